import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'
import { pointSchema } from '../geo/geo'
import { stationIdSchema } from '../station/codes'
import { dateSchema } from '../time/working-calendar'
import { bookingStates } from './lifecycle'
import { bookingNumber } from './number'
import { bookingRulesSchema, offeringKindSchema } from './offering'

export const offeringIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))
export const slotIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}@\d{12}$/)))
export const bookingIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))
export const bookingNumberSchema = lazySchema(() => z.string().check(z.regex(bookingNumber)))

/** Something that can be booked, and where. */
export const offeringViewSchema = lazySchema(() =>
  z.strictObject({
    id: offeringIdSchema(),
    kind: offeringKindSchema(),
    stationId: stationIdSchema(),
    /** Of the room or the vehicle. */
    stationName: z.string(),
    /** Of a vehicle: where it stops; null for a room. */
    stopName: z.nullable(z.string()),
    address: z.string(),
    location: pointSchema(),
    rules: bookingRulesSchema(),
    /** Nothing of it can be booked any more. */
    ended: z.boolean(),
    demo: z.boolean(),
  }),
)
export type OfferingView = Parsed<typeof offeringViewSchema>

/** The same in a list of places to choose from. */
export const offeringCardSchema = lazySchema(() =>
  z.strictObject({
    ...offeringViewSchema().shape,
    /** Metres from where the search began. */
    distance: z.number(),
    /** The first slot with a place; null where everything is taken. */
    next: z.nullable(z.strictObject({ startsAt: instantSchema(), free: z.int() })),
  }),
)
export type OfferingCard = Parsed<typeof offeringCardSchema>

/** `over`: it has begun. `closed`: staff closed it. */
export const slotStates = ['open', 'full', 'closed', 'over'] as const

export const slotViewSchema = lazySchema(() =>
  z.strictObject({
    id: slotIdSchema(),
    startsAt: instantSchema(),
    endsAt: instantSchema(),
    /** Places that can be booked; `walkIn` more are for who walks in. */
    bookable: z.int(),
    walkIn: z.int(),
    /** As good as counted: whether one gets a place, booking says. */
    free: z.int(),
    /** How many wait in its line. */
    waiting: z.int(),
    state: z.enum(slotStates),
    /** Why it is closed. */
    reason: z.nullable(z.string()),
    /** How the caller stands to it; null for not at all. */
    mine: z.nullable(z.enum(bookingStates)),
  }),
)
export type SlotView = Parsed<typeof slotViewSchema>

export const dayViewSchema = lazySchema(() =>
  z.strictObject({
    date: dateSchema(),
    /** Free places of slots that have not begun. */
    free: z.int(),
    slots: z.int(),
    /** Why there are none: a holiday's name, or the reason of a closure. */
    reason: z.nullable(z.string()),
  }),
)
export type DayView = Parsed<typeof dayViewSchema>

/** A booking as who it is for sees it. */
export const bookingSchema = lazySchema(() =>
  z.strictObject({
    id: bookingIdSchema(),
    number: bookingNumberSchema(),
    offering: offeringViewSchema(),
    slotId: slotIdSchema(),
    startsAt: instantSchema(),
    endsAt: instantSchema(),
    state: z.enum(bookingStates),
    stateAt: instantSchema(),
    /** How many are before them in the line; null where they do not wait. */
    ahead: z.nullable(z.int()),
    /** Until when an offered place is kept. */
    offeredUntil: z.nullable(instantSchema()),
    /** Until when they can cancel it themselves. */
    cancelUntil: instantSchema(),
    /** Staff cancelled or moved it, and why; null where nobody has. */
    reason: z.nullable(z.string()),
    /** Staff cancelled it, not the person. */
    byStaff: z.boolean(),
    bookedAt: instantSchema(),
    /** When it was so, by the clock that counts. */
    asOf: instantSchema(),
  }),
)
export type Booking = Parsed<typeof bookingSchema>

/** The same as staff of the place see it: never who somebody is beyond what they call themselves. */
export const deskBookingSchema = lazySchema(() =>
  z.strictObject({
    id: bookingIdSchema(),
    number: bookingNumberSchema(),
    version: z.int(),
    offeringId: offeringIdSchema(),
    slotId: slotIdSchema(),
    startsAt: instantSchema(),
    endsAt: instantSchema(),
    state: z.enum(bookingStates),
    stateAt: instantSchema(),
    /** What they call themselves; empty for nothing. */
    nickname: z.string(),
    /** Somebody booked it for them: at the counter, on the telephone, family. */
    onBehalf: z.boolean(),
  }),
)
export type DeskBooking = Parsed<typeof deskBookingSchema>
