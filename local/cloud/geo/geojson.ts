import { isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number]

/** A geometry taken apart into what can be measured. Rings are closed; the first is the outer one. */
export interface Shape {
  points: readonly Position[]
  lines: readonly (readonly Position[])[]
  polygons: readonly (readonly (readonly Position[])[])[]
}

const wrong = (reason: string) => requestFailed(`Can't extract geo keys: ${reason}`)

function position(value: Value | undefined): Position {
  if (!Array.isArray(value)) throw wrong('a position must be an array')
  const [longitude, latitude] = value
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    throw wrong('a position must hold numbers')
  if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90)) {
    throw wrong(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
  }
  return [longitude, latitude]
}

function list<T>(value: Value | undefined, each: (item: Value) => T): T[] {
  if (!Array.isArray(value)) throw wrong('coordinates must be an array')
  return value.map(each)
}

function line(value: Value | undefined): Position[] {
  const positions = list(value, position)
  if (positions.length < 2) throw wrong('a line needs two positions')
  return positions
}

function polygon(value: Value | undefined): Position[][] {
  const rings = list(value, item => list(item, position))
  if (rings.length === 0) throw wrong('Polygon has no loops')
  for (const ring of rings) {
    const first = ring[0]
    const last = ring[ring.length - 1]
    if (ring.length < 4 || first === undefined || last === undefined)
      throw wrong('Loop must have at least 3 different vertices')
    if (first[0] !== last[0] || first[1] !== last[1]) throw wrong('Loop is not closed')
  }
  return rings
}

const shape = (parts: Partial<Shape>): Shape => ({ points: [], lines: [], polygons: [], ...parts })

/**
 * Reads GeoJSON, or a legacy pair `[longitude, latitude]`.
 * @returns undefined for null and missing
 * @throws ServiceError when the value is neither
 */
export function readShape(value: Value | undefined): Shape | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return shape({ points: [position(value)] })
  if (!isDocument(value)) throw wrong('geo element must be an array or object')
  const coordinates = value['coordinates']
  switch (value['type']) {
    case 'Point':
      return shape({ points: [position(coordinates)] })
    case 'MultiPoint':
      return shape({ points: list(coordinates, position) })
    case 'LineString':
      return shape({ lines: [line(coordinates)] })
    case 'MultiLineString':
      return shape({ lines: list(coordinates, line) })
    case 'Polygon':
      return shape({ polygons: [polygon(coordinates)] })
    case 'MultiPolygon':
      return shape({ polygons: list(coordinates, polygon) })
    case 'GeometryCollection': {
      const inner = list(value['geometries'], readShape).filter(item => item !== undefined)
      return {
        points: inner.flatMap(item => item.points),
        lines: inner.flatMap(item => item.lines),
        polygons: inner.flatMap(item => item.polygons),
      }
    }
    default:
      throw wrong(`unknown GeoJSON type: ${JSON.stringify(value['type'] ?? null)}`)
  }
}

/** A shape, or undefined when the value is not one: for judging stored documents, which may hold anything. */
export function shapeOrNothing(value: Value | undefined): Shape | undefined {
  try {
    return readShape(value)
  } catch {
    return undefined
  }
}
