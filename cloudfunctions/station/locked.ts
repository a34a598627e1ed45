import { randomUUID } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import { areaPath, placeKey, stationPlace } from '../../domain/role/place'
import type { stationContract } from '../../domain/station/contract'
import type { LockedAnswer, MyLockedReport } from '../../domain/station/locked-report'
import { MINUTE } from '../../domain/time/china-time'
import type { MutationHandler } from '../platform/call'
import type { Transaction } from '../platform/database'
import { district } from '../platform/district'
import { writePerson } from '../platform/people'
import type { StationDocument } from './document'
import { stationInside } from './store'
import * as store from './store-locked'

/**
 * Adds to the open case of the station, or opens one. A second report of the same person within the district's time
 * is the first, unless staff have answered since: then it is news.
 */
export const reportLocked: MutationHandler<(typeof stationContract)['procedures']['reportLocked']> = {
  async effect({ stationId }, { caller, now }, transaction) {
    const station = await stationInside(transaction, stationId)
    if (!station) throw new NuanlinError('NOT_FOUND')
    const { rules } = await district(now)
    const reportedAt = new Date(now)
    const person = (await writePerson(transaction, caller, reportedAt, () => ({})))._id
    const [last, newest] = [
      await store.lastReportInside(transaction, person, stationId),
      await store.newestCaseInside(transaction, stationId),
    ]
    const answeredSince = newest?.state === 'answered' && last?.case === newest._id
    const since = now - rules.lockedReport.repeatMinutes * MINUTE
    if (last && last.reportedAt.getTime() > since && !answeredSince)
      return { reference: last._id, onBehalf: null }
    const id = randomUUID()
    const open = newest?.state === 'open' ? newest : null
    const caseId = open
      ? await joinCase(transaction, open, last?.case !== open._id, reportedAt)
      : await openCase(transaction, station, (newest?.number ?? 0) + 1, reportedAt)
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

async function joinCase(
  transaction: Transaction,
  open: store.LockedCaseDocument,
  newPerson: boolean,
  at: Date,
): Promise<string> {
  await store.writeCase(transaction, {
    ...open,
    people: open.people + (newPerson ? 1 : 0),
    lastAt: at,
    updatedAt: at,
    version: open.version + 1,
  })
  return open._id
}

async function openCase(
  transaction: Transaction,
  station: StationDocument,
  number: number,
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
    firstAt: at,
    lastAt: at,
    answer: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  })
  return id
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
