import type { Point } from '../../domain/geo/geo'
import { database, row, rows, type Database, type Transaction } from '../platform/database'
import { beginsWith } from '../platform/search-query'
import type { StationDocument } from './document'

const STATIONS = 'stations'
const FAVOURITES = 'favourites'

/** What search and filters need is not part of what a page shows. */
const SHOWN = { tags: false, words: false, fingerprint: false, listed: false } as const
export type ShownStation = Omit<StationDocument, keyof typeof SHOWN>

export interface Near {
  readonly point: Point
  /** Every group must be met, by any of its tags. */
  readonly tagGroups: readonly (readonly string[])[]
  /** None of these may be there. */
  readonly without: readonly string[]
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
  near: Pick<Near, 'tagGroups' | 'without' | 'words'>,
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

function conditions(
  db: Database,
  { tagGroups, without, words }: Pick<Near, 'tagGroups' | 'without' | 'words'>,
): object[] {
  return [
    ...words.map(word => ({ words: beginsWith(db, word) })),
    ...tagGroups.map(tags => ({ tags: tags.length === 1 ? tags[0] : db.command.in(tags) })),
    ...(without.length > 0 ? [{ tags: db.command.nin(without) }] : []),
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

/** A whole station inside a transaction. */
export async function stationInside(transaction: Transaction, id: string): Promise<StationDocument | null> {
  return row<StationDocument>(transaction.collection(STATIONS).doc(id).get())
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

/** How many stations carry any of some tags. */
export async function countTagged(tags: readonly string[]): Promise<number> {
  const db = await database()
  return (
    await db
      .collection(STATIONS)
      .where({ tags: db.command.in(tags) })
      .count()
  ).total
}
