import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { NuanlinError } from '../../../domain/contract/errors'
import { lazySchema } from '../../../domain/contract/lazy-schema'
import type { Locale } from '../../../domain/contract/locale'
import { nameIn } from '../../../domain/contract/name'
import type { District } from '../../../domain/district/district'
import type { stationContract } from '../../../domain/station/contract'
import { inForce, overlap, type Emergency } from '../../../domain/station/emergency'
import type { EmergencyForStaff } from '../../../domain/station/emergency-contract'
import { openState } from '../../../domain/station/opening'
import { tagsCovered } from '../../../domain/station/place-tags'
import { overlapIn } from '../../../domain/station/record-checks'
import { enterArea, findArea, type AreaDocument } from '../../platform/areas'
import type { MutationHandler, QueryHandler, StaffCall } from '../../platform/call'
import { readCursor, signCursor } from '../../platform/cursor'
import { district } from '../../platform/district'
import { pointFrom } from '../../platform/geo-point'
import { searchNearest } from '../search'
import { countTagged, findStations, type ShownStation } from '../store'
import * as store from '../store-emergency'
import { reading } from '../present'
import { refusal, refusalInWords } from './refusal'

type Procedures = (typeof stationContract)['procedures']

const PAGE = 20

const positionSchema = lazySchema(() => z.strictObject({ distance: z.number(), id: z.string() }))
const ANY = { openNow: false, kinds: [], services: [], stepFree: false, text: '' }

export const emergencyPreview: QueryHandler<Procedures['emergencyPreview']> = async (input, call) => {
  const { banner, cursor, ...asked } = input
  const scope = ['station.emergencyPreview', call.caller.subject, asked]
  const after =
    cursor === undefined ? null : readCursor(cursor, scope, call.now, p => positionSchema().parse(p))
  const [rules, active, area] = await Promise.all([
    district(call.now),
    store.activeEmergencies(),
    findArea(input.area),
  ])
  if (!area) throw new NuanlinError('NOT_FOUND')
  check(input, rules, call.locale)
  const planned: Emergency = {
    id: 'planned',
    ...scopeOf(input, area),
    name: { zh: '—' },
    banner: banner ?? { zh: '—' },
    startedAt: call.now,
  }
  const within = tagsCovered(planned)
  const search = { point: pointFrom(area.centre), filters: ANY, district: rules, emergencies: active }
  const [stations, { found, more }] = await Promise.all([
    countTagged(within),
    searchNearest({ ...search, now: call.now, within }, after, PAGE),
  ])
  const shown = (station: ShownStation, emergencies: readonly Emergency[]) => {
    const then = inForce(station, emergencies)
    const card = { services: then.services, emergency: then.emergency?.id ?? null }
    const { exceptions: _exceptions, ...hours } = then.hours
    return {
      open: openState(then, rules.calendar, call.now, rules.rules.open),
      services: reading([card], rules, emergencies, call).services.map(({ name }) => name),
      hours,
      banner: then.emergency && nameIn(then.emergency.banner, call.locale),
    }
  }
  const own = await findStations(found.map(({ station }) => station._id))
  const items = found.flatMap(({ station: { _id } }) => own.get(_id) ?? [])
  const last = found.at(-1)
  return {
    stations,
    items: items.map(station => ({
      id: station._id,
      name: nameIn(station.name, call.locale),
      kinds: [...station.kinds],
      now: shown(station, active),
      then: shown(station, [planned, ...active]),
    })),
    next:
      more && last ? signCursor({ distance: last.distance, id: last.station._id }, scope, call.now) : null,
  }
}

export const emergencies: QueryHandler<Procedures['emergencies']> = async ({ area, cursor }, call) => {
  const scope = ['station.emergencies', call.caller.subject, area]
  const [{ items, next }, above] = await Promise.all([
    store.emergenciesBelow(area, { cursor, limit: PAGE, scope, now: call.now }),
    store.emergenciesAbove(call.path, area),
  ])
  const told = (one: store.EmergencyDocument) => forStaff(one, call.locale)
  return { items: items.map(told), next, above: above.map(told) }
}

export const startEmergency: MutationHandler<Procedures['startEmergency']> = {
  async effect(input, call, transaction) {
    const rules = await district(call.now)
    const at = new Date(call.now)
    const area = await enterArea(transaction, input.area, at)
    if (!area) throw new NuanlinError('AREA_CLOSED')
    check(input, rules, call.locale)
    const active = await store.activeInside(transaction, at)
    if (active.length >= store.MOST_EMERGENCIES) throw new NuanlinError('TOO_MANY_EMERGENCIES')
    const scope = scopeOf(input, area)
    if (active.some(one => overlap(one, scope))) throw new NuanlinError('EMERGENCY_OVERLAPS')
    const id = randomBytes(16).toString('hex')
    await store.addEmergency(transaction, {
      _id: id,
      ...scope,
      name: input.name,
      banner: input.banner,
      path: call.path,
      state: 'active',
      startedAt: at,
      endedAt: null,
      createdAt: at,
      updatedAt: at,
      version: 1,
    })
    const { kinds, services, ownServices, hours } = scope
    const { name, banner } = input
    return {
      reference: id,
      act: {
        target: { kind: 'emergency', id },
        before: null,
        after: { area: area._id, kinds, services, ownServices, hours, name, banner, state: 'active' },
      },
    }
  },
  answer: (reference, _input, call) => emergencyNow(reference, call),
}

export const endEmergency: MutationHandler<Procedures['endEmergency']> = {
  async effect({ emergencyId }, call, transaction) {
    const found = await store.emergencyInside(transaction, emergencyId)
    if (!found) throw new NuanlinError('NOT_FOUND')
    if (found.state !== 'active') throw new NuanlinError('EMERGENCY_OVER')
    const at = new Date(call.now)
    await store.writeEmergency(transaction, {
      ...found,
      state: 'ended',
      endedAt: at,
      updatedAt: at,
      version: found.version + 1,
    })
    return {
      reference: emergencyId,
      act: {
        target: { kind: 'emergency', id: emergencyId },
        before: { name: found.name, state: 'active' },
        after: { name: found.name, state: 'ended' },
      },
    }
  },
  answer: (reference, _input, call) => emergencyNow(reference, call),
}

type Scope = Pick<EmergencyForStaff, 'area' | 'kinds' | 'services' | 'ownServices' | 'hours'>

function scopeOf(input: Scope, area: AreaDocument) {
  return {
    area: area._id,
    areaPath: [...area.path, area._id],
    areaName: area.name,
    kinds: [...new Set(input.kinds)],
    services: [...new Set(input.services)],
    ownServices: input.ownServices,
    hours: input.hours,
  }
}

/** @throws INVALID_INPUT for services that nobody knows or that are retired, for none at all, and for hours that overlap */
function check({ services, ownServices, hours }: Scope, rules: District, locale: Locale): void {
  const offered = new Set(rules.services.flatMap(({ code, retired }) => (retired ? [] : code)))
  const unknown = services.find(code => !offered.has(code))
  if (unknown !== undefined)
    throw refusal([{ field: 'services', code: 'not_in_catalogue', detail: unknown }], '', locale)
  if (services.length + ownServices.length === 0) {
    const words = { 'zh-CN': '至少写一项', en: 'name at least one' }
    throw refusalInWords([{ field: 'services', words }], '', locale)
  }
  const overlaps = hours ? overlapIn(hours) : undefined
  if (overlaps !== undefined)
    throw refusal([{ field: 'hours', code: 'hours_overlap', detail: overlaps }], '', locale)
}

async function emergencyNow(
  id: string | null,
  { locale }: Pick<StaffCall, 'locale'>,
): Promise<EmergencyForStaff> {
  const found = id === null ? null : await store.findEmergency(id)
  if (!found) throw new NuanlinError('NOT_FOUND')
  return forStaff(found, locale)
}

function forStaff(one: store.EmergencyDocument, locale: Locale): EmergencyForStaff {
  return {
    emergencyId: one._id,
    area: one.area,
    areaName: nameIn(one.areaName, locale),
    kinds: [...one.kinds],
    name: one.name,
    banner: one.banner,
    services: [...one.services],
    ownServices: [...one.ownServices],
    hours: one.hours,
    startedAt: one.startedAt.toISOString(),
    endedAt: one.endedAt?.toISOString() ?? null,
  }
}
