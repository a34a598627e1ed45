import * as z from 'zod/mini'
import { lazySchema } from '../../../domain/contract/lazy-schema'
import { nameIn } from '../../../domain/contract/name'
import { closedUntil } from '../../../domain/station/staff-switch'
import type { stationContract } from '../../../domain/station/contract'
import { deskRoles } from '../../../domain/station/desk-roles'
import { freshness } from '../../../domain/station/freshness'
import { tagsInReach } from '../../../domain/station/place-tags'
import type { QueryHandler } from '../../platform/call'
import { readCursor, signCursor } from '../../platform/cursor'
import { district } from '../../platform/district'
import { reading, toCard } from '../present'
import { searchNearest } from '../search'
import { activeEmergencies } from '../store-emergency'
import { unansweredAt } from '../store-locked'

const positionSchema = lazySchema(() => z.object({ distance: z.number(), id: z.string() }))

export const myStations: QueryHandler<(typeof stationContract)['procedures']['myStations']> = async (
  { text, near, cursor, limit },
  call,
) => {
  const [rules, emergencies] = await Promise.all([district(call.now), activeEmergencies()])
  const within = tagsInReach(call.held, deskRoles)
  const scope = ['station.myStations', call.caller.subject, text, near ?? null]
  const after =
    cursor === undefined ? null : readCursor(cursor, scope, call.now, p => positionSchema().parse(p))
  const filters = { openNow: false, kinds: [], services: [], stepFree: false, text }
  const { found, more } = await searchNearest(
    { point: near ?? rules.centre, filters, district: rules, emergencies, now: call.now, within },
    after,
    limit,
  )
  const unanswered = await unansweredAt(found.map(({ station }) => station._id))
  const items = found.map(({ station, distance }) => ({
    ...toCard(station, near ? distance : null, rules, call),
    areaNames: station.areaNames.map(name => nameIn(name, call.locale)),
    liveStale:
      station.capacity.seats + station.capacity.chargers > 0 &&
      freshness(station.live ? Date.parse(station.live.updatedAt) : null, call.now, rules.rules.freshness) ===
        'unknown',
    closedBySwitch: closedUntil(station, call.now) !== null,
    lockedUnanswered: unanswered.get(station._id) ?? 0,
  }))
  const last = found.at(-1)
  const next =
    more && last ? signCursor({ distance: last.distance, id: last.station._id }, scope, call.now) : null
  return { items, next, ...reading(items, rules, emergencies, call) }
}
