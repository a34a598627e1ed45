import type { Booking, DeskBooking, OfferingView, SlotView } from '../../domain/booking/views'
import type { BookingState } from '../../domain/booking/lifecycle'
import { usualRules } from '../../domain/booking/offering'
import type { Locale } from '../../domain/contract/locale'
import { nameIn } from '../../domain/contract/name'
import { MINUTE, type Instant } from '../../domain/time/china-time'
import type { Call } from '../platform/call'
import { database } from '../platform/database'
import { nicknamesOf } from '../platform/people'
import type { BookingDocument, OfferingDocument, SlotDocument } from './document'
import * as store from './store'

export function toOffering(one: OfferingDocument, locale: Locale): OfferingView {
  return {
    id: one._id,
    kind: one.kind,
    stationId: one.station,
    stationName: nameIn(one.stationName, locale),
    stopName: one.stop && nameIn(one.stop.name, locale),
    address: nameIn(one.stop?.address ?? one.address, locale),
    location: { lng: one.lng, lat: one.lat },
    rules: one.plan.rules,
    ended: one.ended,
    demo: one.demo,
  }
}

export function toSlot(
  slot: SlotDocument,
  now: Instant,
  waiting: number,
  mine: BookingState | null,
): SlotView {
  const over = slot.startsAt.getTime() <= now
  const free = over || slot.state === 'closed' ? 0 : Math.max(0, slot.free)
  return {
    id: slot._id,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    bookable: slot.bookable,
    walkIn: slot.capacity - slot.bookable,
    free,
    waiting,
    state: slot.state === 'closed' ? 'closed' : over ? 'over' : free > 0 ? 'open' : 'full',
    reason: slot.reason,
    mine,
  }
}

/** Bookings as who they are for sees them. */
export async function toMine(
  all: readonly BookingDocument[],
  { locale, now }: Pick<Call, 'locale' | 'now'>,
  offerings?: ReadonlyMap<string, OfferingDocument>,
): Promise<Booking[]> {
  const known = offerings ?? (await store.offeringsByIds(all.map(({ offering }) => offering)))
  const db = await database()
  return Promise.all(
    all.flatMap(one => {
      const offering = known.get(one.offering)
      return offering ? [mineOf(one, offering)] : []
    }),
  )

  async function mineOf(one: BookingDocument, offering: OfferingDocument): Promise<Booking> {
    const { cutOffMinutes } = offering.plan.rules
    return {
      id: one._id,
      number: one.number,
      offering: toOffering(offering, locale),
      slotId: one.slot,
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
      state: one.state,
      stateAt: one.stateAt.toISOString(),
      ahead:
        one.state === 'waiting' && one.line !== null ? await store.countAhead(db, one.slot, one.line) : null,
      offeredUntil: one.offeredUntil && one.offeredUntil.toISOString(),
      cancelUntil: new Date(one.startsAt.getTime() - cutOffMinutes * MINUTE).toISOString(),
      reason: one.reason,
      byStaff: one.history.at(-1)?.by === 'staff' && one.state === 'cancelled',
      bookedAt: one.createdAt.toISOString(),
      asOf: new Date(now).toISOString(),
    }
  }
}

/** The same as staff of the place see them. */
export async function toDesk(all: readonly BookingDocument[]): Promise<DeskBooking[]> {
  const nicknames = await nicknamesOf(all.map(({ person }) => person))
  return all.map(one => ({
    id: one._id,
    number: one.number,
    version: one.version,
    offeringId: one.offering,
    slotId: one.slot,
    startsAt: one.startsAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
    state: one.state,
    stateAt: one.stateAt.toISOString(),
    nickname: nicknames.get(one.person) ?? '',
    onBehalf: one.onBehalf,
  }))
}

/** Until when the person can give a place up themselves. */
export function isBeforeCutOff(
  { startsAt }: BookingDocument,
  offering: OfferingDocument | null,
  now: Instant,
): boolean {
  const { cutOffMinutes } = offering?.plan.rules ?? usualRules
  return now <= startsAt.getTime() - cutOffMinutes * MINUTE
}
