import * as z from 'zod/mini'
import { lazySchema } from '../../domain/contract/lazy-schema'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import type { District } from '../../domain/district/district'
import { stationPlace } from '../../domain/role/place'
import { inForce } from '../../domain/station/emergency'
import { distance } from '../../domain/geo/measure'
import type { Point } from '../../domain/geo/geo'
import {
  MAX_PINS,
  type Origin,
  type StationFilters,
  type residentProcedures,
} from '../../domain/station/contract'
import { findArea } from '../platform/areas'
import { callerOf, type Call, type Handlers } from '../platform/call'
import { readCursor, signCursor } from '../platform/cursor'
import { district } from '../platform/district'
import { pointFrom } from '../platform/geo-point'
import { findPerson, writePerson } from '../platform/people'
import { toDetail } from './detail'
import { myReport, reportLocked } from './locked'
import { reading, servicesOf, toCard, toPin } from './present'
import { pointOf, searchBounds, searchNearest } from './search'
import * as store from './store'
import { activeEmergencies } from './store-emergency'

/** How many other stations the home page shows below the nearest. */
const HOME_OTHERS = 3
const MOST_FAVOURITES = 100
const EVERYTHING: StationFilters = { openNow: false, kinds: [], services: [], stepFree: false, text: '' }

const positionSchema = lazySchema(() => z.object({ distance: z.number(), id: z.string() }))
const favouritePositionSchema = lazySchema(() => z.object({ createdAt: z.string(), id: z.string() }))

export const handlers: Handlers<typeof residentProcedures> = {
  async home({ origin }, call) {
    const [rules, emergencies] = await Promise.all([district(call.now), activeEmergencies()])
    const from = await resolveOrigin(origin, rules, call)
    const search = { point: from.point, district: rules, emergencies, now: call.now }
    const [open, all] = await Promise.all([
      searchNearest({ ...search, filters: { ...EVERYTHING, openNow: true } }, null, 1),
      searchNearest({ ...search, filters: EVERYTHING }, null, HOME_OTHERS + 1),
    ])
    const [first] = open.found
    const nearest = first ? toCard(first.station, first.distance, rules, call) : null
    const others = all.found
      .filter(({ station }) => station._id !== nearest?.id)
      .slice(0, HOME_OTHERS)
      .map(found => toCard(found.station, found.distance, rules, call))
    const shown = nearest ? [nearest, ...others] : others
    return { nearest, others, origin: from, ...reading(shown, rules, emergencies, call) }
  },

  async nearby({ origin, filters, cursor, limit }, call) {
    const [rules, emergencies] = await Promise.all([district(call.now), activeEmergencies()])
    const from = await resolveOrigin(origin, rules, call)
    const scope = ['station.nearby', call.caller?.subject ?? null, from.point, filters]
    const after =
      cursor === undefined ? null : readCursor(cursor, scope, call.now, p => positionSchema().parse(p))
    const { found, more } = await searchNearest(
      { point: from.point, filters, district: rules, emergencies, now: call.now },
      after,
      limit,
    )
    const items = found.map(({ station, distance }) => toCard(station, distance, rules, call))
    const last = found.at(-1)
    const next =
      more && last ? signCursor({ distance: last.distance, id: last.station._id }, scope, call.now) : null
    return { items, next, origin: from, ...reading(items, rules, emergencies, call) }
  },

  async pins({ bounds, filters }, call) {
    const [rules, emergencies] = await Promise.all([district(call.now), activeEmergencies()])
    const search = { filters, district: rules, emergencies, now: call.now }
    const { found, more } = await searchBounds(search, bounds, MAX_PINS)
    return { pins: found.map(f => toPin(f, rules, call)), more, asOf: new Date(call.now).toISOString() }
  },

  async detail({ id, origin }, call) {
    const [rules, emergencies, station, person, from] = await Promise.all([
      district(call.now),
      activeEmergencies(),
      store.findStation(id),
      call.caller ? findPerson(call.caller) : null,
      knownOrigin(origin, call),
    ])
    if (!station) throw new NuanlinError('NOT_FOUND')
    const [favourite, myLockedReport] = person
      ? await Promise.all([store.isFavourite(person._id, id), myReport(person._id, id)])
      : [false, null]
    const personal = {
      favourite,
      myLockedReportAt: myLockedReport?.reportedAt ?? null,
      myLockedReport,
    }
    const away = from ? distance(from.point, pointOf(station)) : null
    return toDetail(inForce(station, emergencies), away, personal, rules, emergencies, call)
  },

  async catalogue(_input, { locale, now }) {
    const known = await district(now)
    const { code, name, centre, chips } = known
    const offered = known.services.filter(({ retired }) => !retired)
    return {
      district: { code, name: nameIn(name, locale), centre },
      services: servicesOf({ services: offered }, locale),
      chips: chips.filter(chip => offered.some(one => one.code === chip)),
    }
  },

  async favourites({ origin, cursor, limit }, call) {
    const caller = callerOf(call)
    const [rules, emergencies, person, from] = await Promise.all([
      district(call.now),
      activeEmergencies(),
      findPerson(caller),
      knownOrigin(origin, call),
    ])
    const scope = ['station.favourites', caller.subject]
    const after =
      cursor === undefined
        ? null
        : readCursor(cursor, scope, call.now, p => favouritePositionSchema().parse(p))
    const kept = person ? await store.findFavourites(person._id, after, limit + 1) : []
    const page = kept.slice(0, limit)
    const stations = await store.findStations(page.map(f => f.station))
    const items = page.flatMap(({ station: id }) => {
      const station = stations.get(id)
      if (!station) return []
      const away = from ? distance(from.point, pointOf(station)) : null
      return [toCard(inForce(station, emergencies), away, rules, call)]
    })
    const last = page.at(-1)
    const next =
      kept.length > limit && last
        ? signCursor({ createdAt: last.createdAt.toISOString(), id: last._id }, scope, call.now)
        : null
    return {
      items,
      next,
      origin: from,
      ...reading(items, rules, emergencies, call),
    }
  },

  setFavourite: {
    async effect({ stationId, favourite }, { caller, now }, transaction) {
      if (favourite && !(await store.stationInside(transaction, stationId)))
        throw new NuanlinError('NOT_FOUND')
      const at = new Date(now)
      const person = await writePerson(transaction, caller, at, before => ({ favourites: before.favourites }))
      if (!(await store.writeFavourite(transaction, person._id, stationId, favourite, at)))
        return { reference: null, onBehalf: null }
      const favourites = person.favourites + (favourite ? 1 : -1)
      if (favourites > MOST_FAVOURITES) throw new NuanlinError('TOO_MANY_FAVOURITES')
      await writePerson(transaction, caller, at, () => ({ favourites }))
      const target = stationPlace(stationId)
      return {
        reference: null,
        onBehalf: { target, before: { favourite: !favourite }, after: { favourite } },
      }
    },
    answer: (_reference, { stationId, favourite }) => Promise.resolve({ stationId, favourite }),
  },

  reportLocked,
}

interface CountedFrom {
  readonly point: Point
  readonly areaName: string | null
}

/** Where "near" is counted from: the place, the picked area's centre, or else the district's. */
async function resolveOrigin(
  origin: Origin | undefined,
  { centre, name }: District,
  call: Pick<Call, 'locale'>,
): Promise<CountedFrom> {
  if (origin === undefined) return { point: centre, areaName: nameIn(name, call.locale) }
  const from = await knownOrigin(origin, call)
  if (!from) throw new NuanlinError('NOT_FOUND')
  return from
}

/** The place or the area's centre; null where nothing was told, or the area is no longer there. */
async function knownOrigin(
  origin: Origin | undefined,
  { locale }: Pick<Call, 'locale'>,
): Promise<CountedFrom | null> {
  if (origin === undefined) return null
  if ('point' in origin) return { point: origin.point, areaName: null }
  const area = await findArea(origin.area)
  return area ? { point: pointFrom(area.centre), areaName: nameIn(area.name, locale) } : null
}
