import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import type { District } from '../../domain/district/district'
import { closedUntil } from '../../domain/station/staff-switch'
import { ownServiceCode, type Emergency, type InForce } from '../../domain/station/emergency'
import type { EmergencyNotice, Service, StationCard } from '../../domain/station/card'
import type { StationPin } from '../../domain/station/contract'
import { isOpen, openState } from '../../domain/station/opening'
import type { Call } from '../platform/call'
import { pointOf, type Found } from './search'
import type { ShownStation } from './store'

/** A station as a list shows it, in the person's language. */
export function toCard(
  station: InForce<ShownStation>,
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
    closure: closureOf(station, { now, locale }),
    services: [...station.services],
    stepFree: station.stepFree === true,
    capacity: station.capacity,
    live: station.live,
    phone: station.phone,
    emergency: station.emergency?.id ?? null,
    demo: station.demo,
  }
}

function closureOf(
  station: ShownStation,
  { now, locale }: Pick<Call, 'now' | 'locale'>,
): StationCard['closure'] {
  if (!station.closure || closedUntil(station, now) === null) return null
  return { reason: nameIn(station.closure.reason, locale), until: station.closure.until }
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
  cards: readonly Pick<StationCard, 'services' | 'emergency'>[],
  district: District,
  active: readonly Emergency[],
  { now, locale }: Pick<Call, 'now' | 'locale'>,
) {
  const mentioned = new Set(cards.flatMap(card => card.services))
  const emergencies = active.filter(({ id }) => cards.some(({ emergency }) => emergency === id))
  const known = [...emergencies.flatMap(one => ownServices(one, locale)), ...servicesOf(district, locale)]
  return {
    asOf: new Date(now).toISOString(),
    services: known.filter(service => mentioned.has(service.code)),
    emergencies: emergencies.map(one => noticeOf(one, locale)),
    freshness: { ...district.rules.freshness },
  }
}

export function servicesOf(district: Pick<District, 'services'>, locale: Locale): Service[] {
  return district.services.map(({ code, name, icon, tier }) => ({
    code,
    name: nameIn(name, locale),
    icon,
    tier,
  }))
}

function ownServices(emergency: Emergency, locale: Locale): Service[] {
  return emergency.ownServices.map((name, i) => ({
    code: ownServiceCode(emergency, i),
    name: nameIn(name, locale),
    icon: 'megaphone',
    tier: 'basic',
  }))
}

function noticeOf({ id, name, banner, areaName, startedAt }: Emergency, locale: Locale): EmergencyNotice {
  return {
    id,
    name: nameIn(name, locale),
    banner: nameIn(banner, locale),
    areaName: nameIn(areaName, locale),
    since: new Date(startedAt).toISOString(),
  }
}
