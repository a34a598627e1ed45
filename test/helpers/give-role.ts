import { randomUUID } from 'node:crypto'
import { row, rows, type Database } from '../../cloudfunctions/platform/database'
import { grantId, GRANTS, type GrantDocument } from '../../cloudfunctions/platform/grants'
import type { Name } from '../../domain/contract/name'
import { areaPath, type PlaceKey } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'

/** Gives a person a role without invitation: what a test begins with. */
export async function giveRole(
  database: Database,
  subject: string,
  role: Role,
  place: PlaceKey,
  at: Date,
): Promise<GrantDocument> {
  const person = await personOf(database, subject, at)
  const [kind, code = ''] = place.split(':')
  const ground =
    kind === 'station'
      ? await row<{ name: Name; areaPath: string[]; areaNames: Name[] }>(
          database.collection('stations').doc(code).get(),
        )
      : null
  const area =
    kind === 'area'
      ? await row<{ name: Name; path: string[]; within: Name[] }>(
          database.collection('areas').doc(code).get(),
        )
      : null
  const name = ground?.name ?? area?.name
  if (!name) throw new Error(`no place ${place} in the test district`)
  const grant: GrantDocument = {
    _id: grantId(person, role, place),
    subject,
    person,
    role,
    place,
    placeName: name,
    within: ground?.areaNames ?? area?.within ?? [],
    path: [...areaPath(ground?.areaPath ?? area?.path ?? []), place],
    state: 'active',
    listed: true,
    givenBy: null,
    since: at,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  const { _id, ...rest } = grant
  await database.collection(GRANTS).doc(_id).set(rest)
  if (role === 'administrator') {
    const guard = database.collection('guards').doc('administrators')
    const known = await row<{ count: number }>(guard.get())
    await guard.set({ count: (known?.count ?? 0) + 1 })
  }
  return grant
}

async function personOf(database: Database, subject: string, at: Date): Promise<string> {
  const people = database.collection('people')
  const [known] = await rows<{ _id: string }>(people.where({ subject }).limit(1).get())
  if (known) return known._id
  const _id = randomUUID()
  await people.add({
    _id,
    subject,
    nickname: subject.replace(/^.*o-/, ''),
    community: null,
    language: null,
    careMode: false,
    favourites: 0,
    createdAt: at,
    updatedAt: at,
    version: 1,
  })
  return _id
}
