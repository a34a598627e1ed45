import type { Position } from './geojson'

/** A place on the unit sphere, or a direction. */
export type Vector = readonly [number, number, number]

export const radians = (degrees: number) => (degrees * Math.PI) / 180

export function vector([longitude, latitude]: Position): Vector {
  const x = radians(longitude)
  const y = radians(latitude)
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)]
}

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const times = (a: Vector, factor: number): Vector => [a[0] * factor, a[1] * factor, a[2] * factor]
export const size = (a: Vector) => Math.hypot(a[0], a[1], a[2])
export const unit = (a: Vector): Vector => times(a, 1 / size(a))

/** Radians between two directions. */
export const angle = (a: Vector, b: Vector) => Math.atan2(size(cross(a, b)), dot(a, b))
