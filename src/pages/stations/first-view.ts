import { MIN_ZOOM, type MapPadding, type MapPoint, type MapView } from '../../components/map/map'
import { apart } from '../../components/map/mercator'
import type { Size } from './stage-size'

/** So many of the nearest belong into the first view. */
export const FIRST_FEW = 3

/** Half a pin, and the column of buttons over the right edge, in px. */
const PIN = 30
const TOOLS = 68

/**
 * The zoom at which the nearest few are seen around the view's centre, clear of what covers the map: the nearest in any
 * case, the others as far as that takes no more than one step back. Never closer than the view; where even the nearest
 * lies beyond the widest view, the view stays.
 */
export function zoomForNearest(
  { centre, zoom }: MapView,
  nearest: readonly MapPoint[],
  { width, height }: Size,
  { top, bottom }: MapPadding,
): number {
  const high = (height - top - bottom) / 2 - PIN
  const isSeen = (point: MapPoint, at: number) => {
    const { right, down } = apart(centre, point, at)
    return right >= PIN - width / 2 && right <= width / 2 - TOOLS && Math.abs(down) <= high
  }
  const zoomOf = (points: readonly MapPoint[]) => {
    let at = zoom
    while (at >= MIN_ZOOM && !points.every(point => isSeen(point, at))) at--
    return at
  }
  const first = zoomOf(nearest.slice(0, 1))
  return first < MIN_ZOOM ? zoom : Math.max(zoomOf(nearest), first - 1, MIN_ZOOM)
}
