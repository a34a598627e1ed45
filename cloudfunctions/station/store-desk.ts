import type { PlaceKey, PlacePath } from '../../domain/role/place'
import type { SampleShelf } from '../../domain/sample/lifecycle'
import { database, row, rows, type Database, type Transaction } from '../platform/database'
import { GRANTS, type GrantDocument } from '../platform/grants'
import type { StationDocument } from './document'

const STATIONS = 'stations'

/** A whole station as it stands. */
export async function wholeStation(id: string): Promise<StationDocument | null> {
  const db = await database()
  return row<StationDocument>(db.collection(STATIONS).doc(id).get())
}

/** Replaces a station whole, inside a transaction. */
export async function writeStation(transaction: Transaction, station: StationDocument): Promise<void> {
  const { _id, ...rest } = station
  await transaction.collection(STATIONS).doc(_id).set(rest)
}

/** Changes parts of a station, each whole, inside a transaction. */
export async function updateStation(
  transaction: Transaction,
  id: string,
  changes: Partial<
    Pick<StationDocument, 'live' | 'closure' | 'closedByStaff' | 'hours' | 'tags' | 'updatedAt'>
  >,
): Promise<void> {
  const { command } = await database()
  const whole = Object.entries(changes).map(([field, value]) => [field, command.set(value)] as const)
  await transaction.collection(STATIONS).doc(id).update(Object.fromEntries(whole))
}

/** More than anybody gives at one station. */
const MOST_GRANTS_THERE = 200

/** Roles that are held on a station, inside a transaction. */
export async function grantsOn(transaction: Transaction, place: PlaceKey): Promise<GrantDocument[]> {
  return rows<GrantDocument>(
    transaction.collection(GRANTS).where({ path: place }).limit(MOST_GRANTS_THERE).get(),
  )
}

/** Tells roles or invitations where their place stands by now and what it is called. */
export async function moveRole(
  { command }: Pick<Database, 'command'>,
  transaction: Transaction,
  collection: typeof GRANTS | typeof INVITATIONS,
  id: string,
  ground: Pick<GrantDocument, 'path' | 'within' | 'placeName'>,
): Promise<void> {
  const whole = Object.entries(ground).map(([field, value]) => [field, command.set(value)] as const)
  await transaction.collection(collection).doc(id).update(Object.fromEntries(whole))
}

export const SUBMISSIONS = 'submissions'
export const SAMPLES = 'samples'
const PAGE = 500

/** Ids of the samples of a station that are not done, inside a transaction: no more than a room has before it. */
export async function openSamplesOf(transaction: Transaction, station: string): Promise<string[]> {
  const open: readonly SampleShelf[] = ['to_test', 'testing', 'to_verify', 'to_screen_again']
  const { command } = await database()
  const found = await rows<{ _id: string }>(
    transaction
      .collection(SAMPLES)
      .where({ station, shelf: command.in([...open]) })
      .field({ _id: true })
      .limit(1000)
      .get(),
  )
  return found.map(({ _id }) => _id)
}

/** Ids of all that people sent of a station and that staff find on a shelf, page by page, inside a transaction. */
export async function* submissionsOf(
  { command }: Pick<Database, 'command'>,
  transaction: Transaction,
  station: string,
): AsyncGenerator<string> {
  for (let after = ''; ;) {
    const page = await rows<{ _id: string }>(
      transaction
        .collection(SUBMISSIONS)
        .where({ station, shelf: command.neq(null), _id: command.gt(after) })
        .field({ _id: true })
        .orderBy('_id', 'asc')
        .limit(PAGE)
        .get(),
    )
    for (const { _id } of page) yield _id
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last._id
  }
}

/** What stands at a station stands where the station does. */
export async function movePath(
  { command }: Pick<Database, 'command'>,
  transaction: Transaction,
  collection: typeof SUBMISSIONS | typeof SAMPLES,
  id: string,
  path: PlacePath,
): Promise<void> {
  await transaction
    .collection(collection)
    .doc(id)
    .update({ path: command.set(path) })
}

export const INVITATIONS = 'invitations'

/** Ids of invitations to a station, inside a transaction. */
export async function invitationsTo(transaction: Transaction, place: PlaceKey): Promise<{ _id: string }[]> {
  return rows<{ _id: string }>(
    transaction.collection(INVITATIONS).where({ path: place, state: 'open' }).limit(MOST_GRANTS_THERE).get(),
  )
}
