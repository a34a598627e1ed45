import { createHash, randomBytes } from 'node:crypto'
import type { deskProcedures } from '../../domain/booking/contract'
import type { BookingEvent } from '../../domain/booking/lifecycle'
import { readNumber } from '../../domain/booking/number'
import type { DeskBooking } from '../../domain/booking/views'
import { NuanlinError } from '../../domain/contract/errors'
import { stationPlace } from '../../domain/role/place'
import { chinaDate, HOUR, type Instant } from '../../domain/time/china-time'
import type { Acted, Handlers, StaffCall } from '../platform/call'
import { database, type Transaction } from '../platform/database'
import { district } from '../platform/district'
import { pointFrom } from '../platform/geo-point'
import { advance, dueOf } from '../platform/booking-advance'
import type { BookingDocument, OfferingDocument } from './document'
import { forgetOffering } from './offering-now'
import { toDesk, toOffering } from './present'
import { publishSlots } from './publish'
import { settle } from './settle'
import * as store from './store'
import { stationInside } from './stations'
import { tellBooking } from './tell'

export const handlers: Handlers<typeof deskProcedures> = {
  async offerings({ stationId }, { locale }) {
    const found = await store.offeringsOf(stationId)
    return {
      items: found.map(one => ({
        ...toOffering(one, locale),
        plan: one.plan,
        stop: one.stop,
        version: one.version,
      })),
    }
  },

  addOffering: {
    async effect({ stationId, kind, stop, plan }, call, transaction) {
      const station = await stationInside(transaction, stationId)
      if (!station) throw new NuanlinError('NOT_FOUND')
      const at = new Date(call.now)
      const { lng, lat } = stop?.location ?? pointFrom(station.location)
      const one: OfferingDocument = {
        _id: randomBytes(16).toString('hex'),
        kind,
        station: stationId,
        path: call.path,
        stationName: station.name,
        address: station.address,
        location: { type: 'Point', coordinates: [lng, lat] },
        lng,
        lat,
        stop,
        plan,
        planReason: '',
        ended: false,
        demo: station.demo,
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      await store.addOffering(transaction, one)
      return {
        reference: one._id,
        act: {
          target: stationPlace(stationId),
          before: null,
          after: { kind, stop: stop?.name.zh ?? null, plan: digestOf(one) },
        },
      }
    },
    answer: (reference, _input, call) => published(reference ?? '', call),
  },

  setPlan: {
    async effect({ offeringId, version, plan, reason }, call, transaction) {
      const one = await store.offeringIn(transaction, offeringId)
      if (!one) throw new NuanlinError('NOT_FOUND')
      if (one.version !== version) throw new NuanlinError('CHANGED_MEANWHILE')
      const after = { ...one, plan, planReason: reason, updatedAt: new Date(call.now), version: version + 1 }
      await store.writeOffering(transaction, { ...after, location: pointOf(after) })
      return {
        reference: offeringId,
        act: {
          target: stationPlace(one.station),
          before: { plan: digestOf(one) },
          after: { plan: digestOf(after) },
        },
      }
    },
    answer: (_reference, { offeringId }, call) => published(offeringId, call),
  },

  async day({ stationId, date }) {
    return { items: await toDesk(await store.bookingsOfDay(stationId, date)) }
  },

  checkIn: {
    async effect({ stationId, code }, call, transaction) {
      const number = readNumber(code)
      const one = number === null ? null : await store.bookingByNumber(transaction, number)
      if (!one) throw new NuanlinError('NO_SUCH_CODE')
      if (one.station !== stationId) throw new NuanlinError('WRONG_STATION')
      if (one.state === 'checked_in' || one.state === 'served') throw new NuanlinError('USED')
      if (!isItsDay(one, call.now)) throw new NuanlinError('WRONG_DAY')
      const at = new Date(call.now)
      const after = advance(one, 'check_in', 'staff', at, { dueAt: dueOf('checked_in', one, 0) })
      if (!after) throw new NuanlinError('NOT_BOOKED')
      await store.writeBooking(transaction, after)
      return acted(one, after)
    },
    answer: (reference, _input) => deskById(reference),
  },

  undoCheckIn: {
    async effect({ bookingId, version }, call, transaction) {
      const one = await inside(transaction, bookingId, version)
      const offering = await store.offeringIn(transaction, one.offering)
      const dueAt = dueOf('booked', one, offering?.plan.rules.graceMinutes ?? 0)
      return step(one, 'undo_check_in', call, transaction, { dueAt })
    },
    answer: (reference, _input) => deskById(reference),
  },

  serve: {
    async effect({ bookingId, version }, call, transaction) {
      return step(await inside(transaction, bookingId, version), 'serve', call, transaction)
    },
    answer: (reference, _input) => deskById(reference),
  },

  cancelFor: {
    async effect({ bookingId, version, reason }, call, transaction) {
      const one = await inside(transaction, bookingId, version)
      const at = new Date(call.now)
      const after = advance(one, 'cancel', 'staff', at, { reason })
      if (!after) throw new NuanlinError('WRONG_STATE')
      await store.writeBooking(transaction, after)
      await tellBooking(transaction, after, { kind: 'booking_cancelled', reason }, at)
      return acted(one, after, reason)
    },
    async answer(reference, { bookingId }, { now }) {
      const one = await store.bookingIn(await database(), reference ?? bookingId)
      if (one) await settle(one.slot, new Date(now))
      return deskById(reference)
    },
  },

  closeSlot: {
    async effect({ offeringId, slotId, reason }, call, transaction) {
      const slot = await store.slotIn(transaction, slotId)
      if (slot?.offering !== offeringId) throw new NuanlinError('NOT_FOUND')
      await store.markForClosing(transaction, slot, reason, new Date(call.now))
      return {
        reference: slotId,
        act: {
          target: stationPlace(slot.station),
          before: { state: slot.state, startsAt: slot.startsAt.toISOString() },
          after: { state: 'closed', startsAt: slot.startsAt.toISOString() },
          reason,
        },
      }
    },
    async answer(_reference, { slotId, reason }, { now }) {
      await settle(slotId, new Date(now))
      const slot = await store.slotIn(await database(), slotId)
      return { slotId, reason: slot?.reason ?? reason }
    },
  },
}

/** On its day; around midnight also shortly before it begins, and until it is over. */
function isItsDay({ day, startsAt, endsAt }: BookingDocument, now: Instant): boolean {
  const early = startsAt.getTime() - 2 * HOUR
  return day === chinaDate(now) || (now >= early && now <= endsAt.getTime() + HOUR)
}

/** A booking as staff saw it; another version is no longer what they decided on. */
async function inside(transaction: Transaction, id: string, version: number): Promise<BookingDocument> {
  const one = await store.bookingIn(transaction, id)
  if (!one) throw new NuanlinError('NOT_FOUND')
  if (one.version !== version) throw new NuanlinError('CHANGED_MEANWHILE')
  return one
}

async function step(
  one: BookingDocument,
  event: BookingEvent,
  { now }: StaffCall,
  transaction: Transaction,
  changes: Partial<Pick<BookingDocument, 'dueAt'>> = {},
): Promise<Acted> {
  const after = advance(one, event, 'staff', new Date(now), changes)
  if (!after) throw new NuanlinError('WRONG_STATE')
  await store.writeBooking(transaction, after)
  return acted(one, after)
}

function acted(before: BookingDocument, after: BookingDocument, reason?: string): Acted {
  return {
    reference: after._id,
    act: {
      target: { kind: 'booking', id: after._id },
      before: { state: before.state },
      after: { state: after.state, startsAt: after.startsAt.toISOString() },
      ...(reason === undefined ? {} : { reason }),
    },
  }
}

async function deskById(id: string | null): Promise<DeskBooking> {
  const one = await store.bookingIn(await database(), id ?? '')
  const [view] = one ? await toDesk([one]) : []
  if (!view) throw new NuanlinError('NOT_FOUND')
  return view
}

/** An offering whose slots have been made what its plan says. */
async function published(id: string, { now, locale }: StaffCall) {
  forgetOffering(id)
  const db = await database()
  const [one, { calendar }] = await Promise.all([store.offeringIn(db, id), district(now)])
  if (!one) throw new NuanlinError('NOT_FOUND')
  await publishSlots(db, one, calendar, new Date(now))
  return toOffering(one, locale)
}

const pointOf = ({ lng, lat }: OfferingDocument) => ({ type: 'Point', coordinates: [lng, lat] })

/** Tells one plan from another in the log, which needs no copy of it. */
const digestOf = ({ plan }: OfferingDocument) =>
  createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 12)
