import type { Point } from '../../domain/geo/geo'
import { areaPlace, placeKey } from '../../domain/role/place'
import { tagsCovered } from '../../domain/station/place-tags'
import { AREAS, type AreaDocument } from '../platform/areas'
import { database, rows, type Transaction } from '../platform/database'
import { pointFrom } from '../platform/geo-point'
import { GRANTS } from '../platform/grants'
import { beginsWith } from '../platform/search-query'

const MOST_CHILDREN = 500
const LOOKED_AT = 100

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

/** Open areas of a level by the distance of their centres, where somebody has said where they lie. */
export async function findNearest(
  level: 'community' | 'grid',
  point: Point,
  limit: number,
): Promise<AreaDocument[]> {
  const db = await database()
  const { command } = db
  const centre = command.geoNear({ geometry: new db.Geo.Point(point.lng, point.lat) })
  return rows<AreaDocument>(
    db
      .collection(AREAS)
      .where({ level, centre, closed: command.neq(true), placedBy: command.neq('nobody') })
      .limit(limit)
      .get(),
  )
}

/** Areas directly below one that are called so, closed ones included. */
export async function namesakes(
  transaction: Transaction,
  parent: string,
  zh: string,
): Promise<AreaDocument[]> {
  return rows<AreaDocument>(
    transaction.collection(AREAS).where({ parent, 'name.zh': zh }).limit(MOST_CHILDREN).get(),
  )
}

/** Those directly below an area that were added last, closed ones included, newest first. */
export async function lastChildren(transaction: Transaction, parent: string): Promise<AreaDocument[]> {
  return rows<AreaDocument>(
    transaction.collection(AREAS).where({ parent }).orderBy('order', 'desc').limit(LOOKED_AT).get(),
  )
}

/** What stands in an area and keeps it from being closed; each is counted up to 100. */
export interface Held {
  readonly areas: number
  readonly stations: number
  readonly roles: number
  readonly emergencies: number
}

export async function heldBy(transaction: Transaction, code: string): Promise<Held> {
  const { command } = await database()
  const path = placeKey(areaPlace(code))
  const tags = command.in(tagsCovered({ area: code, kinds: [] }))
  const count = async (collection: string, condition: object) =>
    (
      await rows(
        transaction.collection(collection).where(condition).field({ _id: true }).limit(LOOKED_AT).get(),
      )
    ).length
  return {
    areas: await count(AREAS, { parent: code, closed: command.neq(true) }),
    stations: await count('stations', { tags }),
    roles: await count(GRANTS, { path, listed: true }),
    emergencies: await count('emergencies', { path, state: 'active' }),
  }
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
