import { randomUUID } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import { areaPath, placeKey, stationPlace } from '../../domain/role/place'
import type { stationContract } from '../../domain/station/contract'
import { deskRoles } from '../../domain/station/desk-roles'
import { inForce } from '../../domain/station/emergency'
import { isSurelyShut, openState } from '../../domain/station/opening'
import type { LockedAnswer, MyLockedReport } from '../../domain/station/locked-report'
import { DAY, MINUTE, type Instant } from '../../domain/time/china-time'
import type { MutationHandler } from '../platform/call'
import type { Transaction } from '../platform/database'
import { district } from '../platform/district'
import { nearestHolders } from '../platform/grants'
import { tell } from '../platform/notify'
import { writePerson } from '../platform/people'
import type { StationDocument } from './document'
import { stationInside } from './store'
import { activeEmergencies } from './store-emergency'
import * as store from './store-locked'

/** What was found longer ago than this is not news, and rather the sign of a wrong clock. */
const LATEST = DAY

/** Cases of a station that can be younger than a visit which is told as late as can be. */
const COVERING = 20

/** When somebody stood there: as they say, where that can be. */
function momentOf(foundAt: string | undefined, now: Instant): Date {
  const found = foundAt === undefined ? now : Date.parse(foundAt)
  return new Date(found <= now && found > now - LATEST ? found : now)
}

/**
 * Adds to the open case of the station, or opens one. A second report of the same person within the district's time
 * is the first, unless staff have answered since: then it is news. One that arrives late belongs to the case that was
 * answered after it was found.
 */
export const reportLocked: MutationHandler<(typeof stationContract)['procedures']['reportLocked']> = {
  async effect({ stationId, foundAt }, { caller, now }, transaction) {
    const station = await stationInside(transaction, stationId)
    if (!station) throw new NuanlinError('NOT_FOUND')
    const { rules } = await district(now)
    const reportedAt = momentOf(foundAt, now)
    const person = (await writePerson(transaction, caller, new Date(now), () => ({})))._id
    const last = await store.lastReportInside(transaction, person, stationId)
    const cases = await store.casesInside(transaction, stationId, COVERING)
    const [newest] = cases
    // Of those that were not answered before the visit, the first: its answer was about that time.
    const covers = cases.findLast(({ answer }) => !answer || answer.at > reportedAt) ?? null
    const answeredSince = newest?.state === 'answered' && last?.case === newest._id && !covers
    const apart = last ? Math.abs(reportedAt.getTime() - last.reportedAt.getTime()) : Infinity
    if (last && apart < rules.lockedReport.repeatMinutes * MINUTE && !answeredSince)
      return { reference: last._id, onBehalf: null }
    const id = randomUUID()
    const outside = await isOutsideHours(station, reportedAt.getTime())
    const caseId = covers
      ? await joinCase(transaction, covers, { newPerson: last?.case !== covers._id, outside }, reportedAt)
      : await openCase(transaction, station, { number: (newest?.number ?? 0) + 1, outside }, reportedAt)
    if (!covers) await tellStaff(transaction, station, { reporter: caller.subject, outside }, new Date(now))
    if (covers?.answer) await tellAnswer(transaction, caller.subject, covers, covers.answer, new Date(now))
    await store.addReport(transaction, { _id: id, station: stationId, person, reportedAt, case: caseId })
    const act = { target: stationPlace(stationId), before: null, after: { report: 'locked' } }
    return { reference: id, onBehalf: act }
  },
  async answer(reference, { stationId }) {
    const report = reference === null ? null : await store.lockedReportById(reference)
    if (!report) throw new NuanlinError('NOT_FOUND')
    return { stationId, reportedAt: report.reportedAt.toISOString() }
  },
}

/** Those who found the door locked hear what staff said of it, the same whether they told before or after. */
export async function tellAnswer(
  transaction: Transaction,
  subject: string,
  { station, stationName }: Pick<store.LockedCaseDocument, 'station' | 'stationName'>,
  { code, note }: Pick<LockedAnswer, 'code' | 'note'>,
  at: Date,
): Promise<void> {
  await tell(
    transaction,
    subject,
    { kind: 'locked_answered', stationId: station, stationName, code, note },
    at,
  )
}

async function joinCase(
  transaction: Transaction,
  one: store.LockedCaseDocument,
  { newPerson, outside }: { readonly newPerson: boolean; readonly outside: boolean },
  at: Date,
): Promise<string> {
  await store.writeCase(transaction, {
    ...one,
    people: one.people + (newPerson ? 1 : 0),
    outsideHours: (one.outsideHours ?? 0) + (newPerson && outside ? 1 : 0),
    firstAt: one.firstAt < at ? one.firstAt : at,
    lastAt: one.lastAt > at ? one.lastAt : at,
    updatedAt: one.updatedAt > at ? one.updatedAt : at,
    version: one.version + 1,
  })
  return one._id
}

async function openCase(
  transaction: Transaction,
  station: StationDocument,
  { number, outside }: { readonly number: number; readonly outside: boolean },
  at: Date,
): Promise<string> {
  const id = `${station._id}#${number}`
  await store.addCase(transaction, {
    _id: id,
    station: station._id,
    number,
    stationName: station.name,
    areaNames: station.areaNames,
    path: [...areaPath(station.areaPath), placeKey(stationPlace(station._id))],
    state: 'open',
    people: 1,
    outsideHours: outside ? 1 : 0,
    firstAt: at,
    lastAt: at,
    answer: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  })
  return id
}

/** Whether the door was to be closed then, by what was published: hours, special days, emergencies, staff's own word. */
async function isOutsideHours(station: StationDocument, at: Instant): Promise<boolean> {
  const [{ calendar, rules }, emergencies] = await Promise.all([district(at), activeEmergencies()])
  return isSurelyShut(openState(inForce(station, emergencies), calendar, at, rules.open))
}

/** So many of those who keep a station hear of it: more than any has. */
const MOST_TOLD = 30

/** The first report of a case reaches who keeps the station: those held nearest to it, else who is above them. */
async function tellStaff(
  transaction: Transaction,
  { _id, name, areaPath: codes }: StationDocument,
  { reporter, outside }: { readonly reporter: string; readonly outside: boolean },
  at: Date,
): Promise<void> {
  const places = [...areaPath(codes), placeKey(stationPlace(_id))].reverse()
  const keepers = await nearestHolders(transaction, places, deskRoles, MOST_TOLD)
  const notice = {
    kind: 'locked_reported',
    stationId: _id,
    stationName: name,
    outsideHours: outside,
  } as const
  for (const subject of keepers) if (subject !== reporter) await tell(transaction, subject, notice, at)
}

/** What somebody last said of a station, and what staff answered. */
export async function myReport(person: string, station: string): Promise<MyLockedReport | null> {
  const last = await store.lastLockedReport(person, station)
  if (!last) return null
  const found = last.case === undefined ? null : await store.lockedCaseById(last.case)
  return { reportedAt: last.reportedAt.toISOString(), answer: toAnswer(found) }
}

/** The answer of a case as everybody sees it: without who gave it. */
export function toAnswer(one: store.LockedCaseDocument | null): LockedAnswer | null {
  return one?.answer
    ? { code: one.answer.code, note: one.answer.note, at: one.answer.at.toISOString() }
    : null
}
