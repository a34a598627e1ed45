import { areaPath, reaches } from '../../../domain/role/place'
import type { stationContract } from '../../../domain/station/contract'
import { deskRoles, emergencyRoles } from '../../../domain/station/desk-roles'
import type { QueryHandler } from '../../platform/call'
import { activeEmergencies } from '../store-emergency'
import { openCasesBelow } from '../store-locked'

export const deskNeeds: QueryHandler<(typeof stationContract)['procedures']['deskNeeds']> = async (
  _input,
  { held },
) => {
  const wanted: readonly string[] = deskRoles
  const places = [...new Set(held.filter(({ role }) => wanted.includes(role)).map(({ place }) => place))]
  const [lockedCases, active] = await Promise.all([openCasesBelow(places), activeEmergencies()])
  const mine = active.filter(one => reaches(held, emergencyRoles, areaPath(one.areaPath)))
  return { lockedCases, emergencies: mine.length }
}
