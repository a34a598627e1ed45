import { randomBytes } from 'node:crypto'
import { NuanlinError } from '../../../domain/contract/errors'
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
import { district } from '../../platform/district'
import { pointFrom } from '../../platform/geo-point'
import { countTagged, findNearest, type ShownStation } from '../store'
import * as store from '../store-emergency'
import { reading } from '../present'
import { refusal, refusalInWords } from './refusal'

type Procedures = (typeof stationContract)['procedures']

const PAGE = 20
const SAMPLE = 5

export const emergencyPreview: QueryHandler<Procedures['emergencyPreview']> = async (input, call) => {
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
    banner: { zh: '—' },
    startedAt: call.now,
  }
  const tags = tagsCovered(planned)
  const [stations, sample] = await Promise.all([
    countTagged(tags),
    findNearest({ point: pointFrom(area.centre), tagGroups: [tags], without: [], words: [] }, SAMPLE),
  ])
  const shown = (station: ShownStation, emergencies: readonly Emergency[]) => {
    const then = inForce(station, emergencies)
    const card = { services: then.services, emergency: then.emergency?.id ?? null }
    return {
      open: openState(then, rules.calendar, call.now, rules.rules.open),
      services: reading([card], rules, emergencies, call).services.map(({ name }) => name),
    }
  }
  return {
    stations,
    sample: sample.map(station => ({
      id: station._id,
      name: nameIn(station.name, call.locale),
      kinds: [...station.kinds],
      now: shown(station, active),
      then: shown(station, [planned, ...active]),
    })),
  }
}

export const emergencies: QueryHandler<Procedures['emergencies']> = async ({ area, cursor }, call) => {
  const scope = ['station.emergencies', call.caller.subject, area]
  const { items, next } = await store.emergenciesBelow(area, { cursor, limit: PAGE, scope, now: call.now })
  return { items: items.map(one => forStaff(one, call.locale)), next }
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
