import { HOUR, MINUTE, type Instant } from '../../time/china-time'

/** What is known of one slot of the day. */
export interface SlotToday {
  readonly id: string
  readonly start: Instant
  readonly end: Instant
  readonly capacity: number
  /** Of the capacity, places that can be booked. */
  readonly bookable: number
  readonly closed: boolean
  /** Places that bookings have. */
  readonly held: number
}

/**
 * A call that books a place begins before the start and is over so long after it, in milliseconds: only then what is not
 * held is nobody's.
 */
const UNDER_WAY = MINUTE
/** Numbers are drawn so long before the first slot of the day, in milliseconds: when people stand before the door. */
const EARLY = HOUR

/**
 * How many who walked in a slot has room for. Before it begins the places that are never booked, fewer where bookings have
 * some of them because the slot was made smaller; afterwards all that no booking has: what nobody booked, was given up,
 * or whose grace time is over. Of a slot that has begun bookings only become fewer, so what is given out here never meets
 * a booking.
 */
export function roomOf({ start, end, capacity, bookable, closed, held }: SlotToday, now: Instant): number {
  if (closed || end <= now) return 0
  const unheld = capacity - held
  return Math.max(0, start + UNDER_WAY <= now ? unheld : Math.min(capacity - bookable, unheld))
}

/**
 * How many places of a slot of today can be booked under a new plan: what was for who walks in stays for them until the
 * day is over, for numbers are drawn for it.
 *
 * @param slot as it stands
 * @param turns how many numbers hold a place of it
 * @param plan as it would be on any other day
 */
export function bookableToday(
  slot: Pick<SlotToday, 'capacity' | 'bookable'>,
  turns: number,
  plan: Pick<SlotToday, 'capacity' | 'bookable'>,
): number {
  const walkIn = Math.max(slot.capacity - slot.bookable, turns)
  return Math.max(0, Math.min(plan.bookable, plan.capacity - walkIn))
}

/** So long after the last slot of the day whoever still waits is told that it was not their turn. */
const ENDS_AFTER = HOUR

/** When the clock ends what is left of a queue: one time for all of it. */
export const dueOfDay = (slots: readonly SlotToday[]): Instant =>
  Math.max(...slots.map(({ end }) => end)) + ENDS_AFTER

/** `early`: it opens later today. `over`: the last slot of today is over, or was called off. `none`: nothing today. */
export const queueStates = ['open', 'early', 'over', 'none'] as const
export type QueueState = (typeof queueStates)[number]

/** Whether numbers are drawn, and from when on; null where there is nothing today. */
export function queueState(
  slots: readonly SlotToday[],
  now: Instant,
): { readonly state: QueueState; readonly opensAt: Instant | null } {
  const [first] = slots
  if (!first) return { state: 'none', opensAt: null }
  const open = slots.filter(({ closed }) => !closed)
  const opensAt = (open[0] ?? first).start - EARLY
  if (!open.some(({ end }) => end > now)) return { state: 'over', opensAt }
  return { state: now < opensAt ? 'early' : 'open', opensAt }
}
