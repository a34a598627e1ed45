import type { Point } from '../../domain/geo/geo'
import { AREAS, type AreaDocument } from '../platform/areas'
import { database, rows, type Transaction } from '../platform/database'
import { pointFrom } from '../platform/geo-point'
import { beginsWith } from '../platform/search-query'

const MOST_CHILDREN = 500

export async function findChildren(parent: string): Promise<AreaDocument[]> {
  const db = await database()
  return rows<AreaDocument>(
    db.collection(AREAS).where({ parent }).orderBy('order', 'asc').limit(MOST_CHILDREN).get(),
  )
}

/** Communities whose tokens begin with the word. */
export async function findCommunities(word: string, limit: number): Promise<AreaDocument[]> {
  const db = await database()
  return rows<AreaDocument>(
    db
      .collection(AREAS)
      .where({ level: 'community', words: beginsWith(db, word) })
      .limit(limit)
      .get(),
  )
}

/** Areas of a level by the distance of their centres. */
export async function findNearest(
  level: 'community' | 'grid',
  point: Point,
  limit: number,
): Promise<AreaDocument[]> {
  const db = await database()
  const centre = db.command.geoNear({ geometry: new db.Geo.Point(point.lng, point.lat) })
  return rows<AreaDocument>(db.collection(AREAS).where({ level, centre }).limit(limit).get())
}

/** Everything directly below an area, closed ones included. */
export async function childrenInside(transaction: Transaction, parent: string): Promise<AreaDocument[]> {
  return rows<AreaDocument>(
    transaction.collection(AREAS).where({ parent }).orderBy('order', 'asc').limit(MOST_CHILDREN).get(),
  )
}

export async function addArea(transaction: Transaction, area: AreaDocument): Promise<void> {
  await transaction.collection(AREAS).add(area)
}

export async function writeArea(
  transaction: Transaction,
  { _id, centre, ...rest }: AreaDocument,
): Promise<void> {
  const { lng, lat } = pointFrom(centre)
  const stored = { ...rest, centre: { type: 'Point', coordinates: [lng, lat] } }
  await transaction.collection(AREAS).doc(_id).set(stored)
}
