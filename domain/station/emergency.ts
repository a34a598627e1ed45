import type { Name } from '../contract/name'
import type { Hours, UsualHours } from './hours'
import type { StationKind } from './kinds'

/**
 * A mode that stands over the stations of an area while it lasts: one document, which stations refer to by where
 * they stand and what they are. So thousands change at once, and nothing of theirs is touched.
 */
export interface Emergency {
  readonly id: string
  /** Code of the area, and the codes from the district down to it. */
  readonly area: string
  readonly areaPath: readonly string[]
  readonly areaName: Name
  /** Which kinds of stations; none means every kind. */
  readonly kinds: readonly StationKind[]
  readonly name: Name
  readonly banner: Name
  /** What the stations offer meanwhile, by codes of the catalogue. */
  readonly services: readonly string[]
  /** And what no catalogue knows, by name. */
  readonly ownServices: readonly Name[]
  /** When they are open meanwhile; null leaves each its own hours. */
  readonly hours: UsualHours | null
  /** Milliseconds since 1970. */
  readonly startedAt: number
}

/** What finding a station's emergency needs of it. */
export interface Placed {
  /** Codes of every area that holds it, the district first. */
  readonly areaPath: readonly string[]
  readonly kinds: readonly StationKind[]
}

export function covers(emergency: Pick<Emergency, 'area' | 'kinds'>, station: Placed): boolean {
  return (
    station.areaPath.includes(emergency.area) &&
    (emergency.kinds.length === 0 || station.kinds.some(kind => emergency.kinds.includes(kind)))
  )
}

/** Whether two emergencies of the same area would claim the same stations. */
export function overlap(a: Pick<Emergency, 'area' | 'kinds'>, b: Pick<Emergency, 'area' | 'kinds'>): boolean {
  if (a.area !== b.area) return false
  return a.kinds.length === 0 || b.kinds.length === 0 || a.kinds.some(kind => b.kinds.includes(kind))
}

/** The one that counts at a station: that of the smallest area, of those the newest. */
export function emergencyOf(station: Placed, active: readonly Emergency[]): Emergency | null {
  return active.reduce<Emergency | null>((best, one) => {
    if (!covers(one, station)) return best
    return best === null || weight(one, best) > 0 ? one : best
  }, null)
}

function weight(a: Emergency, b: Emergency): number {
  return a.areaPath.length - b.areaPath.length || a.startedAt - b.startedAt || (a.id > b.id ? 1 : -1)
}

/** A station as it is at this moment, with the emergency that makes it so. */
export type InForce<Station> = Station & { readonly emergency: Emergency | null }

/**
 * What a station is while emergencies last: their services, and their hours where they have any. Such hours replace
 * single days too, they are given for this very time; staff's own switch still closes the door.
 */
export function inForce<
  Station extends Placed & { readonly services: readonly string[]; readonly hours: Hours },
>(station: Station, active: readonly Emergency[]): InForce<Station> {
  const emergency = emergencyOf(station, active)
  if (!emergency) return { ...station, emergency }
  return {
    ...station,
    emergency,
    services: servicesIn(emergency),
    hours: emergency.hours ? { ...emergency.hours, exceptions: [] } : station.hours,
  }
}

/** Codes of all that an emergency offers. */
export function servicesIn(emergency: Pick<Emergency, 'id' | 'services' | 'ownServices'>): string[] {
  return [...emergency.services, ...emergency.ownServices.map((_, i) => ownServiceCode(emergency, i))]
}

/** The code under which answers mention a service that only an emergency has. */
export function ownServiceCode({ id }: Pick<Emergency, 'id'>, position: number): string {
  return `e_${id.slice(0, 12)}_${position}`
}
