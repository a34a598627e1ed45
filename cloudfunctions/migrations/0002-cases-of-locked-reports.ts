import { areaPath, placeKey, stationPlace } from '../../domain/role/place'
import { isConflict, row, rows, type Database, type Transaction } from '../platform/database'
import type { StationDocument } from '../station/document'
import type { LockedCaseDocument, LockedReportDocument } from '../station/store-locked'
import type { Migration } from './migration'

const BATCH = 50
const TRIES = 10

/**
 * What visitors reported before staff could answer becomes the first case of its station: open, with everybody who
 * reported counted once. Reports that came in since, under the new release, stay in the case they opened or joined.
 */
export const casesOfLockedReports: Migration = {
  number: 2,
  summary: 'older found-it-locked reports reach staff as cases',
  async batch(db, after, now) {
    const page = await rows<LockedReportDocument>(
      db
        .collection('locked_reports')
        .where({ _id: db.command.gt(after) })
        .orderBy('_id', 'asc')
        .limit(BATCH)
        .get(),
    )
    let changed = 0
    const old = page.filter(report => report.case === undefined)
    for (const station of new Set(old.map(report => report.station))) {
      const ids = old.filter(report => report.station === station).map(({ _id }) => _id)
      changed += await intoCase(db, station, ids, now)
    }
    return { next: page.length < BATCH ? null : (page.at(-1)?._id ?? null), changed }
  },
}

/** @returns how many reports found their case */
async function intoCase(db: Database, stationId: string, ids: readonly string[], now: Date): Promise<number> {
  for (let i = 0; i < TRIES; i++) {
    const transaction = await db.startTransaction()
    try {
      const changed = await join(transaction, stationId, ids, now)
      await transaction.commit()
      return changed
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      if (!isConflict(error)) throw error
    }
  }
  throw new Error(`the reports of ${stationId} were written over and over while they were migrated`)
}

async function join(
  transaction: Transaction,
  stationId: string,
  ids: readonly string[],
  now: Date,
): Promise<number> {
  const station = await row<StationDocument>(transaction.collection('stations').doc(stationId).get())
  // Nobody is in charge of a station that is no more.
  if (!station) return 0
  const reports = transaction.collection('locked_reports')
  const caseId = `${stationId}#1`
  let one =
    (await row<LockedCaseDocument>(transaction.collection('locked_cases').doc(caseId).get())) ??
    opened(station, caseId, now)
  let changed = 0
  for (const id of ids) {
    const report = await row<LockedReportDocument>(reports.doc(id).get())
    if (!report || report.case !== undefined) continue
    const { person, reportedAt } = report
    const [other] = await rows(reports.where({ person, station: stationId, case: caseId }).limit(1).get())
    await reports.doc(id).update({ case: caseId })
    one = {
      ...one,
      people: one.people + (other ? 0 : 1),
      firstAt: reportedAt < one.firstAt || one.people === 0 ? reportedAt : one.firstAt,
      lastAt: reportedAt > one.lastAt || one.people === 0 ? reportedAt : one.lastAt,
      updatedAt: now,
      version: one.version + 1,
    }
    changed++
  }
  if (changed > 0) {
    const { _id, ...rest } = one
    await transaction.collection('locked_cases').doc(_id).set(rest)
  }
  return changed
}

/** An open case that nobody is counted in yet. */
function opened(station: StationDocument, id: string, now: Date): LockedCaseDocument {
  return {
    _id: id,
    station: station._id,
    number: 1,
    stationName: station.name,
    areaNames: station.areaNames,
    path: [...areaPath(station.areaPath), placeKey(stationPlace(station._id))],
    state: 'open',
    people: 0,
    firstAt: now,
    lastAt: now,
    answer: null,
    createdAt: now,
    updatedAt: now,
    version: 0,
  }
}
