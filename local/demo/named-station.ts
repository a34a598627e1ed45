import type { LiveState } from '../../domain/station/live-state'
import type { StationRecord } from '../../domain/station/record'
import { MINUTE, type Instant } from '../../domain/time/china-time'
import { namedStationHours } from './hours'
import { communityAt, type Community } from './places'

const STREET = '布吉街道'
export const NAMED_STATION = `${STREET}佳兆业广场暖蜂驿站`
/** Six seats, two chargers, told three minutes ago: what a person sees first should show what the product can. */
export const namedLiveState = (now: Instant): LiveState => ({
  seatsFree: 6,
  chargersFree: 2,
  updatedAt: new Date(now - 3 * MINUTE).toISOString(),
})
const SERVICES = [
  'rest',
  'charging',
  'drinking_water',
  'hot_water',
  'microwave',
  'vehicle_repair',
  'first_aid',
  'toilet',
]

/**
 * The place that the article names keeps its name and shows what a good station looks like: it stands for
 * the first caring shop of its street. Hours, seats and position are invented like all the rest.
 */
export function withNamedStation(
  stations: readonly StationRecord[],
  communities: readonly Community[],
  catalogue: readonly string[],
  now: Instant,
): StationRecord[] {
  const location = { lng: 114.12372, lat: 22.60351 }
  const street = communities.find(c => c.street.name.zh === STREET)?.street.code ?? ''
  const inStreet = new Set(communities.filter(c => c.street.code === street).map(c => c.code))
  const stand = stations.find(s => s.hostType === 'caring_shop' && inStreet.has(s.area))
  const community = communityAt(communities, street, location)
  if (!stand || !community) return [...stations]
  const named: StationRecord = {
    ...stand,
    name: { zh: NAMED_STATION, en: 'Buji Kaisa Plaza Rest Station' },
    address: { zh: `${STREET}${community.name.zh}佳兆业广场一楼`, en: 'Kaisa Plaza, ground floor, Buji' },
    area: community.code,
    location,
    hours: namedStationHours,
    services: catalogue.filter(code => SERVICES.includes(code)),
    capacity: { seats: 12, chargers: 6 },
    stepFree: true,
    toilet: true,
    closedByStaff: false,
    live: namedLiveState(now),
  }
  return stations.map(station => (station === stand ? named : station))
}
