import type { MapBounds, MapPadding, MapPoint, MapView } from './map'

/** Pixels across the world at zoom 0. */
const TILE = 256

function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

function latitudeAt(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
}

/** The place so many pixels right of and below another. */
export function shifted(point: MapPoint, zoom: number, right: number, down: number): MapPoint {
  const world = TILE * 2 ** zoom
  return { lng: point.lng + (right / world) * 360, lat: latitudeAt(worldY(point.lat) + down / world) }
}

/** How many pixels right of and below one place another lies. */
export function apart(from: MapPoint, to: MapPoint, zoom: number): { right: number; down: number } {
  const world = TILE * 2 ** zoom
  return { right: ((to.lng - from.lng) / 360) * world, down: (worldY(to.lat) - worldY(from.lat)) * world }
}

/** Where the middle of the whole map lies when `centre` shall be in the middle of what is not covered. */
export function mapCentre({ centre, zoom }: MapView, padding: MapPadding): MapPoint {
  return shifted(centre, zoom, 0, (padding.bottom - padding.top) / 2)
}

/** The reverse of {@link mapCentre}: what a person takes for the centre. */
export function seenCentre(middle: MapPoint, zoom: number, padding: MapPadding): MapPoint {
  return shifted(middle, zoom, 0, (padding.top - padding.bottom) / 2)
}

/** What a map of this size in pixels shows. */
export function boundsOf(
  view: MapView,
  padding: MapPadding,
  size: { readonly width: number; readonly height: number },
): MapBounds {
  const middle = mapCentre(view, padding)
  const northWest = shifted(middle, view.zoom, -size.width / 2, -size.height / 2)
  const southEast = shifted(middle, view.zoom, size.width / 2, size.height / 2)
  return { west: northWest.lng, north: northWest.lat, east: southEast.lng, south: southEast.lat }
}
