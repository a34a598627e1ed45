import { noClaims, placeClaim, type Claims } from '../../domain/booking/claims'
import {
  bookingTable,
  isHolding,
  isUpcoming,
  type BookingActor,
  type BookingEvent,
  type BookingState,
} from '../../domain/booking/lifecycle'
import { nextReminder } from '../../domain/booking/reminders'
import { transition } from '../../domain/contract/state-table'
import { DAY, HOUR, MINUTE, type ChinaDate } from '../../domain/time/china-time'

/** So long after its time whoever was checked in counts as served, if nobody has said so. */
const SERVED_AFTER = 4 * HOUR
/** So long after their time a slot and its bookings are kept. */
const KEPT = 365 * DAY

/** When a slot and what was booked of it are removed. */
export const expiryOf = (endsAt: Date): Date => new Date(endsAt.getTime() + KEPT)

/** A booking as stored in `bookings`, as far as more than one function has to do with it. */
export interface BookingInHand extends Claims {
  readonly _id: string
  /** Eight digits, unique. */
  readonly number: string
  readonly station: string
  readonly day: ChinaDate
  readonly startsAt: Date
  readonly endsAt: Date
  /** Subject of who it is for. */
  readonly person: string
  /** Somebody else booked it for them. */
  readonly onBehalf: boolean
  readonly state: BookingState
  readonly stateAt: Date
  /** It has one of the slot's places. */
  readonly holding: boolean
  readonly upcoming: boolean
  readonly place: number | null
  readonly offeredUntil: Date | null
  /** What staff said when they cancelled or moved it. */
  readonly reason: string | null
  /**
   * When the clock looks at it: the end of an offer, the start of what is waited for, the end of the grace time; for
   * what has given up a place, at once, so that the place is passed on.
   */
  readonly dueAt: Date | null
  /** When the person is reminded next; null for not any more. */
  readonly remindAt: Date | null
  /** Everything that happened to it, oldest first. Only ever added to. */
  readonly history: readonly BookingLine[]
  readonly updatedAt: Date
  readonly version: number
}

/** One line of a booking's history. */
export interface BookingLine {
  readonly at: Date
  readonly event: BookingEvent | 'book' | 'join'
  readonly by: BookingActor
  readonly state: BookingState
}

type Changes = Partial<Pick<BookingInHand, 'reason' | 'offeredUntil' | 'dueAt' | 'place' | 'hold'>>
type Times = Pick<BookingInHand, 'startsAt' | 'endsAt'>

/**
 * A booking after an event; null where the event cannot happen to it now. What ends gives its claims back; where it had
 * a place the clock looks at it at once, so that the place is passed on whatever dies in between.
 */
export function advance<Booking extends BookingInHand>(
  one: Booking,
  event: BookingEvent,
  by: BookingActor,
  at: Date,
  changes: Changes = {},
): Booking | null {
  const state = transition(bookingTable, one.state, event, by)
  if (!state) return null
  const holding = isHolding(state)
  const upcoming = isUpcoming(state)
  return {
    ...one,
    ...(holding || upcoming ? {} : { ...noClaims(one._id), place: null }),
    ...(upcoming ? {} : { quota: one._id, once: one._id }),
    dueAt: one.holding && !holding ? at : null,
    offeredUntil: null,
    remindAt: reminderOf(state, one, at),
    ...changes,
    state,
    stateAt: at,
    holding,
    upcoming,
    history: [...one.history, { at, event, by, state }],
    updatedAt: at,
    version: one.version + 1,
  }
}

/** What the clock has to look at a booking for by itself: nobody comes, or nothing comes free. */
export function dueOf(state: BookingState, { startsAt, endsAt }: Times, graceMinutes: number): Date | null {
  if (state === 'booked') return new Date(startsAt.getTime() + graceMinutes * MINUTE)
  if (state === 'checked_in') return new Date(endsAt.getTime() + SERVED_AFTER)
  return state === 'waiting' ? startsAt : null
}

/** When who booked is reminded next. */
export function reminderOf(
  state: BookingState,
  { startsAt }: Pick<Times, 'startsAt'>,
  at: Date,
): Date | null {
  const next = state === 'booked' ? nextReminder(startsAt.getTime(), at.getTime()) : null
  return next === null ? null : new Date(next)
}

/** A place of a slot, as a booking keeps it. */
export const withPlace = (slot: string, place: number) => ({ place, hold: placeClaim(slot, place) })
