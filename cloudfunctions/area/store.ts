import type { Point } from '../../domain/geo/geo'
import { AREAS, type AreaDocument } from '../platform/areas'
import { database, rows } from '../platform/database'
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

/** Communities by the distance of their centres. */
export async function findNearestCommunities(point: Point, limit: number): Promise<AreaDocument[]> {
  const db = await database()
  const centre = db.command.geoNear({ geometry: new db.Geo.Point(point.lng, point.lat) })
  return rows<AreaDocument>(db.collection(AREAS).where({ level: 'community', centre }).limit(limit).get())
}
