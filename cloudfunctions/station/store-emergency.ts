import type { PlacePath } from '../../domain/role/place'
import { areaPlace, placeKey } from '../../domain/role/place'
import type { Emergency } from '../../domain/station/emergency'
import { database, row, rows, type Reader, type Transaction } from '../platform/database'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'

/** An emergency as stored in `emergencies`: the whole of it, for all the stations it covers. */
export interface EmergencyDocument extends Omit<Emergency, 'id' | 'startedAt'> {
  readonly _id: string
  /** Keys of the area and all that hold it. */
  readonly path: PlacePath
  readonly state: 'active' | 'ended'
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const EMERGENCIES = 'emergencies'
const GUARDS = 'guards'
const GUARD = 'emergencies'

/** More at the same time than any district has; every call that shows stations reads them all. */
export const MOST_EMERGENCIES = 50

/** Those in force at this moment, newest first. Read for every call that shows stations, never from memory. */
export async function activeEmergencies(): Promise<Emergency[]> {
  const db = await database()
  const active = await rows<EmergencyDocument>(
    db.collection(EMERGENCIES).where({ state: 'active' }).limit(MOST_EMERGENCIES).get(),
  )
  return active.map(toEmergency).sort((a, b) => b.startedAt - a.startedAt)
}

export function toEmergency({ _id, startedAt, ...rest }: EmergencyDocument): Emergency {
  return { ...rest, id: _id, startedAt: startedAt.getTime() }
}

export async function findEmergency(id: string): Promise<EmergencyDocument | null> {
  const db = await database()
  return row<EmergencyDocument>(db.collection(EMERGENCIES).doc(id).get())
}

export async function emergencyInside(reader: Reader, id: string): Promise<EmergencyDocument | null> {
  return row<EmergencyDocument>(reader.collection(EMERGENCIES).doc(id).get())
}

/** Emergencies of an area or below it: those in force first, then newest first. */
export function emergenciesBelow(area: string, page: PageAsked): Promise<Page<EmergencyDocument>> {
  return newestFirst<EmergencyDocument>(EMERGENCIES, { path: placeKey(areaPlace(area)) }, 'startedAt', page, {
    field: 'state',
    order: 'asc',
  })
}

/** Those in force at the areas that hold one, newest first. */
export async function emergenciesAbove(path: PlacePath, area: string): Promise<EmergencyDocument[]> {
  const db = await database()
  const above = path.flatMap(key => (key.startsWith('area:') ? key.slice('area:'.length) : []))
  const active = await rows<EmergencyDocument>(
    db.collection(EMERGENCIES).where({ state: 'active' }).limit(MOST_EMERGENCIES).get(),
  )
  return active
    .filter(one => one.area !== area && above.includes(one.area))
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
}

/**
 * Those in force, inside a transaction that is about to add one. All who start one write the same guard: two at once
 * would else each see none.
 */
export async function activeInside(transaction: Transaction, at: Date): Promise<EmergencyDocument[]> {
  const guard = transaction.collection(GUARDS).doc(GUARD)
  const count = ((await row<{ count: number }>(guard.get()))?.count ?? 0) + 1
  await guard.set({ count, updatedAt: at })
  return rows<EmergencyDocument>(
    transaction.collection(EMERGENCIES).where({ state: 'active' }).limit(MOST_EMERGENCIES).get(),
  )
}

export async function addEmergency(transaction: Transaction, emergency: EmergencyDocument): Promise<void> {
  await transaction.collection(EMERGENCIES).add(emergency)
}

export async function writeEmergency(transaction: Transaction, emergency: EmergencyDocument): Promise<void> {
  const { _id, ...rest } = emergency
  await transaction.collection(EMERGENCIES).doc(_id).set(rest)
}
