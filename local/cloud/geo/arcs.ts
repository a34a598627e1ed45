import { cross, dot, minus, plus, size, times, unit, type Vector } from './vectors'

/** The shorter piece of the great circle through two places: what an edge is on the sphere. */
export type Arc = readonly [from: Vector, to: Vector]

/** Radians within which a place counts as lying on an arc: less than a tenth of a micrometre. */
const TOUCH = 1e-14

/**
 * The normal of an arc's circle, twice as long as the cross product of its ends but right in every digit also
 * where they are millimetres apart.
 */
export const normalOf = ([a, b]: Arc): Vector => cross(plus(a, b), minus(b, a))

/** Positive on the left of an arc, negative on its right; in proportion to the distance. */
const side = (arc: Arc, p: Vector, normal = normalOf(arc)) => dot(normal, minus(p, arc[0]))

export const same = (a: Vector, b: Vector) => size(minus(a, b)) <= TOUCH

/** True when a place lies on an arc. */
export function onArc(p: Vector, arc: Arc): boolean {
  const [a, b] = arc
  if (same(p, a) || same(p, b)) return true
  const normal = normalOf(arc)
  const length = size(normal)
  if (length === 0 || Math.abs(side(arc, p, normal)) > TOUCH * length) return false
  return dot(cross(normal, a), p) >= 0 && dot(cross(b, normal), p) >= 0
}

/** True when two arcs cross at a place that is no end of either. */
function crossWithin(one: Arc, other: Arc): boolean {
  const first = -side(one, other[0])
  return (
    first !== 0 &&
    first * side(one, other[1]) > 0 &&
    first * -side(other, one[1]) > 0 &&
    first * side(other, one[0]) > 0
  )
}

/** True when two arcs touch or cross. */
export const meet = (one: Arc, other: Arc): boolean =>
  crossWithin(one, other) ||
  onArc(other[0], one) ||
  onArc(other[1], one) ||
  onArc(one[0], other) ||
  onArc(one[1], other)

function crossing(one: Arc, other: Arc): Vector {
  const place = unit(cross(unit(normalOf(one)), unit(normalOf(other))))
  return dot(place, plus(...one)) >= 0 ? place : times(place, -1)
}

/** The middles of the pieces into which others cut an arc. */
export function middles(arc: Arc, others: readonly Arc[]): Vector[] {
  const [a, b] = arc
  const cuts: Vector[] = []
  for (const other of others) {
    if (crossWithin(arc, other)) cuts.push(crossing(arc, other))
    for (const end of other) if (onArc(end, arc)) cuts.push(end)
  }
  const along = cuts.map(place => ({ place, at: size(minus(place, a)) })).sort((x, y) => x.at - y.at)
  const places = [a, ...along.map(({ place }) => place), b]
  return places.slice(1).flatMap((place, at) => {
    const before = places[at] as Vector
    return same(before, place) ? [] : [unit(plus(before, place))]
  })
}
