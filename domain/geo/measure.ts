import type { Bounds, Point } from './geo'

/** Radius that MongoDB and CloudBase use for spherical distance, in metres. */
const EARTH_RADIUS = 6378100
const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Great-circle distance in metres, by the formula of the real service
 * (`R · atan2(|A×B|, A·B)`), so that a distance we compute equals the one a geo query ordered by.
 */
export function distance(a: Point, b: Point): number {
  const A = unitVector(a)
  const B = unitVector(b)
  const cross = [A[1] * B[2] - A[2] * B[1], A[2] * B[0] - A[0] * B[2], A[0] * B[1] - A[1] * B[0]] as const
  return EARTH_RADIUS * Math.atan2(Math.hypot(...cross), A[0] * B[0] + A[1] * B[1] + A[2] * B[2])
}

function unitVector(p: Point): readonly [number, number, number] {
  const lng = radians(p.lng)
  const lat = radians(p.lat)
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)]
}

export function contains(bounds: Bounds, p: Point): boolean {
  return p.lng >= bounds.west && p.lng <= bounds.east && p.lat >= bounds.south && p.lat <= bounds.north
}

export function centreOf(bounds: Bounds): Point {
  return { lng: (bounds.west + bounds.east) / 2, lat: (bounds.south + bounds.north) / 2 }
}

/** Ray casting; the ring is a list of [lng, lat], closed or not. Points on an edge may fall either way. */
export function insideRing(p: Point, ring: readonly (readonly [number, number])[]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as readonly [number, number]
    const [xj, yj] = ring[j] as readonly [number, number]
    if (yi > p.lat !== yj > p.lat && p.lng < ((xj - xi) * (p.lat - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
