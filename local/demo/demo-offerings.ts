import type { BookingDocument, OfferingDocument } from '../../cloudfunctions/booking/document'
import type { StationDocument } from '../../cloudfunctions/station/document'
import { pointFrom } from '../../cloudfunctions/platform/geo-point'
import { noClaims, personClaim, placeClaim, quotaClaim } from '../../domain/booking/claims'
import { usualRules, type OfferingPlan, type Pattern, type Stop } from '../../domain/booking/offering'
import { slotId, slotsOn, type PlannedSlot } from '../../domain/booking/slots'
import type { Point } from '../../domain/geo/geo'
import { areaPath, placeKey, stationPlace } from '../../domain/role/place'
import type { Hours } from '../../domain/station/hours'
import { addDays, chinaDate, DAY, MINUTE, type Instant, type Weekday } from '../../domain/time/china-time'
import type { WorkingCalendar } from '../../domain/time/working-calendar'
import { Dice } from './dice'
import { COURIER } from './demo-submissions'
import { fixedId } from './store-photo'

const SEED = 'bookings-1'
/** Half hours, four people in each, one of them walking in. */
const SLOT = { minutes: 30, capacity: 4, walkIn: 1 } as const
/** Where a vehicle stops, by weekday. */
const ROUNDS: readonly { readonly days: Weekday[]; readonly range: Pattern['range'] }[] = [
  { days: [1, 4], range: { from: '09:00', to: '11:30' } },
  { days: [2, 5], range: { from: '09:00', to: '11:30' } },
  { days: [3, 6, 7], range: { from: '15:00', to: '18:00' } },
]
const WORDS = [
  { zh: '菜市场门口', en: 'market gate' },
  { zh: '社区广场', en: 'community square' },
  { zh: '地铁口', en: 'metro exit' },
]

/** What can be booked at a station of the demonstration: tests at a room, three stops of a vehicle. */
export function demoOfferings(station: StationDocument, now: Instant): OfferingDocument[] {
  const dice = new Dice(SEED, station._id)
  const at = new Date(now - 200 * DAY)
  const point = pointFrom(station.location)
  const made = (key: string | number, plan: OfferingPlan, stop: Stop | null): OfferingDocument => {
    const { lng, lat } = stop?.location ?? point
    return {
      _id: fixedId('offering', station._id, key),
      kind: 'food_test',
      station: station._id,
      path: [...areaPath(station.areaPath), placeKey(stationPlace(station._id))],
      stationName: station.name,
      address: station.address,
      location: { type: 'Point', coordinates: [lng, lat] },
      lng,
      lat,
      stop,
      plan,
      planReason: '',
      ended: false,
      demo: true,
      createdAt: at,
      updatedAt: at,
      version: 1,
    }
  }
  if (station.kinds.includes('food_test_vehicle'))
    return ROUNDS.map(({ days, range }, i) =>
      made(i, planOf([{ days, range, ...SLOT }]), stopOf(dice, station, point, i)),
    )
  return [made('room', planOf(patternsOf(station.hours), station.hours), null)]
}

const planOf = (weekly: Pattern[], hours?: Hours): OfferingPlan => ({
  weekly,
  holidays: 'closed',
  closures: (hours?.exceptions ?? [])
    .filter(({ ranges }) => ranges.length === 0)
    .map(({ date, note }) => ({ date, range: null, reason: { zh: note ?? '停一天' } })),
  rules: usualRules,
})

const patternsOf = ({ weekly }: Hours): Pattern[] =>
  weekly.flatMap(({ days, ranges }) => ranges.map(range => ({ days, range, ...SLOT })))

function stopOf(dice: Dice, { areaNames }: StationDocument, { lng, lat }: Point, i: number): Stop {
  const word = WORDS[i] ?? { zh: '停靠点', en: 'stop' }
  const street = areaNames[0] ?? { zh: '' }
  const name = { zh: `${street.zh}${word.zh}`, en: `${street.en ?? street.zh} ${word.en}` }
  const turn = (dice.next() + i) * ((2 * Math.PI) / 3)
  const away = 0.006 + 0.006 * dice.next()
  const location = { lng: lng + away * Math.cos(turn), lat: lat + away * Math.sin(turn) }
  return { name, address: name, location }
}

/** Slots of the coming days that hold somebody, each with those who booked it. */
export interface BookedSlot {
  readonly slot: string
  readonly bookings: readonly BookingDocument[]
}

/** Who has booked an offering for the next three days: some slots are full, most are not. */
export function demoBookings(
  offering: OfferingDocument,
  calendar: WorkingCalendar,
  now: Instant,
  hasCourier: boolean,
): BookedSlot[] {
  const days = [0, 1, 2].map(day => addDays(chinaDate(now), day))
  const planned = days
    .flatMap(day => slotsOn(offering.plan, calendar, day))
    .filter(({ start }) => start > now)
  const theirs = hasCourier ? planned.find(({ start }) => start > now + 90 * MINUTE) : undefined
  return planned.map(plan => {
    const dice = new Dice(SEED, offering._id, plan.start)
    const count = dice.chance(0.15) ? plan.bookable : dice.int(0, plan.bookable - 1)
    const people = Array.from({ length: count }, (_, i) => `h5:demo-neighbour-${dice.int(1, 400)}-${i}`)
    if (plan === theirs) people[0] = COURIER
    return {
      slot: slotId(offering._id, plan.start),
      bookings: people.map((person, place) => demoBooking(offering, plan, person, place, now)),
    }
  })
}

function demoBooking(
  offering: OfferingDocument,
  { start, end }: PlannedSlot,
  person: string,
  place: number,
  now: Instant,
): BookingDocument {
  const slot = slotId(offering._id, start)
  const _id = fixedId('booking', slot, place)
  const at = new Date(now - 20 * 60 * MINUTE)
  return {
    _id,
    ...noClaims(_id),
    hold: placeClaim(slot, place),
    once: personClaim(slot, person),
    quota: person === COURIER ? quotaClaim(offering._id, person, 0) : _id,
    number: String(10_000_000 + (Number.parseInt(_id.slice(0, 8), 16) % 90_000_000)),
    offering: offering._id,
    slot,
    station: offering.station,
    path: offering.path,
    day: chinaDate(start),
    startsAt: new Date(start),
    endsAt: new Date(end),
    person,
    onBehalf: false,
    state: 'booked',
    stateAt: at,
    holding: true,
    upcoming: true,
    place,
    line: null,
    offeredUntil: null,
    reason: null,
    dueAt: new Date(start + usualRules.graceMinutes * MINUTE),
    remindAt: null,
    history: [{ at, event: 'book', by: 'person', state: 'booked' }],
    expiresAt: new Date(end + 365 * DAY),
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}
