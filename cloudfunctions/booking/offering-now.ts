import type { Instant } from '../../domain/time/china-time'
import { database } from '../platform/database'
import type { OfferingDocument } from './document'
import { offeringIn } from './store'

/** How long an instance believes what it read, in milliseconds: a slot's state and its places are never among it. */
const CACHE_MILLISECONDS = 10_000
/** Far more than a district has. */
const MOST = 2000

interface Cached {
  readonly at: Instant
  readonly offering: Promise<OfferingDocument | null>
}
const cached = new Map<string, Cached>()

/** An offering's name and rules, at most 10 s old; null when there is none. */
export async function offeringNow(id: string, now: Instant): Promise<OfferingDocument | null> {
  const known = cached.get(id)
  if (known && now >= known.at && now - known.at <= CACHE_MILLISECONDS) return known.offering
  const offering = database().then(db => offeringIn(db, id))
  const mine = { at: now, offering }
  if (cached.size >= MOST) cached.clear()
  cached.set(id, mine)
  const forget = () => {
    if (cached.get(id) === mine) cached.delete(id)
  }
  const found = await offering.catch((error: unknown) => {
    forget()
    throw error
  })
  // What is not there may be there in a moment.
  if (!found) forget()
  return found
}

/** What somebody changed here is seen here at once. */
export function forgetOffering(id: string): void {
  cached.delete(id)
}
