import type { Box } from './boxes'
import type { Position, Shape } from './geojson'
import { polygonContains } from './relations'
import { angle, cross, dot, radians, size, type Vector, vector } from './vectors'

/** Radius of the earth in metres, as the service computes with it. */
export const EARTH_RADIUS = 6378100

/** Metres between two positions: R · atan2(|A×B|, A·B). */
export const distance = (a: Position, b: Position): number => EARTH_RADIUS * angle(vector(a), vector(b))

function angleToSegment(p: Vector, a: Vector, b: Vector): number {
  const normal = cross(a, b)
  const length = size(normal)
  if (length > 0) {
    // The foot of p on the great circle counts when it lies between the ends.
    const toA = dot(cross(normal, a), p)
    const toB = dot(cross(b, normal), p)
    if (toA >= 0 && toB >= 0) return Math.abs(Math.asin(Math.min(1, Math.abs(dot(normal, p)) / length)))
  }
  return Math.min(angle(p, a), angle(p, b))
}

function angleToPath(p: Vector, path: readonly Position[]): number {
  let nearest = Infinity
  for (let i = 1; i < path.length; i++) {
    nearest = Math.min(
      nearest,
      angleToSegment(p, vector(path[i - 1] as Position), vector(path[i] as Position)),
    )
  }
  return nearest
}

/** Metres from a position to the nearest part of a shape; zero inside a polygon. */
export function distanceToShape(from: Position, shape: Shape): number {
  const single = shape.points[0]
  if (single !== undefined && shape.points.length === 1 && shape.lines.length + shape.polygons.length === 0) {
    return distance(from, single)
  }
  const p = vector(from)
  let nearest = Infinity
  for (const point of shape.points) nearest = Math.min(nearest, angle(p, vector(point)))
  for (const path of shape.lines) nearest = Math.min(nearest, angleToPath(p, path))
  for (const rings of shape.polygons) {
    if (polygonContains(rings, from)) return 0
    for (const ring of rings) nearest = Math.min(nearest, angleToPath(p, ring))
  }
  return EARTH_RADIUS * nearest
}

const turn = (degrees: number) => {
  const turned = ((degrees % 360) + 540) % 360
  return turned - 180
}

function angleToMeridian(latitude: number, away: number, south: number, north: number): number {
  const apart = Math.abs(turn(away))
  const ends = Math.min(
    angle(vector([0, latitude]), vector([apart, south])),
    angle(vector([0, latitude]), vector([apart, north])),
  )
  if (apart >= 90) return ends
  const foot = (Math.atan2(Math.tan(radians(latitude)), Math.cos(radians(apart))) * 180) / Math.PI
  if (foot < south || foot > north) return ends
  return angle(vector([0, latitude]), vector([apart, foot]))
}

/** Metres from a position to the nearest point of a box of longitudes and latitudes; zero inside. */
export function distanceToBox([longitude, latitude]: Position, box: Box): number {
  if (longitude >= box.west && longitude <= box.east) {
    const away = Math.max(box.south - latitude, latitude - box.north, 0)
    return EARTH_RADIUS * radians(away)
  }
  return (
    EARTH_RADIUS *
    Math.min(
      angleToMeridian(latitude, box.west - longitude, box.south, box.north),
      angleToMeridian(latitude, box.east - longitude, box.south, box.north),
    )
  )
}

/** Metres from a position inside a box to the nearest place outside it; edges at the poles are no edges. */
export function distanceOutOfBox([longitude, latitude]: Position, box: Box): number {
  const edges = [
    angleToMeridian(latitude, box.west - longitude, box.south, box.north),
    angleToMeridian(latitude, box.east - longitude, box.south, box.north),
  ]
  if (box.south > -90) edges.push(radians(latitude - box.south))
  if (box.north < 90) edges.push(radians(box.north - latitude))
  if (box.west <= -180 && box.east >= 180) edges.splice(0, 2)
  return EARTH_RADIUS * Math.min(Infinity, ...edges)
}

/** A box that holds every position within some metres of a centre; over a pole it goes all the way round. */
export function boxAround([longitude, latitude]: Position, metres: number): Box {
  const reach = (metres / EARTH_RADIUS) * (180 / Math.PI) * (1 + 1e-9) + 1e-9
  const south = latitude - reach
  const north = latitude + reach
  if (south <= -90 || north >= 90 || reach >= 90) {
    return { west: -180, south: Math.max(-90, south), east: 180, north: Math.min(90, north) }
  }
  const ratio = Math.sin(radians(reach)) / Math.cos(radians(latitude))
  const wide = ratio >= 1 ? 180 : (Math.asin(ratio) * 180) / Math.PI + 1e-9
  return { west: longitude - wide, south, east: longitude + wide, north }
}
