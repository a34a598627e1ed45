import { type Arc, meet, middles, normalOf, onArc, same } from './arcs'
import type { Position, Shape } from './geojson'
import { cross, dot, minus, plus, size, times, unit, vector, type Vector } from './vectors'

/** A closed ring or a line, its places as vectors. */
interface Path {
  readonly places: readonly Vector[]
  readonly arcs: readonly Arc[]
}

/** Radians from an edge at which is looked what lies beside it: less than a millimetre. */
const BESIDE = 1e-10
/** The cosine of the widest angle from its middle at which a ring is small. */
const SMALL = Math.SQRT1_2

const paths = new WeakMap<readonly Position[], Path>()

/** An area of a query is asked about every document: its vectors are made once. */
function pathOf(positions: readonly Position[]): Path {
  let path = paths.get(positions)
  if (path === undefined) {
    const places = positions.map(vector)
    const arcs = places.slice(1).map((place, at): Arc => [places[at] as Vector, place])
    paths.set(positions, (path = { places, arcs }))
  }
  return path
}

/** How often a ring goes round a place and the one opposite it: counted where it crosses the meridian to the north. */
function windings({ arcs }: Path, p: Vector): number {
  const flat = Math.hypot(p[0], p[1])
  const east: Vector = flat === 0 ? [0, 1, 0] : [-p[1] / flat, p[0] / flat, 0]
  const north = cross(p, east)
  let count = 0
  for (const [a, b] of arcs) {
    const fromA = minus(a, p)
    const fromB = minus(b, p)
    const [eastA, eastB] = [dot(east, fromA), dot(east, fromB)]
    if (eastA >= 0 === eastB >= 0) continue
    const crossesNorth = dot(north, fromA) * Math.abs(eastB) + dot(north, fromB) * Math.abs(eastA) > 0
    if (crossesNorth) count += eastA >= 0 ? 1 : -1
  }
  return count
}

/** The area on the left of a ring, from −2π to 2π: negative where the smaller side is on its right. */
function areaOnLeft({ places, arcs }: Path): number {
  const start = places[0] as Vector
  let sum = 0
  for (const [a, b] of arcs)
    sum += 2 * Math.atan2(dot(start, cross(a, b)), 1 + dot(start, a) + dot(a, b) + dot(b, start))
  return sum > 2 * Math.PI ? sum - 4 * Math.PI : sum < -2 * Math.PI ? sum + 4 * Math.PI : sum
}

/** True when a place lies inside a closed ring, on its smaller side, or on it. */
function ringContains(ring: Path, p: Vector): boolean {
  if (onPath(ring, p)) return true
  const count = windings(ring, p)
  if (count === 0) return false
  const middle = ring.places.reduce(plus)
  const near = SMALL * size(middle)
  if (ring.places.every(place => dot(place, middle) > near)) return dot(p, middle) > 0
  return count * areaOnLeft(ring) > 0
}

const onPath = (path: Path, p: Vector): boolean => path.arcs.some(arc => onArc(p, arc))

function ringsContain(rings: readonly (readonly Position[])[], p: Vector): boolean {
  const [outer, ...holes] = rings.map(pathOf)
  if (outer === undefined || !ringContains(outer, p)) return false
  return !holes.some(hole => ringContains(hole, p) && !onPath(hole, p))
}

/** True when a position lies in a polygon: inside its outer ring and in none of its holes. Edges count. */
export const polygonContains = (rings: readonly (readonly Position[])[], position: Position): boolean =>
  ringsContain(rings, vector(position))

const areaContains = (area: Shape, p: Vector): boolean => area.polygons.some(rings => ringsContain(rings, p))

const pathsOf = (shape: Shape): Path[] => [...shape.lines, ...shape.polygons.flat()].map(pathOf)
const edgesOf = (shape: Shape): Arc[] => shape.polygons.flat().flatMap(ring => pathOf(ring).arcs)

/** Every place that names the shape: enough to say whether it lies apart from another when no edges meet. */
const cornersOf = (shape: Shape): Vector[] => [
  ...shape.points.map(vector),
  ...pathsOf(shape).flatMap(({ places }) => places),
]

/** Whether what lies between the edges of a shape has a gap of an area in it: one of its holes, or one between its parts. */
function enclosesGap(shape: Shape, area: Shape): boolean {
  const edges = [...edgesOf(area), ...edgesOf(shape)]
  // Where a shape leaves an area, it does so beside a piece of an edge of one of them.
  return edges.some(edge => {
    const normal = times(unit(normalOf(edge)), BESIDE)
    return middles(edge, edges).some(middle =>
      [plus(middle, normal), minus(middle, normal)].some(
        place => areaContains(shape, unit(place)) && !areaContains(area, unit(place)),
      ),
    )
  })
}

/** True when the whole of a shape lies in the polygons of an area. Edges are arcs of great circles. */
export function within(shape: Shape, area: Shape): boolean {
  const corners = cornersOf(shape)
  if (corners.length === 0 || !corners.every(corner => areaContains(area, corner))) return false
  const edges = edgesOf(area)
  for (const { arcs } of pathsOf(shape)) {
    for (const arc of arcs) if (!middles(arc, edges).every(middle => areaContains(area, middle))) return false
  }
  const inOnePiece = area.polygons.length === 1 && area.polygons[0]?.length === 1
  return shape.polygons.length === 0 || inOnePiece || !enclosesGap(shape, area)
}

/** True when two shapes share at least one place. Edges are arcs of great circles. */
export function intersects(a: Shape, b: Shape): boolean {
  if (cornersOf(a).some(corner => areaContains(b, corner))) return true
  if (cornersOf(b).some(corner => areaContains(a, corner))) return true
  const [left, right] = [pathsOf(a), pathsOf(b)]
  const [arcs, others] = [left.flatMap(path => path.arcs), right.flatMap(path => path.arcs)]
  if (arcs.some(arc => others.some(other => meet(arc, other)))) return true
  const [points, places] = [a.points.map(vector), b.points.map(vector)]
  return (
    points.some(point => right.some(path => onPath(path, point))) ||
    places.some(point => left.some(path => onPath(path, point))) ||
    points.some(point => places.some(place => same(point, place)))
  )
}
