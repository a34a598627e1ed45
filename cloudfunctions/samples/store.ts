import type { Name } from '../../domain/contract/name'
import type { Held, PlaceKey } from '../../domain/role/place'
import type { SampleShelf } from '../../domain/sample/lifecycle'
import { sampleDeskRoles } from '../../domain/sample/sample-roles'
import type { StationKind } from '../../domain/station/kinds'
import { tagsInReach } from '../../domain/station/place-tags'
import { database, row, rows, type Reader, type Transaction } from '../platform/database'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'
import { oldestFirst } from '../platform/oldest-first'
import type { SampleDocument } from './document'

export const SAMPLES = 'samples'

export async function sampleInside(reader: Reader, id: string): Promise<SampleDocument | null> {
  return row<SampleDocument>(reader.collection(SAMPLES).doc(id).get())
}

export async function findSample(id: string): Promise<SampleDocument | null> {
  return sampleInside(await database(), id)
}

export async function sampleByNumber(reader: Reader, number: string): Promise<SampleDocument | null> {
  const [found] = await rows<SampleDocument>(
    reader.collection(SAMPLES).where({ serial: number }).limit(1).get(),
  )
  return found ?? null
}

export async function addSample(transaction: Transaction, sample: SampleDocument): Promise<void> {
  await transaction.collection(SAMPLES).add(sample)
}

export async function writeSample(transaction: Transaction, sample: SampleDocument): Promise<void> {
  const { _id, ...rest } = sample
  await transaction.collection(SAMPLES).doc(_id).set(rest)
}

/** What somebody follows, newest first. */
export function samplesOf(person: string, page: PageAsked): Promise<Page<SampleDocument>> {
  return newestFirst<SampleDocument>(SAMPLES, { person }, 'createdAt', page)
}

/** What was taken in under a booking, in its order. */
export async function samplesUnder(booking: string, most: number): Promise<SampleDocument[]> {
  const db = await database()
  return rows(
    db
      .collection(SAMPLES)
      .where({ booking })
      .orderBy('createdAt', 'asc')
      .orderBy('_id', 'asc')
      .limit(most)
      .get(),
  )
}

/** A shelf of a station: what is done newest first, what waits oldest first. */
export function onShelf(station: string, shelf: SampleShelf, page: PageAsked): Promise<Page<SampleDocument>> {
  return shelf === 'done'
    ? newestFirst<SampleDocument>(SAMPLES, { station, shelf }, 'stateAt', page)
    : oldestFirst<SampleDocument>(SAMPLES, { station, shelf }, 'stateAt', page)
}

/** How many of a shelf stand at these places or below them. */
export async function countOnShelf(places: readonly PlaceKey[], shelf: SampleShelf): Promise<number> {
  if (places.length === 0) return 0
  const db = await database()
  const { total } = await db
    .collection(SAMPLES)
    .where({ path: db.command.in([...places]), shelf })
    .count()
  return total
}

/** A station where food is tested. */
export interface Room {
  readonly _id: string
  readonly name: Name
  readonly areaPath: readonly string[]
}

const ROOM_KINDS: readonly StationKind[] = ['food_test_room', 'food_test_vehicle']
const MOST_ROOMS = 100

/** Food-test rooms and vehicles that the roles of a sample desk reach, by their names. */
export async function roomsInReach(held: readonly Held[]): Promise<Room[]> {
  const tags = tagsInReach(held, sampleDeskRoles).filter(
    tag => tag.startsWith('is:') || ROOM_KINDS.some(kind => tag.endsWith(`:${kind}`)),
  )
  if (tags.length === 0) return []
  const db = await database()
  const found = await rows<Room & { readonly kinds: readonly StationKind[] }>(
    db
      .collection('stations')
      .where({ tags: db.command.in(tags) })
      .field({ name: true, areaPath: true, kinds: true })
      .limit(MOST_ROOMS)
      .get(),
  )
  return found
    .filter(({ kinds }) => kinds.some(kind => ROOM_KINDS.includes(kind)))
    .sort((a, b) => (a.name.zh < b.name.zh ? -1 : 1))
}

/** What stations are called. */
export async function stationNames(ids: readonly string[]): Promise<Map<string, Name>> {
  if (ids.length === 0) return new Map()
  const db = await database()
  const found = await rows<{ readonly _id: string; readonly name: Name }>(
    db
      .collection('stations')
      .where({ _id: db.command.in([...new Set(ids)]) })
      .field({ name: true })
      .limit(1000)
      .get(),
  )
  return new Map(found.map(({ _id, name }) => [_id, name]))
}
