import type { OutputOf } from '../../../domain/contract/define-contract'
import type { bookingContract } from '../../../domain/booking/contract'
import type { Queue, Turn } from '../../../domain/booking/queue/views'
import { usualRules } from '../../../domain/booking/offering'
import type { Booking, OfferingCard, OfferingView, SlotView } from '../../../domain/booking/views'
import { NOW } from './stations'

export type SlotsPage = OutputOf<(typeof bookingContract)['procedures']['slots']>

const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()

/** A test room whose food tests can be booked. */
export function anOffering(change: Partial<OfferingView> = {}): OfferingView {
  return {
    id: 'a'.repeat(32),
    kind: 'food_test',
    stationId: 'LG-1',
    stationName: '东风快检室',
    stopName: null,
    address: '木棉路 8 号',
    location: { lng: 114.12, lat: 22.6 },
    rules: usualRules,
    ended: false,
    demo: true,
    ...change,
  }
}

/** The same in the list of places, half a kilometre away, with places from half past ten. */
export function aPlace(change: Partial<OfferingCard> = {}): OfferingCard {
  return { ...anOffering(), distance: 520, next: { startsAt: iso(30), free: 3 }, ...change }
}

/** Today from half past ten to eleven, two of four places free. */
export function aSlot(change: Partial<SlotView> = {}): SlotView {
  return {
    id: `${'a'.repeat(32)}@202611231030`,
    startsAt: iso(30),
    endsAt: iso(60),
    bookable: 4,
    walkIn: 1,
    free: 2,
    waiting: 0,
    state: 'open',
    reason: null,
    mine: null,
    ...change,
  }
}

export function slotsPage(change: Partial<SlotsPage> = {}): SlotsPage {
  return {
    offering: anOffering(),
    days: [
      { date: '2026-11-23', free: 2, slots: 2, reason: null },
      { date: '2026-11-24', free: 8, slots: 4, reason: null },
      { date: '2026-11-25', free: 0, slots: 0, reason: '设备检修' },
    ],
    date: '2026-11-23',
    slots: [aSlot()],
    upcoming: 0,
    holidaysUnknown: false,
    ...change,
  }
}

/** A place of mine for tomorrow from nine. */
export function aBooking(change: Partial<Booking> = {}): Booking {
  return {
    id: 'b'.repeat(32),
    number: '48210937',
    offering: anOffering(),
    slotId: `${'a'.repeat(32)}@202611240900`,
    startsAt: '2026-11-24T01:00:00.000Z',
    endsAt: '2026-11-24T01:30:00.000Z',
    state: 'booked',
    stateAt: iso(0),
    ahead: null,
    offeredUntil: null,
    cancelUntil: '2026-11-24T00:00:00.000Z',
    reason: null,
    byStaff: false,
    bookedAt: iso(0),
    asOf: iso(0),
    ...change,
  }
}

/** Number 12 of today, three before it, about twenty minutes. */
export function aTurn(change: Partial<Turn> = {}): Turn {
  return {
    id: 'c'.repeat(32),
    offering: anOffering(),
    number: 12,
    state: 'waiting',
    stateAt: iso(0),
    ahead: 3,
    waitMinutes: 20,
    drawnAt: iso(0),
    ...change,
  }
}

/** The queue of today: three wait, number 8 was called, six numbers left. */
export function aQueue(change: Partial<Queue> = {}): Queue {
  return {
    offering: anOffering(),
    state: 'open',
    opensAt: iso(-60),
    room: 6,
    waiting: 3,
    calling: 8,
    waitMinutes: 20,
    mine: null,
    ...change,
  }
}
