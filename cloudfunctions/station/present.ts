import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import type { District } from '../../domain/district/district'
import type { Service, StationCard, StationPin } from '../../domain/station/contract'
import { isOpen, openState } from '../../domain/station/opening'
import type { Call } from '../platform/call'
import { pointOf, type Found } from './search'
import type { ShownStation } from './store'

/** A station as a list shows it, in the person's language. */
export function toCard(
  station: ShownStation,
  distance: number | null,
  district: District,
  { now, locale }: Pick<Call, 'now' | 'locale'>,
): StationCard {
  return {
    id: station._id,
    name: nameIn(station.name, locale),
    kinds: [...station.kinds],
    address: nameIn(station.address, locale),
    location: pointOf(station),
    distance: distance === null ? null : Math.round(distance),
    open: openState(station, district.calendar, now, district.rules.open),
    services: [...station.services],
    stepFree: station.stepFree,
    capacity: station.capacity,
    live: station.live,
    phone: station.phone,
    demo: station.demo,
  }
}

export function toPin(
  { station }: Found,
  district: District,
  { now, locale }: Pick<Call, 'now' | 'locale'>,
): StationPin {
  return {
    id: station._id,
    name: nameIn(station.name, locale),
    kind: station.kinds[0] ?? 'rest_station',
    location: pointOf(station),
    open: isOpen(openState(station, district.calendar, now, district.rules.open)),
  }
}

/** What every answer that carries states says of itself. */
export function reading(
  cards: readonly Pick<StationCard, 'services'>[],
  district: District,
  { now, locale }: Pick<Call, 'now' | 'locale'>,
) {
  const mentioned = new Set(cards.flatMap(card => card.services))
  return {
    asOf: new Date(now).toISOString(),
    services: servicesOf(district, locale).filter(service => mentioned.has(service.code)),
    freshness: { ...district.rules.freshness },
  }
}

export function servicesOf(district: District, locale: Locale): Service[] {
  return district.services.map(({ code, name, icon, tier }) => ({
    code,
    name: nameIn(name, locale),
    icon,
    tier,
  }))
}
