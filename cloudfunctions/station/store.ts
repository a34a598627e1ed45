import type { Point } from '../../domain/geo/geo'
import { database, row, rows, type Database, type Transaction } from '../platform/database'
import { beginsWith } from '../platform/search-query'
import type { StationDocument } from './document'

const STATIONS = 'stations'
const FAVOURITES = 'favourites'
const REPORTS = 'locked_reports'

/** What search and filters need is not part of what a page shows. */
const SHOWN = { tags: false, words: false, fingerprint: false } as const
export type ShownStation = Omit<StationDocument, keyof typeof SHOWN>

export interface Near {
  readonly point: Point
  /** Every group must be met, by any of its tags. */
  readonly tagGroups: readonly (readonly string[])[]
  /** Every word must begin some token. */
  readonly words: readonly string[]
  /** Metres. */
  readonly atLeast?: number
  readonly atMost?: number
}

/** Stations in the order of their distance. */
export async function findNearest(near: Near, limit: number): Promise<ShownStation[]> {
  const db = await database()
  const location = db.command.geoNear({
    geometry: new db.Geo.Point(near.point.lng, near.point.lat),
    ...(near.atLeast === undefined ? {} : { minDistance: near.atLeast }),
    ...(near.atMost === undefined ? {} : { maxDistance: near.atMost }),
  })
  const query = db.collection(STATIONS).where(allOf(db, [...conditions(db, near), { location }]))
  return rows<ShownStation>(query.field(SHOWN).limit(limit).get())
}

/** Stations whose tokens match, in no order, found by the first word; for words that few stations carry. */
export async function findByWords(
  near: Pick<Near, 'tagGroups' | 'words'>,
  limit: number,
): Promise<ShownStation[]> {
  const db = await database()
  return rows<ShownStation>(
    db
      .collection(STATIONS)
      .where(allOf(db, conditions(db, near)))
      .field(SHOWN)
      .limit(limit)
      .get(),
  )
}

function conditions(db: Database, { tagGroups, words }: Pick<Near, 'tagGroups' | 'words'>): object[] {
  return [
    ...words.map(word => ({ words: beginsWith(db, word) })),
    ...tagGroups.map(tags => ({ tags: tags.length === 1 ? tags[0] : db.command.in(tags) })),
  ]
}

function allOf(db: Database, all: readonly object[]): unknown {
  return all.length === 1 ? all[0] : db.command.and(...all)
}

export async function findStation(id: string): Promise<ShownStation | null> {
  const db = await database()
  const [found] = await rows<ShownStation>(
    db.collection(STATIONS).where({ _id: id }).field(SHOWN).limit(1).get(),
  )
  return found ?? null
}

export async function findStations(ids: readonly string[]): Promise<Map<string, ShownStation>> {
  if (ids.length === 0) return new Map()
  const db = await database()
  const found = await rows<ShownStation>(
    db
      .collection(STATIONS)
      .where({ _id: db.command.in(ids) })
      .field(SHOWN)
      .limit(ids.length)
      .get(),
  )
  return new Map(found.map(station => [station._id, station]))
}

/** Inside a transaction: whether the station is there. */
export async function stationExists(transaction: Transaction, id: string): Promise<boolean> {
  return (await row(transaction.collection(STATIONS).doc(id).get())) !== null
}

interface FavouriteDocument {
  readonly _id: string
  readonly person: string
  readonly station: string
  readonly createdAt: Date
}

const favouriteId = (person: string, station: string) => `${person}:${station}`

export async function isFavourite(person: string, station: string): Promise<boolean> {
  const db = await database()
  return (await row(db.collection(FAVOURITES).doc(favouriteId(person, station)).get())) !== null
}

/** Newest first, continuing after a position. */
export async function findFavourites(
  person: string,
  after: { createdAt: string; id: string } | null,
  limit: number,
): Promise<FavouriteDocument[]> {
  const db = await database()
  const { command } = db
  const mine = { person }
  const condition = after
    ? command.and(
        mine,
        command.or(
          { createdAt: command.lt(new Date(after.createdAt)) },
          { createdAt: new Date(after.createdAt), _id: command.gt(after.id) },
        ),
      )
    : mine
  return rows<FavouriteDocument>(
    db
      .collection(FAVOURITES)
      .where(condition)
      .orderBy('createdAt', 'desc')
      .orderBy('_id', 'asc')
      .limit(limit)
      .get(),
  )
}

/** @returns whether anything changed */
export async function writeFavourite(
  transaction: Transaction,
  person: string,
  station: string,
  favourite: boolean,
  createdAt: Date,
): Promise<boolean> {
  const document = transaction.collection(FAVOURITES).doc(favouriteId(person, station))
  const was = (await row(document.get())) !== null
  if (was === favourite) return false
  if (favourite) await document.set({ person, station, createdAt })
  else await document.delete()
  return true
}

interface LockedReportDocument {
  readonly _id: string
  readonly station: string
  readonly person: string
  readonly reportedAt: Date
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

/** Adds a report unless the person's last one of this station is younger than `since`; returns the one that counts. */
export async function writeLockedReport(
  transaction: Transaction,
  report: Omit<LockedReportDocument, '_id'> & { readonly id: string },
  since: Date,
): Promise<string> {
  const reports = transaction.collection(REPORTS)
  const { id, ...rest } = report
  const [last] = await rows<LockedReportDocument>(
    reports
      .where({ person: rest.person, station: rest.station })
      .orderBy('reportedAt', 'desc')
      .limit(1)
      .get(),
  )
  if (last && last.reportedAt > since) return last._id
  await reports.add({ _id: id, ...rest })
  return id
}
