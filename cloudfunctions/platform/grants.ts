import { createHash } from 'node:crypto'
import type { Name } from '../../domain/contract/name'
import type { Held, PlaceKey, PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import { database, row, rows, type Reader, type Transaction } from './database'

/** A role that a person holds on a place, as stored in `grants`. One document for person, role and place. */
export interface GrantDocument {
  readonly _id: string
  /** Who holds it: what permission looks for. */
  readonly subject: string
  /** The same person's id in `people`. */
  readonly person: string
  readonly role: Role
  readonly place: PlaceKey
  readonly placeName: Name
  /** Names of the areas around the place, widest first, without the district's. */
  readonly within: readonly Name[]
  /** Keys of every place that holds the place, itself last: who is in charge of this grant. */
  readonly path: PlacePath
  /** Suspended and ended ones give no right; they stay so that one can see who was what. */
  readonly state: 'active' | 'suspended' | 'ended'
  /** Not ended: among the people of the place. */
  readonly listed: boolean
  /** Subject of who gave it; null for the first administrator, whom the operator appoints. */
  readonly givenBy: string | null
  readonly since: Date
  /** Since when it is suspended; absent or null while it is not, and in those that were suspended before it was kept. */
  readonly suspendedAt?: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const GRANTS = 'grants'
export const GUARDS = 'guards'
const ADMINISTRATORS = 'administrators'

/** More roles than anybody holds; a person with more would lose the rest, so `accept` refuses beyond it. */
export const MOST_GRANTS = 50

/** The id of the one document for a person, a role and a place. */
export function grantId(person: string, role: Role, place: PlaceKey): string {
  return createHash('sha256')
    .update(JSON.stringify([person, role, place]))
    .digest('base64url')
}

/** A role in force, and whose it is by their id in `people`. */
export interface HeldGrant extends Held {
  readonly person: string
}

/** What somebody holds at this moment: read for every call that needs a role, never from memory. */
export async function heldBy(subject: string): Promise<HeldGrant[]> {
  return heldIn(await database(), subject)
}

/** The same in a transaction: what they hold at the moment of the act itself. */
export async function heldIn(reader: Reader, subject: string): Promise<HeldGrant[]> {
  return rows<HeldGrant>(
    reader
      .collection(GRANTS)
      .where({ subject, state: 'active' })
      .field({ role: true, place: true, person: true })
      .limit(MOST_GRANTS)
      .get(),
  )
}

/**
 * Who holds a role in force, each once, by the first of the roles that anybody holds and the nearest place where they
 * hold it: who is nearest to the matter, and nobody above them.
 * @param places from the nearest to the widest
 * @param isOut of whom it cannot be: then it is whoever is next to them
 */
export async function nearestHolders(
  reader: Reader,
  places: PlacePath,
  wanted: readonly Role[],
  most: number,
  isOut: (grant: Pick<GrantDocument, 'subject' | 'person'>) => boolean = () => false,
): Promise<string[]> {
  for (const role of wanted)
    for (const place of places) {
      const found = await rows<Pick<GrantDocument, 'subject' | 'person'>>(
        reader
          .collection(GRANTS)
          .where({ place, state: 'active', role })
          .field({ subject: true, person: true })
          .limit(most)
          .get(),
      )
      const meant = found.filter(grant => !isOut(grant))
      if (meant.length > 0) return [...new Set(meant.map(({ subject }) => subject))]
    }
  return []
}

/** One grant, in a transaction or not. */
export async function grantInside(reader: Reader, id: string): Promise<GrantDocument | null> {
  return row<GrantDocument>(reader.collection(GRANTS).doc(id).get())
}

/**
 * Writes the one document that an act in a role and a change of the person's roles both write: of the two at the same
 * moment one has to look again, so that no act is committed after the role was taken away. Under snapshot isolation
 * reading the grant alone would let both through.
 */
export async function guardRoles(transaction: Transaction, person: string, at: Date): Promise<void> {
  await transaction.collection(GUARDS).doc(`roles:${person}`).set({ updatedAt: at })
}

/**
 * Counts administrators in one document that everybody who makes or unmakes one must write: under snapshot isolation
 * two who each take away "the other one" would otherwise both succeed.
 * @returns how many there are then
 */
export async function countAdministrators(transaction: Transaction, by: 1 | -1): Promise<number> {
  const guard = transaction.collection(GUARDS).doc(ADMINISTRATORS)
  const count = ((await row<{ count: number }>(guard.get()))?.count ?? 0) + by
  await guard.set({ count })
  return count
}
