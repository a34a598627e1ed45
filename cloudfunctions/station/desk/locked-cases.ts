import { NuanlinError } from '../../../domain/contract/errors'
import type { Locale } from '../../../domain/contract/locale'
import { nameIn } from '../../../domain/contract/name'
import { placeKey } from '../../../domain/role/place'
import type { Role } from '../../../domain/role/roles'
import type { stationContract } from '../../../domain/station/contract'
import type { LockedCase } from '../../../domain/station/desk-contract'
import { deskRoles } from '../../../domain/station/desk-roles'
import { LOCKED_DAYS } from '../../../domain/station/locked-report'
import { DAY, type Instant } from '../../../domain/time/china-time'
import type { MutationHandler, QueryHandler, StaffCall } from '../../platform/call'
import { subjectInside } from '../../platform/people'
import { tellAnswer, toAnswer } from '../locked'
import * as store from '../store-locked'

type Procedures = (typeof stationContract)['procedures']

const PAGE = 20

export const lockedReports: QueryHandler<Procedures['lockedReports']> = async ({ place, cursor }, call) => {
  const key = placeKey(place)
  const scope = ['station.lockedReports', call.caller.subject, key]
  const { items, next } = await store.casesBelow(key, { cursor, limit: PAGE, scope, now: call.now })
  return { items: await toCases(items, call.now, call.locale), next, days: LOCKED_DAYS }
}

export const answerLocked: MutationHandler<Procedures['answerLocked']> = {
  async effect({ caseId, code, note }, call, transaction) {
    const found = await store.caseInside(transaction, caseId)
    if (!found) throw new NuanlinError('NOT_FOUND')
    if (found.state !== 'open') throw new NuanlinError('ALREADY_ANSWERED')
    const at = new Date(call.now)
    const answer = { code, note, at, role: roleHere(call) }
    await store.writeCase(transaction, {
      ...found,
      state: 'answered',
      answer,
      updatedAt: at,
      version: found.version + 1,
    })
    for (const reporter of await store.reportersInside(transaction, found)) {
      const subject = await subjectInside(transaction, reporter)
      if (subject !== null) await tellAnswer(transaction, subject, found, answer, at)
    }
    return {
      reference: caseId,
      act: {
        target: { kind: 'locked_case', id: caseId },
        before: { state: found.state, people: found.people },
        after: { state: 'answered', people: found.people, code, note },
      },
    }
  },
  async answer(_reference, { caseId }, call) {
    const found = await store.lockedCaseById(caseId)
    const [one] = found ? await toCases([found], call.now, call.locale) : []
    if (!one) throw new NuanlinError('NOT_FOUND')
    return one
  },
}

/** The role in which the caller answers. */
function roleHere({ held, path }: StaffCall): Role | null {
  const wanted: readonly Role[] = deskRoles
  return held.find(({ role, place }) => wanted.includes(role) && path.includes(place))?.role ?? null
}

async function toCases(
  cases: readonly store.LockedCaseDocument[],
  now: Instant,
  locale: Locale,
): Promise<LockedCase[]> {
  const lately = await store.peopleSince(
    cases.map(({ station }) => station),
    new Date(now - LOCKED_DAYS * DAY),
  )
  return cases.map(one => ({
    caseId: one._id,
    stationId: one.station,
    stationName: nameIn(one.stationName, locale),
    areaNames: one.areaNames.map(name => nameIn(name, locale)),
    people: one.people,
    outsideHours: one.outsideHours ?? 0,
    peopleLately: lately.get(one.station) ?? 0,
    firstAt: one.firstAt.toISOString(),
    lastAt: one.lastAt.toISOString(),
    answer: toAnswer(one),
    answeredAs: one.answer?.role ?? null,
  }))
}
