import type { Point } from '../../domain/geo/geo'

/** GeoJSON, as the database indexes it and as documents are written. */
export interface GeoPoint {
  readonly type: 'Point'
  readonly coordinates: readonly [number, number]
}

/** The SDK turns every stored point into an object of its own when it reads. */
interface SdkPoint {
  readonly longitude: number
  readonly latitude: number
}

export type StoredPoint = GeoPoint | SdkPoint

/** A point as it came from the database. */
export function pointFrom(stored: StoredPoint): Point {
  if ('longitude' in stored) return { lng: stored.longitude, lat: stored.latitude }
  const [lng, lat] = stored.coordinates
  return { lng, lat }
}
