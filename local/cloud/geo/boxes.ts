import type { Arc } from './arcs'
import { normalOf } from './arcs'
import type { Position, Shape } from './geojson'
import { cross, dot, minus, size, times, unit, vector, type Vector } from './vectors'

/** West, south, east and north in degrees; east is beyond 180 where the box crosses that meridian. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** Degrees by which a box is wider than was computed: a tenth of a millimetre. */
const MARGIN = 1e-9
const degrees = (angle: number) => (angle * 180) / Math.PI
/** Degrees to turn from one longitude to another, the shorter way. */
const turn = (from: number, to: number) => ((((to - from) % 360) + 540) % 360) - 180

/** The latitudes at which an arc turns back to the equator, where it does so between its ends. */
function bends([a, b]: Arc): number[] {
  const normal = normalOf([a, b])
  if (size(normal) === 0) return []
  const n = unit(normal)
  const top = minus([0, 0, 1], times(n, n[2]))
  if (size(top) === 0) return []
  const between = (p: Vector) => dot(cross(n, a), p) >= 0 && dot(cross(b, n), p) >= 0
  const highest = unit(top)
  return [highest, times(highest, -1)].filter(between).map(([, , z]) => degrees(Math.asin(z)))
}

/** The box around a path whose edges are arcs of great circles; around a pole it goes all the way round. */
function boxOfPath(path: readonly Position[]): Box {
  const [first, ...rest] = path as readonly [Position, ...Position[]]
  const latitudes = [first[1]]
  let longitude = first[0]
  let [west, east] = [longitude, longitude]
  let before = first
  for (const position of rest) {
    longitude += turn(before[0], position[0])
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    latitudes.push(position[1], ...bends([vector(before), vector(position)]))
    before = position
  }
  const box = { west, south: Math.min(...latitudes), east, north: Math.max(...latitudes) }
  if (east - west < 360 - MARGIN) return box
  // A ring that goes round the earth has one of the poles inside.
  return box.north + box.south >= 0 ? { ...box, north: 90 } : { ...box, south: -90 }
}

/** The box around every place of a shape, or undefined for an empty shape. */
export function boxOf(shape: Shape): Box | undefined {
  const paths = [...shape.points.map(point => [point]), ...shape.lines, ...shape.polygons.flat()]
  let box: Box | undefined
  for (const part of paths.map(boxOfPath)) {
    // Everything from the same turn round the earth on.
    const back = 360 * Math.floor((part.west + 180) / 360)
    const [west, east] = [part.west - back, part.east - back]
    box = {
      west: Math.min(box?.west ?? west, west),
      south: Math.min(box?.south ?? part.south, part.south),
      east: Math.max(box?.east ?? east, east),
      north: Math.max(box?.north ?? part.north, part.north),
    }
  }
  return (
    box && {
      west: box.west - MARGIN,
      south: Math.max(-90, box.south - MARGIN),
      east: box.east + MARGIN,
      north: Math.min(90, box.north + MARGIN),
    }
  )
}
