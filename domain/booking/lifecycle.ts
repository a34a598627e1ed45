import { eventsOf, type StateTable } from '../contract/state-table'

/**
 * `waiting`: in the line for a slot that is full. `offered`: a place came free and is kept for them for a while.
 * `lapsed`: the line or the offer came to nothing. `no_show`: nobody came, and the place was given to who was there.
 */
export const bookingStates = [
  'waiting',
  'offered',
  'booked',
  'checked_in',
  'served',
  'cancelled',
  'no_show',
  'lapsed',
] as const
export type BookingState = (typeof bookingStates)[number]

/** What happens to a booking. */
export type BookingEvent =
  'offer' | 'take' | 'lapse' | 'cancel' | 'check_in' | 'undo_check_in' | 'serve' | 'miss' | 'move'

/** `clock` is what happens by itself: a place that came free, a time that is over. */
export type BookingActor = 'person' | 'staff' | 'clock'

/** Everything that may happen to a booking. */
export const bookingTable: StateTable<BookingState, BookingEvent, BookingActor> = [
  { from: 'waiting', event: 'offer', to: 'offered', by: 'clock' },
  { from: 'waiting', event: 'lapse', to: 'lapsed', by: 'clock' },
  { from: 'waiting', event: 'cancel', to: 'cancelled', by: 'person' },
  { from: 'waiting', event: 'cancel', to: 'cancelled', by: 'staff' },
  { from: 'offered', event: 'take', to: 'booked', by: 'person' },
  { from: 'offered', event: 'lapse', to: 'lapsed', by: 'clock' },
  { from: 'offered', event: 'cancel', to: 'cancelled', by: 'person' },
  { from: 'offered', event: 'cancel', to: 'cancelled', by: 'staff' },
  { from: 'booked', event: 'check_in', to: 'checked_in', by: 'staff' },
  { from: 'booked', event: 'cancel', to: 'cancelled', by: 'person' },
  { from: 'booked', event: 'cancel', to: 'cancelled', by: 'staff' },
  { from: 'booked', event: 'move', to: 'booked', by: 'staff' },
  { from: 'booked', event: 'miss', to: 'no_show', by: 'clock' },
  { from: 'checked_in', event: 'serve', to: 'served', by: 'staff' },
  // Whoever was there was served, whether or not somebody said so.
  { from: 'checked_in', event: 'serve', to: 'served', by: 'clock' },
  { from: 'checked_in', event: 'undo_check_in', to: 'booked', by: 'staff' },
]

/** States in which something is still to come for the person. */
export const upcomingStates = [
  'waiting',
  'offered',
  'booked',
  'checked_in',
] as const satisfies readonly BookingState[]

export const isUpcoming = (state: BookingState): boolean =>
  (upcomingStates as readonly BookingState[]).includes(state)

/** States in which a booking has one of the slot's places. */
export const holdingStates = [
  'offered',
  'booked',
  'checked_in',
  'served',
] as const satisfies readonly BookingState[]

export const isHolding = (state: BookingState): boolean =>
  (holdingStates as readonly BookingState[]).includes(state)

/** What a person can do with a booking of theirs; cancelling a place only until its cut-off. */
export function personsEvents(state: BookingState, beforeCutOff: boolean): BookingEvent[] {
  return eventsOf(bookingTable, state, 'person').filter(
    event => event !== 'cancel' || state !== 'booked' || beforeCutOff,
  )
}
