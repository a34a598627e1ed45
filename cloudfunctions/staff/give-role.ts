import { randomUUID } from 'node:crypto'
import { placeKey } from '../../domain/role/place'
import type { PlaceRef } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import { row, rows, type Database } from '../platform/database'
import { grantId, GRANTS, type GrantDocument } from '../platform/grants'
import { groundIn } from '../platform/places'

/**
 * Gives a role without an invitation: for the personas of a local preview and for tests. No function calls it.
 * A grant that is already there stays as it is.
 * @throws when there is no such place
 */
export async function giveRole(
  database: Database,
  {
    subject,
    nickname,
    role,
    place,
    at,
  }: {
    readonly subject: string
    readonly nickname: string
    readonly role: Role
    readonly place: PlaceRef
    readonly at: Date
  },
): Promise<void> {
  const ground = await groundIn(database, place)
  if (!ground) throw new Error(`there is no place ${placeKey(place)}`)
  const person = await personOf(database, subject, nickname, at)
  const _id = grantId(person, role, placeKey(place))
  const document = database.collection(GRANTS).doc(_id)
  if (await row(document.get())) return
  const grant: Omit<GrantDocument, '_id'> = {
    subject,
    person,
    role,
    place: placeKey(place),
    placeName: ground.name,
    within: ground.within,
    path: ground.path,
    state: 'active',
    listed: true,
    givenBy: null,
    since: at,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  await document.set(grant)
  if (role !== 'administrator') return
  const guard = database.collection('guards').doc('administrators')
  await guard.set({ count: ((await row<{ count: number }>(guard.get()))?.count ?? 0) + 1 })
}

/** Somebody's id in `people`, made with a nickname where they have not been here. */
export async function personOf(
  database: Database,
  subject: string,
  nickname: string,
  at: Date,
): Promise<string> {
  const people = database.collection('people')
  const [known] = await rows<{ _id: string }>(people.where({ subject }).limit(1).get())
  if (known) return known._id
  const _id = randomUUID()
  const nothing = { community: null, language: null, careMode: false, favourites: 0 }
  await people.add({ _id, subject, nickname, ...nothing, createdAt: at, updatedAt: at, version: 1 })
  return _id
}
