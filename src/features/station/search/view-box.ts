import type { Bounds, Point } from '../../../../domain/geo/geo'

/** Asked beyond the edge by this part of the view, so that a small move shows no empty margin. */
const MARGIN = 0.25
/** The box sits on a grid of about so many steps per view: neighbouring views ask the same question. */
const STEPS = 4

/** The box to ask pins for, a little larger than what is seen. */
export function boxAround(seen: Bounds): Bounds {
  const width = seen.east - seen.west
  const height = seen.north - seen.south
  const stepX = 2 ** Math.round(Math.log2(width / STEPS))
  const stepY = 2 ** Math.round(Math.log2(height / STEPS))
  const down = (value: number, step: number) => Math.floor(value / step) * step
  const up = (value: number, step: number) => Math.ceil(value / step) * step
  return {
    west: Math.max(-180, down(seen.west - width * MARGIN, stepX)),
    south: Math.max(-90, down(seen.south - height * MARGIN, stepY)),
    east: Math.min(180, up(seen.east + width * MARGIN, stepX)),
    north: Math.min(90, up(seen.north + height * MARGIN, stepY)),
  }
}

/** Whether the middle of the map has left what the list counts from, by a quarter of what is seen. */
export function hasWandered(listed: Point, middle: Point, seen: Bounds): boolean {
  const x = Math.abs(listed.lng - middle.lng) / (seen.east - seen.west)
  const y = Math.abs(listed.lat - middle.lat) / (seen.north - seen.south)
  return Math.max(x, y) > 0.25
}
