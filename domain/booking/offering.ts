import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { nameSchema } from '../contract/name-schema'
import { pointSchema } from '../geo/geo'
import { timeRangeSchema, weekdaySchema } from '../station/hours'
import { dateSchema } from '../time/working-calendar'

/** What is booked. Fixed in code: each kind has behaviour of its own. */
export const offeringKinds = ['food_test'] as const
export type OfferingKind = (typeof offeringKinds)[number]
export const offeringKindSchema = lazySchema(() => z.enum(offeringKinds))

/** Most places of one slot: what one read of the database can count. */
export const MOST_CAPACITY = 500

/** Slots of some weekdays: from one clock time to another, cut into pieces of equal length. */
const patternSchema = lazySchema(() =>
  z.strictObject({
    days: z.array(weekdaySchema()).check(z.minLength(1), z.maxLength(7)),
    /** Of one day: none goes on past midnight. */
    range: timeRangeSchema().check(z.refine(({ from, to }) => from < to, { error: 'range' })),
    /** Length of one slot. */
    minutes: z.int().check(z.minimum(10), z.maximum(480)),
    /** People in one slot, those who walk in among them. */
    capacity: z.int().check(z.minimum(1), z.maximum(MOST_CAPACITY)),
    /** Of these, how many are never booked but kept for who walks in. In plans of before it may be all, or more. */
    walkIn: z.int().check(z.minimum(0), z.maximum(MOST_CAPACITY)),
  }),
)
export type Pattern = Parsed<typeof patternSchema>

/** A day, or a part of one, on which there are no slots, and why. */
export const offeringClosureSchema = lazySchema(() =>
  z.strictObject({ date: dateSchema(), range: z.nullable(timeRangeSchema()), reason: nameSchema() }),
)
export type OfferingClosure = Parsed<typeof offeringClosureSchema>

/** How an offering is booked; every number has its unit in its name. */
export const bookingRulesSchema = lazySchema(() =>
  z.strictObject({
    /** So many days from today on can be booked. */
    windowDays: z.int().check(z.minimum(1), z.maximum(30)),
    /** So many bookings to come one person may have. */
    mostUpcoming: z.int().check(z.minimum(1), z.maximum(10)),
    /** Until so long before the start a person can cancel. */
    cutOffMinutes: z.int().check(z.minimum(0), z.maximum(10_080)),
    /** So long after the start a place is kept for who booked it. */
    graceMinutes: z.int().check(z.minimum(0), z.maximum(240)),
    /** So long a place that came free is kept for the next in the line. */
    offerMinutes: z.int().check(z.minimum(5), z.maximum(1440)),
    /** So long one person takes, for how long those who walk in will wait. */
    eachMinutes: z.int().check(z.minimum(1), z.maximum(240)),
  }),
)
export type BookingRules = Parsed<typeof bookingRulesSchema>

/** product.md, "Bookings": two to come, until an hour before, a freed place for thirty minutes. */
export const usualRules: BookingRules = {
  windowDays: 7,
  mostUpcoming: 2,
  cutOffMinutes: 60,
  graceMinutes: 15,
  offerMinutes: 30,
  eachMinutes: 10,
}

/** When something can be booked: what staff of a station write of it. */
export const offeringPlanSchema = lazySchema(() =>
  z.strictObject({
    weekly: z.array(patternSchema()).check(z.maxLength(28)),
    /** Public holidays: as on any such weekday, or none. */
    holidays: z.enum(['as_usual', 'closed']),
    closures: z.array(offeringClosureSchema()).check(z.maxLength(100)),
    rules: bookingRulesSchema(),
  }),
)
/** A plan as staff write it now: not all is for who walks in, for a slot is something to book. */
export const newPlanSchema = lazySchema(() =>
  offeringPlanSchema().check(
    z.refine(({ weekly }) => weekly.every(({ capacity, walkIn }) => walkIn < capacity), {
      error: 'walkIn',
      path: ['weekly'],
    }),
  ),
)
export type OfferingPlan = Parsed<typeof offeringPlanSchema>

/** Where it is given when that is not at the station: a stop of a vehicle. */
export const stopSchema = lazySchema(() =>
  z.strictObject({ name: nameSchema(), address: nameSchema(), location: pointSchema() }),
)
export type Stop = Parsed<typeof stopSchema>
