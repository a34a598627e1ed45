import { counterRoles, type CounterChannel } from '../../domain/account/delegation'
import type { Instant } from '../../domain/time/china-time'
import { placeKey, reaches, type PlacePath } from '../../domain/role/place'
import { row, type Reader } from './database'
import { heldIn } from './grants'

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
  reader: Reader,
  id: string,
  actor: string,
  now: Instant,
): Promise<DelegationDocument | null> {
  const found = await row<DelegationDocument>(reader.collection(DELEGATIONS).doc(id).get())
  const open = found?.actor === actor && found.endedAt === null && found.expiresAt.getTime() > now
  if (!open) return null
  if (found.kind === 'counter' && !reaches(await heldIn(reader, actor), counterRoles, found.path)) return null
  return found
}

/**
 * The log of what was done under a delegation: of the counter where staff serve, of a family a log of its own. Ending
 * it is a line of the same log, so that of an act and the end at the same moment one has to look again.
 */
export function logOf({ _id, kind, path }: Pick<DelegationDocument, '_id' | 'kind' | 'path'>): {
  readonly path: PlacePath
  readonly alsoAt: PlacePath
} {
  const own = placeKey({ kind: 'delegation', id: _id })
  return kind === 'counter' ? { path, alsoAt: [own] } : { path: [own], alsoAt: [] }
}
