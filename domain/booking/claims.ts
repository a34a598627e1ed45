/**
 * What keeps a slot from being sold twice: every booking carries three words, each of which the database lets stand in
 * one document only (unique indexes). While the booking holds something, the word names it; afterwards it is the
 * booking's own id, which is nobody else's. So whoever comes second is refused by the database itself, however many come at once and
 * whatever dies in between: no counter has to be right.
 */
export interface Claims {
  /** The place: `<slot>#<0…>`. */
  readonly hold: string
  /** One person in one slot, waiting or booked: `<slot>#<person>`. */
  readonly once: string
  /** One of a person's few bookings of an offering to come: `<offering>#<person>#<0…>`. */
  readonly quota: string
}

export const placeClaim = (slot: string, place: number): string => `${slot}#${place}`
export const personClaim = (slot: string, person: string): string => `${slot}#${person}`
export const quotaClaim = (offering: string, person: string, index: number): string =>
  `${offering}#${person}#${index}`

/** Of a booking that claims nothing any more. */
export const noClaims = (id: string): Claims => ({ hold: id, once: id, quota: id })

/** The lowest claim of a person's on an offering that none of their bookings has; null where they have as many as they may. */
export function freeQuota(
  offering: string,
  person: string,
  most: number,
  taken: readonly string[],
): string | null {
  const own = quotaClaim(offering, person, 0).slice(0, -1)
  // Also those from when more were allowed.
  if (taken.filter(claim => claim.startsWith(own)).length >= most) return null
  for (let index = 0; index < most; index++) {
    const claim = quotaClaim(offering, person, index)
    if (!taken.includes(claim)) return claim
  }
  return null
}

/**
 * Places of a slot that are free, lowest first: numbers below `bookable` that are not among those taken. Where a slot was made
 * smaller some have places beyond it: these count, so that all together are never more than fit in.
 */
export function freePlaces(bookable: number, taken: readonly number[]): number[] {
  const used = new Set(taken)
  return Array.from({ length: bookable }, (_, place) => place)
    .filter(place => !used.has(place))
    .slice(0, Math.max(0, bookable - used.size))
}
