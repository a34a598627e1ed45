import * as z from 'zod/mini'
import type { Booking } from '../../domain/booking/views'
import type { residentProcedures } from '../../domain/booking/contract'
import { daysOfWindow, slotsOn } from '../../domain/booking/slots'
import { lazySchema } from '../../domain/contract/lazy-schema'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import type { Point } from '../../domain/geo/geo'
import { distance } from '../../domain/geo/measure'
import type { Instant } from '../../domain/time/china-time'
import { isCovered } from '../../domain/time/working-calendar'
import { findArea } from '../platform/areas'
import { callerOf, type Done, type Handlers, type PersonalCall } from '../platform/call'
import { database, type Transaction } from '../platform/database'
import { readCursor, signCursor } from '../platform/cursor'
import { district } from '../platform/district'
import { pointFrom } from '../platform/geo-point'
import { advance, dueOf } from '../platform/booking-advance'
import { book, joinLine } from './claim'
import type { BookingDocument } from './document'
import { fromEffect, keepForAnswer } from './just-written'
import { nearestOfferings } from './nearest'
import { offeringNow } from './offering-now'
import { isBeforeCutOff, toMine, toOffering, toSlot } from './present'
import { settle } from './settle'
import * as store from './store'

const PAGE = 20

const positionSchema = lazySchema(() => z.strictObject({ distance: z.number(), id: z.string() }))

export const handlers: Handlers<typeof residentProcedures> = {
  async places({ kind, point, area, cursor }, call) {
    const from = point ?? (await centreOf(area, call.now))
    const scope = ['booking.places', call.caller?.subject ?? null, kind, from]
    const after =
      cursor === undefined ? null : readCursor(cursor, scope, call.now, p => positionSchema().parse(p))
    const found = await nearestOfferings(kind, from, after, PAGE + 1)
    const page = found.slice(0, PAGE)
    const db = await database()
    const items = await Promise.all(
      page.map(async one => {
        const slot = await store.nextFreeSlot(db, one._id, call.now)
        return {
          ...toOffering(one, call.locale),
          distance: distance(from, one),
          next: slot && { startsAt: slot.startsAt.toISOString(), free: slot.free },
        }
      }),
    )
    const last = items.at(-1)
    const next =
      found.length > PAGE && last
        ? signCursor({ distance: last.distance, id: last.id }, scope, call.now)
        : null
    return { items, next }
  },

  async slots({ offeringId, date }, call) {
    const db = await database()
    const [offering, { calendar }] = await Promise.all([store.offeringIn(db, offeringId), district(call.now)])
    if (!offering) throw new NuanlinError('NOT_FOUND')
    const dates = daysOfWindow(offering.plan, call.now)
    const [first = '', last = ''] = [dates[0], dates.at(-1)]
    const [slots, upcoming] = await Promise.all([
      store.slotsOfDays(db, offeringId, first, last),
      call.caller ? store.upcomingOf(db, call.caller.subject) : [],
    ])
    const own = upcoming.filter(one => one.offering === offeringId)
    const days = dates.map(day => {
      const ofDay = slots.filter(slot => slot.day === day)
      const views = ofDay.map(slot => toSlot(slot, call.now, 0, null))
      const closure = offering.plan.closures.find(one => one.date === day && !one.range)
      return {
        date: day,
        free: views.reduce((sum, { free }) => sum + free, 0),
        slots: views.filter(({ state }) => state === 'open' || state === 'full').length,
        reason: closure ? nameIn(closure.reason, call.locale) : (calendar.holidays[day] ?? null),
      }
    })
    const chosen =
      (date !== undefined && dates.includes(date) ? date : undefined) ??
      days.find(({ free }) => free > 0)?.date ??
      days.find(one => one.slots > 0)?.date ??
      first
    const shown = slots.filter(({ day }) => day === chosen)
    const waiting = await store.countWaiting(
      db,
      shown.filter(({ line }) => line > 0).map(({ _id }) => _id),
    )
    return {
      offering: toOffering(offering, call.locale),
      days,
      date: chosen,
      slots: shown.map(slot =>
        toSlot(
          slot,
          call.now,
          waiting.get(slot._id) ?? 0,
          own.find(one => one.slot === slot._id)?.state ?? null,
        ),
      ),
      upcoming: own.length,
      holidaysUnknown: dates.some(
        day => !isCovered(calendar, day) && slotsOn(offering.plan, calendar, day).length > 0,
      ),
    }
  },

  book: {
    async effect({ slotId }, call, transaction) {
      const one = await book(slotId, call, one => store.addBooking(transaction, one))
      keepForAnswer(one)
      return done(one, null)
    },
    alone: {
      async effect({ slotId }, call, id, attempt) {
        const db = await database()
        keepForAnswer(
          await book(slotId, call, one => store.addBooking(db, one), { id, first: attempt === 0 }),
        )
      },
      async isDone({ slotId }, call, id) {
        const one = await store.bookingIn(await database(), id)
        if (one && (one.slot !== slotId || one.person !== call.caller.subject))
          throw new NuanlinError('CONFLICT')
        return one !== null
      },
    },
    answer: (reference, _input, call) => mineById(reference, call),
  },

  joinLine: {
    async effect({ slotId }, call, transaction) {
      const one = await joinLine(slotId, call, transaction)
      return done(one, null)
    },
    async answer(reference, { slotId }, call) {
      // A place may have come free while they joined.
      await settle(slotId, new Date(call.now))
      return mineById(reference, call)
    },
  },

  takeOffer: {
    async effect({ bookingId }, call, transaction) {
      const one = await ownInside(transaction, bookingId, call)
      if (one.state === 'booked') return done(one, one)
      if (!one.offeredUntil || one.offeredUntil.getTime() < call.now) throw new NuanlinError('OFFER_OVER')
      const offering = await store.offeringIn(transaction, one.offering)
      const dueAt = dueOf('booked', one, offering?.plan.rules.graceMinutes ?? 0)
      const after = advance(one, 'take', 'person', new Date(call.now), { dueAt })
      if (!after) throw new NuanlinError('OFFER_OVER')
      await store.writeBooking(transaction, after)
      return done(after, one)
    },
    answer: (reference, _input, call) => mineById(reference, call),
  },

  cancel: {
    async effect({ bookingId }, call, transaction) {
      const one = await ownInside(transaction, bookingId, call)
      if (one.state === 'cancelled') return done(one, one)
      if (
        one.state === 'booked' &&
        !isBeforeCutOff(one, await store.offeringIn(transaction, one.offering), call.now)
      )
        throw new NuanlinError('TOO_LATE')
      const after = advance(one, 'cancel', 'person', new Date(call.now))
      if (!after) throw new NuanlinError('WRONG_STATE')
      await store.writeBooking(transaction, after)
      return done(after, one)
    },
    async answer(reference, { bookingId }, call) {
      const mine = await mineById(reference ?? bookingId, call)
      await settle(mine.slotId, new Date(call.now))
      return mine
    },
  },

  async mine({ shelf, cursor }, call) {
    const { subject } = callerOf(call)
    if (shelf === 'upcoming') {
      const db = await database()
      return { items: await toMine(await store.upcomingOf(db, subject), call), next: null }
    }
    const scope = ['booking.mine', subject, shelf]
    const { items, next } = await store.pastOf(subject, { cursor, limit: PAGE, scope, now: call.now })
    return { items: await toMine(items, call), next }
  },

  async one({ bookingId }, call) {
    return mineById(bookingId, { ...call, caller: callerOf(call) })
  },
}

/** The middle of a picked area, also where that is closed meanwhile; the district's for none. */
async function centreOf(area: string | undefined, now: Instant): Promise<Point> {
  if (area === undefined) return (await district(now)).centre
  const found = await findArea(area)
  if (!found) throw new NuanlinError('NOT_FOUND')
  return pointFrom(found.centre)
}

/** What was done, and the line for the log where somebody did it for them. */
function done(after: BookingDocument, before: BookingDocument | null): Done {
  const facts = ({ state, startsAt, station }: BookingDocument) => ({
    state,
    station,
    startsAt: startsAt.toISOString(),
  })
  return {
    reference: after._id,
    onBehalf:
      before === after
        ? null
        : {
            target: { kind: 'booking', id: after._id },
            before: before && facts(before),
            after: facts(after),
          },
  }
}

/** The caller's booking; those of others are not there for them. */
async function ownInside(
  transaction: Transaction,
  id: string,
  { caller }: PersonalCall,
): Promise<BookingDocument> {
  const one = await store.bookingIn(transaction, id)
  if (one?.person !== caller.subject) throw new NuanlinError('NOT_FOUND')
  return one
}

async function mineById(reference: string | null, call: PersonalCall): Promise<Booking> {
  const { caller, now } = call
  const id = reference ?? ''
  const one = fromEffect(id) ?? (await store.bookingIn(await database(), id))
  const offering = one && (await offeringNow(one.offering, now))
  if (!offering || one.person !== caller.subject) throw new NuanlinError('NOT_FOUND')
  const [mine] = await toMine([one], call, new Map([[offering._id, offering]]))
  if (!mine) throw new NuanlinError('NOT_FOUND')
  return mine
}
