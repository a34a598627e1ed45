import * as z from 'zod/mini'
import { areaCodeSchema } from '../area/area'
import { anyone, at, resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { cursorSchema } from '../contract/wire'
import { pointSchema } from '../geo/geo'
import { stationPlace, type PlaceRef } from '../role/place'
import { stationIdSchema } from '../station/codes'
import { dateSchema } from '../time/working-calendar'
import { bookingErrors } from './errors'
import { newPlanSchema, offeringKindSchema, offeringPlanSchema, stopSchema } from './offering'
import { queueDeskProcedures, queueProcedures } from './queue/contract'
import { bookingDeskRoles } from './roles'
import {
  bookingIdSchema,
  bookingSchema,
  dayViewSchema,
  deskBookingSchema,
  offeringCardSchema,
  offeringIdSchema,
  offeringViewSchema,
  slotIdSchema,
  slotViewSchema,
} from './views'

const toStation = (input: { stationId: string }): PlaceRef => stationPlace(input.stationId)
const toOffering = (input: { offeringId: string }): PlaceRef => ({ kind: 'offering', id: input.offeringId })
const toBooking = (input: { bookingId: string }): PlaceRef => ({ kind: 'booking', id: input.bookingId })
const atStation = at(bookingDeskRoles, toStation)
const ofOffering = at(bookingDeskRoles, toOffering)
const ofBooking = at(bookingDeskRoles, toBooking)
const reasonSchema = () => z.string().check(z.minLength(1), z.maxLength(100))

export const residentProcedures = {
  places: query({
    summary: 'Where something can be booked, nearest first, with the first slot that has a place, 20 a page.',
    input: () =>
      z.strictObject({
        kind: offeringKindSchema(),
        /** Where to count from, or the picked area that it is counted from; the district’s centre without either. */
        point: z.optional(pointSchema()),
        area: z.optional(areaCodeSchema()),
        cursor: z.optional(cursorSchema()),
      }),
    output: () => z.strictObject({ items: z.array(offeringCardSchema()), next: z.nullable(cursorSchema()) }),
    allow: anyone,
  }),
  slots: query({
    summary:
      'The days that can be booked and the slots of one of them: the one that is asked for, else the first with a place.',
    input: () => z.strictObject({ offeringId: offeringIdSchema(), date: z.optional(dateSchema()) }),
    output: () =>
      z.strictObject({
        offering: offeringViewSchema(),
        days: z.array(dayViewSchema()),
        date: dateSchema(),
        slots: z.array(slotViewSchema()),
        /** Bookings of the offering that the caller has to come, lines among them. */
        upcoming: z.int(),
        /** The days reach into a year whose public holidays are not announced. */
        holidaysUnknown: z.boolean(),
      }),
    allow: anyone,
    onBehalf: true,
  }),
  book: mutation({
    summary: 'Books a place in a slot.',
    input: () => z.strictObject({ slotId: slotIdSchema() }),
    output: bookingSchema,
    allow: resident,
    onBehalf: true,
    usuallyNew: true,
    errors: ['SLOT_FULL', 'SLOT_CLOSED', 'SLOT_OVER', 'ALREADY_BOOKED', 'TOO_MANY_BOOKINGS'],
  }),
  joinLine: mutation({
    summary:
      'Joins the line of a slot that is full: who is first gets the place that comes free, for a while.',
    input: () => z.strictObject({ slotId: slotIdSchema() }),
    output: bookingSchema,
    allow: resident,
    onBehalf: true,
    errors: ['NOT_FULL', 'SLOT_CLOSED', 'SLOT_OVER', 'ALREADY_BOOKED', 'TOO_MANY_BOOKINGS'],
  }),
  takeOffer: mutation({
    summary: 'Takes the place that is kept for the caller.',
    input: () => z.strictObject({ bookingId: bookingIdSchema() }),
    output: bookingSchema,
    allow: resident,
    onBehalf: true,
    errors: ['OFFER_OVER'],
  }),
  cancel: mutation({
    summary: 'Gives up a place, an offer or a position in a line. A place can be given up until its cut-off.',
    input: () => z.strictObject({ bookingId: bookingIdSchema() }),
    output: bookingSchema,
    allow: resident,
    onBehalf: true,
    errors: ['TOO_LATE', 'WRONG_STATE'],
  }),
  mine: query({
    summary:
      'The caller’s bookings: those to come, the next first, or those that were, the last first; 20 a page.',
    input: () => z.strictObject({ shelf: z.enum(['upcoming', 'past']), cursor: z.optional(cursorSchema()) }),
    output: () => z.strictObject({ items: z.array(bookingSchema()), next: z.nullable(cursorSchema()) }),
    allow: resident,
    onBehalf: true,
  }),
  one: query({
    summary: 'One booking of the caller’s.',
    input: () => z.strictObject({ bookingId: bookingIdSchema() }),
    output: bookingSchema,
    allow: resident,
    onBehalf: true,
  }),
}

export const deskProcedures = {
  offerings: query({
    summary: 'What can be booked at a station, with its plans.',
    input: () => z.strictObject({ stationId: stationIdSchema() }),
    output: () =>
      z.strictObject({
        items: z.array(
          z.strictObject({
            ...offeringViewSchema().shape,
            plan: offeringPlanSchema(),
            stop: z.nullable(stopSchema()),
            version: z.int(),
          }),
        ),
      }),
    allow: atStation,
  }),
  addOffering: mutation({
    summary: 'Lets something be booked at a station: when, how many, by which rules.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        kind: offeringKindSchema(),
        stop: z.nullable(stopSchema()),
        plan: newPlanSchema(),
      }),
    output: offeringViewSchema,
    allow: atStation,
  }),
  setPlan: mutation({
    summary:
      'Changes when something can be booked. Slots that fall away are cancelled: everybody in them is told why.',
    input: () =>
      z.strictObject({
        offeringId: offeringIdSchema(),
        /** As `offerings` gave it. */
        version: z.int(),
        plan: newPlanSchema(),
        /** For who loses their place by it. */
        reason: reasonSchema(),
      }),
    output: offeringViewSchema,
    allow: ofOffering,
    errors: ['CHANGED_MEANWHILE'],
  }),
  day: query({
    summary: 'The day sheet of a station: who is booked when, lines among them, by time; at most 1,000.',
    input: () => z.strictObject({ stationId: stationIdSchema(), date: dateSchema() }),
    output: () => z.strictObject({ items: z.array(deskBookingSchema()) }),
    allow: atStation,
  }),
  checkIn: mutation({
    summary: 'Checks in who shows a booking: what was scanned, or the number that was read out.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        code: z.string().check(z.minLength(1), z.maxLength(60)),
      }),
    output: deskBookingSchema,
    allow: atStation,
    errors: ['NO_SUCH_CODE', 'WRONG_STATION', 'WRONG_DAY', 'USED', 'NOT_BOOKED'],
  }),
  undoCheckIn: mutation({
    summary: 'Takes a check-in back that was a mistake.',
    input: () => z.strictObject({ bookingId: bookingIdSchema(), version: z.int() }),
    output: deskBookingSchema,
    allow: ofBooking,
    errors: ['CHANGED_MEANWHILE', 'WRONG_STATE'],
  }),
  serve: mutation({
    summary: 'Says that somebody who was checked in has been served.',
    input: () => z.strictObject({ bookingId: bookingIdSchema(), version: z.int() }),
    output: deskBookingSchema,
    allow: ofBooking,
    errors: ['CHANGED_MEANWHILE', 'WRONG_STATE'],
  }),
  cancelFor: mutation({
    summary: 'Cancels somebody’s booking, at any time, with a reason that reaches them.',
    input: () => z.strictObject({ bookingId: bookingIdSchema(), version: z.int(), reason: reasonSchema() }),
    output: deskBookingSchema,
    allow: ofBooking,
    errors: ['CHANGED_MEANWHILE', 'WRONG_STATE'],
  }),
  closeSlot: mutation({
    summary: 'Closes one slot: nobody books it any more, and everybody in it is told why.',
    input: () =>
      z.strictObject({ offeringId: offeringIdSchema(), slotId: slotIdSchema(), reason: reasonSchema() }),
    output: () => z.strictObject({ slotId: slotIdSchema(), reason: z.string() }),
    allow: ofOffering,
  }),
}

export const bookingContract = defineContract(
  'booking',
  { ...residentProcedures, ...deskProcedures, ...queueProcedures, ...queueDeskProcedures },
  {
    errors: bookingErrors,
    fields: {
      kind: { 'zh-CN': '预约内容', en: 'kind' },
      point: { 'zh-CN': '位置', en: 'position' },
      area: { 'zh-CN': '区域', en: 'area' },
      offeringId: { 'zh-CN': '预约项目', en: 'offering' },
      date: { 'zh-CN': '日期', en: 'date' },
      slotId: { 'zh-CN': '时段', en: 'slot' },
      bookingId: { 'zh-CN': '预约', en: 'booking' },
      shelf: { 'zh-CN': '列表', en: 'list' },
      stationId: { 'zh-CN': '驿站', en: 'station' },
      stop: { 'zh-CN': '停靠点', en: 'stop' },
      plan: { 'zh-CN': '预约安排', en: 'plan' },
      version: { 'zh-CN': '版本', en: 'version' },
      code: { 'zh-CN': '预约号', en: 'code' },
      reason: { 'zh-CN': '原因', en: 'reason' },
      turnId: { 'zh-CN': '排队号', en: 'number in the queue' },
    },
  },
)
