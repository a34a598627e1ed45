import type { Position, Shape } from './geojson'

type Ring = readonly Position[]

/** True when a position lies inside a closed ring, or on it. */
function ringContains(ring: Ring, [x, y]: Position): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i] as Position
    const b = ring[j] as Position
    if (onSegment([x, y], a, b)) return true
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

const side = (a: Position, b: Position, c: Position) =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

function onSegment(p: Position, a: Position, b: Position): boolean {
  return (
    side(a, b, p) === 0 &&
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1])
  )
}

/** True when two segments touch or cross. */
function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  const turns = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)] as const
  if (turns[0] > 0 !== turns[1] > 0 && turns[2] > 0 !== turns[3] > 0 && turns.every(turn => turn !== 0))
    return true
  return onSegment(c, a, b) || onSegment(d, a, b) || onSegment(a, c, d) || onSegment(b, c, d)
}

function pathsMeet(left: Ring, right: Ring): boolean {
  for (let i = 1; i < left.length; i++) {
    for (let j = 1; j < right.length; j++) {
      if (
        segmentsMeet(
          left[i - 1] as Position,
          left[i] as Position,
          right[j - 1] as Position,
          right[j] as Position,
        )
      ) {
        return true
      }
    }
  }
  return false
}

/** True when a position lies in a polygon: inside its outer ring and in none of its holes. Edges count. */
export function polygonContains(rings: readonly Ring[], position: Position): boolean {
  const [outer, ...holes] = rings
  if (outer === undefined || !ringContains(outer, position)) return false
  return !holes.some(hole => ringContains(hole, position) && !onRing(hole, position))
}

function onRing(ring: Ring, position: Position): boolean {
  for (let i = 1; i < ring.length; i++) {
    if (onSegment(position, ring[i - 1] as Position, ring[i] as Position)) return true
  }
  return false
}

const pathsOf = (shape: Shape): Ring[] => [...shape.lines, ...shape.polygons.flat()]

/** Every position that names the shape: enough to say whether it lies apart from another when no edges meet. */
const cornersOf = (shape: Shape): Position[] => [...shape.points, ...pathsOf(shape).flat()]

const areaContains = (area: Shape, position: Position) =>
  area.polygons.some(rings => polygonContains(rings, position))

/** True when the whole of a shape lies in the polygons of an area. */
export function within(shape: Shape, area: Shape): boolean {
  const corners = cornersOf(shape)
  if (corners.length === 0 || !corners.every(corner => areaContains(area, corner))) return false
  const paths = pathsOf(shape)
  for (const rings of area.polygons) {
    for (const ring of rings) {
      for (const path of paths) {
        // Both ends of an edge may be inside while its middle crosses out.
        for (let i = 1; i < path.length; i++) {
          const a = path[i - 1] as Position
          const b = path[i] as Position
          const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
          if (pathsMeet([a, b], ring) && !areaContains(area, middle)) return false
        }
      }
    }
  }
  return true
}

/** True when two shapes share at least one position. */
export function intersects(a: Shape, b: Shape): boolean {
  if (cornersOf(a).some(corner => areaContains(b, corner))) return true
  if (cornersOf(b).some(corner => areaContains(a, corner))) return true
  const left = pathsOf(a)
  const right = pathsOf(b)
  if (left.some(path => right.some(other => pathsMeet(path, other)))) return true
  if (a.points.some(point => right.some(path => onRing(path, point)))) return true
  if (b.points.some(point => left.some(path => onRing(path, point)))) return true
  return a.points.some(([x, y]) => b.points.some(point => point[0] === x && point[1] === y))
}
