import type { Name } from '../../domain/contract/name'
import type { PlaceKey, PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { LockedAnswerCode } from '../../domain/station/locked-report'
import { database, row, rows, type Reader, type Transaction } from '../platform/database'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'

/** One person's word that a station was locked, as stored in `locked_reports`. */
export interface LockedReportDocument {
  readonly _id: string
  readonly station: string
  readonly person: string
  readonly reportedAt: Date
  /** The case it belongs to; absent in reports from before there were cases. */
  readonly case?: string
}

/** Reports of a station since its staff last answered, as stored in `locked_cases`: answered together. */
export interface LockedCaseDocument {
  /** `<station>#<number>`: two first reports at once cannot both open a case. */
  readonly _id: string
  readonly station: string
  readonly number: number
  readonly stationName: Name
  readonly areaNames: readonly Name[]
  /** Keys of the station and all that hold it: kept in step when the station moves. */
  readonly path: PlacePath
  /** Sorts what is unanswered before what is not. */
  readonly state: 'open' | 'answered'
  /** Different people. */
  readonly people: number
  /** Those among them who came while it was to be closed; absent in cases from before it was counted. */
  readonly outsideHours?: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly answer: {
    readonly code: LockedAnswerCode
    readonly note: string
    readonly at: Date
    readonly role: Role | null
  } | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** Of one case; far more than find a door locked before somebody answers. */
const MOST_REPORTS = 500
const REPORTS = 'locked_reports'
export const CASES = 'locked_cases'

/** The people who reported what a case is about, each once. */
export async function reportersInside(
  transaction: Transaction,
  { _id, station }: Pick<LockedCaseDocument, '_id' | 'station'>,
): Promise<string[]> {
  const reports = await rows<LockedReportDocument>(
    transaction.collection(REPORTS).where({ station, case: _id }).limit(MOST_REPORTS).get(),
  )
  return [...new Set(reports.map(({ person }) => person))]
}

export async function lastLockedReport(
  person: string,
  station: string,
): Promise<LockedReportDocument | null> {
  const db = await database()
  const [last] = await rows<LockedReportDocument>(
    db.collection(REPORTS).where({ person, station }).orderBy('reportedAt', 'desc').limit(1).get(),
  )
  return last ?? null
}

export async function lockedReportById(id: string): Promise<LockedReportDocument | null> {
  const db = await database()
  return row<LockedReportDocument>(db.collection(REPORTS).doc(id).get())
}

export async function lockedCaseById(id: string): Promise<LockedCaseDocument | null> {
  const db = await database()
  return row<LockedCaseDocument>(db.collection(CASES).doc(id).get())
}

/** A person's last report of a station, inside a transaction. */
export async function lastReportInside(
  transaction: Transaction,
  person: string,
  station: string,
): Promise<LockedReportDocument | null> {
  const [last] = await rows<LockedReportDocument>(
    transaction.collection(REPORTS).where({ person, station }).orderBy('reportedAt', 'desc').limit(1).get(),
  )
  return last ?? null
}

export async function addReport(transaction: Transaction, report: LockedReportDocument): Promise<void> {
  await transaction.collection(REPORTS).add(report)
}

export async function caseInside(reader: Reader, id: string): Promise<LockedCaseDocument | null> {
  return row<LockedCaseDocument>(reader.collection(CASES).doc(id).get())
}

export async function addCase(transaction: Transaction, one: LockedCaseDocument): Promise<void> {
  await transaction.collection(CASES).add(one)
}

export async function writeCase(transaction: Transaction, one: LockedCaseDocument): Promise<void> {
  const { _id, ...rest } = one
  await transaction.collection(CASES).doc(_id).set(rest)
}

/** The newest cases of a station, inside a transaction: those that a move or a new name concerns. */
export async function casesInside(
  transaction: Transaction,
  station: string,
  limit: number,
): Promise<LockedCaseDocument[]> {
  return rows<LockedCaseDocument>(
    transaction.collection(CASES).where({ station }).orderBy('number', 'desc').limit(limit).get(),
  )
}

/** Cases of a place or below it: unanswered first, then newest first. */
export function casesBelow(place: PlaceKey, page: PageAsked): Promise<Page<LockedCaseDocument>> {
  return newestFirst<LockedCaseDocument>(CASES, { path: place }, 'lastAt', page, {
    field: 'state',
    order: 'desc',
  })
}

/** How many cases of these places or below them wait for an answer. */
export async function openCasesBelow(places: readonly PlaceKey[]): Promise<number> {
  if (places.length === 0) return 0
  const db = await database()
  const { total } = await db
    .collection(CASES)
    .where({ path: db.command.in([...places]), state: 'open' })
    .count()
  return total
}

/** Most reports that are looked at to count people; beyond it a count is "at least". */
const MOST = 1000

/** How many different people found each of these stations locked since a moment. */
export async function peopleSince(stations: readonly string[], since: Date): Promise<Map<string, number>> {
  if (stations.length === 0) return new Map()
  const db = await database()
  const reports = await rows<Pick<LockedReportDocument, 'station' | 'person'>>(
    db
      .collection(REPORTS)
      .where({ station: db.command.in([...new Set(stations)]), reportedAt: db.command.gt(since) })
      .field({ station: true, person: true })
      .limit(MOST)
      .get(),
  )
  const people = new Map<string, Set<string>>()
  for (const { station, person } of reports)
    people.set(station, (people.get(station) ?? new Set()).add(person))
  return new Map([...people].map(([station, set]) => [station, set.size]))
}

/** How many people wait for an answer at each of these stations. */
export async function unansweredAt(stations: readonly string[]): Promise<Map<string, number>> {
  if (stations.length === 0) return new Map()
  const db = await database()
  const open = await rows<Pick<LockedCaseDocument, 'station' | 'people'>>(
    db
      .collection(CASES)
      .where({ station: db.command.in([...new Set(stations)]), state: 'open' })
      .field({ station: true, people: true })
      .limit(MOST)
      .get(),
  )
  return new Map(open.map(({ station, people }) => [station, people]))
}
