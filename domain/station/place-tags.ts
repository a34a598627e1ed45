import type { Held } from '../role/place'
import type { Role } from '../role/roles'
import type { Emergency, Placed } from './emergency'
import { stationKinds } from './kinds'

/**
 * Where a station stands, as tags: what is asked for by area (the stations in somebody's reach, those that an
 * emergency covers) is found by the same index as everything else. An area is tagged with each of the station's
 * kinds, since emergencies are by area and kind.
 */
export function placeTags(code: string, { areaPath, kinds }: Placed): string[] {
  return [`is:${code}`, ...areaPath.flatMap(area => kinds.map(kind => `at:${area}:${kind}`))]
}

/** Tags of the stations that an emergency covers: any of them will do. */
export function tagsCovered({ area, kinds }: Pick<Emergency, 'area' | 'kinds'>): string[] {
  return (kinds.length === 0 ? stationKinds : kinds).map(kind => `at:${area}:${kind}`)
}

/** Tags of the stations that some roles reach: any of them will do. */
export function tagsInReach(held: readonly Held[], wanted: readonly Role[]): string[] {
  const tags = held
    .filter(({ role }) => wanted.includes(role))
    .flatMap(({ place }) => {
      const id = place.slice(place.indexOf(':') + 1)
      return place.startsWith('station:') ? [`is:${id}`] : tagsCovered({ area: id, kinds: [] })
    })
  return [...new Set(tags)]
}
