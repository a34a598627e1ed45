import { counterRoles, type CounterChannel } from '../../domain/account/delegation'
import type { Instant } from '../../domain/time/china-time'
import { reaches, type PlacePath } from '../../domain/role/place'
import { database, row } from './database'
import { heldBy } from './grants'

/** Somebody's leave for another to act for them, as stored in `delegations`. */
export interface DelegationDocument {
  readonly _id: string
  /** Subject of who acts. */
  readonly actor: string
  /** Subject of the person it is done for. */
  readonly person: string
  /** A family member agreed by code; at the counter or on the telephone staff act for somebody. */
  readonly kind: 'family' | 'counter'
  /** How staff serve the person; null for a family. Those written before it was asked have none. */
  readonly channel?: CounterChannel | null
  /** Place of the counter, from the district down; empty for a family. */
  readonly path: PlacePath
  /** What the actor calls the person. */
  readonly label: string
  readonly expiresAt: Date
  readonly endedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const DELEGATIONS = 'delegations'

/**
 * The delegation under which somebody acts now; null when there is none, it is over, or it is not theirs. Staff lose
 * it with the role in which they serve: who is suspended serves nobody from the next call on.
 */
export async function delegationOf(
  id: string,
  actor: string,
  now: Instant,
): Promise<DelegationDocument | null> {
  const db = await database()
  const found = await row<DelegationDocument>(db.collection(DELEGATIONS).doc(id).get())
  const open = found?.actor === actor && found.endedAt === null && found.expiresAt.getTime() > now
  if (!open) return null
  if (found.kind === 'counter' && !reaches(await heldBy(actor), counterRoles, found.path)) return null
  return found
}
