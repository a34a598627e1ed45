import { EARTH_RADIUS } from '../geo/distance'
import { type Position, readShape, type Shape } from '../geo/geojson'
import { rankOf, rank, isScalar } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'
import { invalidParameter } from '../wire/service-error'

/** What an index can find for one field. `exact` means that what it finds needs no further judging. */
export type Condition = { path: string; exact: boolean } & (
  | { kind: 'points'; values: readonly Value[] }
  | { kind: 'range'; low: Limit | undefined; high: Limit | undefined; rank: number }
  | { kind: 'prefix'; prefix: string }
)

/** One end of a range. */
export interface Limit {
  value: Value
  included: boolean
}

/** What a 2dsphere index can find. */
export type GeoCondition = { path: string } & (
  | { kind: 'near'; center: Position; minimum: number; maximum: number }
  | { kind: 'within'; area: Shape }
  | { kind: 'sphere'; center: Position; metres: number }
  | { kind: 'intersects'; shape: Shape }
)

/** A query taken apart: everything in it must hold. */
export interface Conditions {
  fields: Condition[]
  geo: GeoCondition[]
  /** Alternatives of which one must hold, each taken apart in the same way. */
  either: Conditions[][]
  /** True when some part of the query is in none of the above. */
  rest: boolean
}

/** Literal text that every match of an anchored pattern starts with, if there is any. */
export function anchoredPrefix(expression: RegExp): { prefix: string; whole: boolean } | undefined {
  if (expression.flags !== '' || !expression.source.startsWith('^')) return undefined
  const source = expression.source.slice(1)
  if (source.includes('|')) return undefined
  let prefix = ''
  let at = 0
  while (at < source.length) {
    const char = source[at] as string
    if (char === '\\') {
      const next = source[at + 1]
      if (next === undefined || /[A-Za-z0-9]/.test(next)) break
      prefix += next
      at += 2
    } else if ('.*+?()[]{}$^'.includes(char)) break
    else {
      prefix += char
      at++
    }
  }
  // What a quantifier follows may be absent.
  if (/^[*?{+]/.test(source.slice(at)) && !source.startsWith('+', at)) prefix = prefix.slice(0, -1)
  return prefix === '' ? undefined : { prefix, whole: at === source.length }
}

const finite = (value: Value | undefined, name: string, otherwise: number): number => {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || Number.isNaN(value) || value < 0)
    throw invalidParameter(`${name} must be a non-negative number`)
  return value
}

function geometry(value: Value | undefined): Shape {
  const shape = isDocument(value) ? readShape(value) : undefined
  if (shape === undefined) throw invalidParameter('$geometry must be GeoJSON')
  return shape
}

function near(path: string, value: Value): GeoCondition {
  if (!isDocument(value)) throw invalidParameter('$nearSphere needs a $geometry')
  const [center] = geometry(value['$geometry']).points
  if (center === undefined) throw invalidParameter('$near requires a point')
  return {
    path,
    kind: 'near',
    center,
    minimum: finite(value['$minDistance'], '$minDistance', 0),
    maximum: finite(value['$maxDistance'], '$maxDistance', Infinity),
  }
}

function withinArea(path: string, value: Value): GeoCondition {
  if (!isDocument(value)) throw invalidParameter('$geoWithin needs a shape')
  const sphere = value['$centerSphere']
  if (sphere !== undefined) {
    const [at, radius] = Array.isArray(sphere) ? sphere : []
    const [center] = readShape(Array.isArray(at) || isDocument(at) ? at : null)?.points ?? []
    if (center === undefined) throw invalidParameter('$centerSphere needs a centre')
    return { path, kind: 'sphere', center, metres: finite(radius ?? null, 'radius', NaN) * EARTH_RADIUS }
  }
  const area = geometry(value['$geometry'])
  if (area.polygons.length === 0) throw invalidParameter('$geoWithin needs a Polygon or MultiPolygon')
  return { path, kind: 'within', area }
}

/** Reads a geo operator, or returns undefined for any other. */
export function geoCondition(path: string, operator: string, value: Value): GeoCondition | undefined {
  switch (operator) {
    case '$near':
    case '$nearSphere':
      return near(path, value)
    case '$geoWithin':
      return withinArea(path, value)
    case '$geoIntersects':
      return { path, kind: 'intersects', shape: geometry(isDocument(value) ? value['$geometry'] : undefined) }
    default:
      return undefined
  }
}

function equal(path: string, value: Value): Condition | undefined {
  if (value instanceof RegExp) return matching(path, value)
  if (Array.isArray(value)) return undefined
  return {
    path,
    kind: 'points',
    values: [value],
    exact: value !== null && (isScalar(value) || isDocument(value)),
  }
}

function matching(path: string, expression: RegExp): Condition | undefined {
  const anchored = anchoredPrefix(expression)
  return anchored === undefined
    ? undefined
    : { path, kind: 'prefix', prefix: anchored.prefix, exact: anchored.whole }
}

function oneOf(path: string, value: Value): Condition | undefined {
  if (!Array.isArray(value) || value.some(item => Array.isArray(item) || item instanceof RegExp))
    return undefined
  return { path, kind: 'points', values: value, exact: value.every(item => item !== null) }
}

function compared(path: string, operator: string, value: Value): Condition | undefined {
  if (!isScalar(value) || value === null) return undefined
  const order = rankOf(value)
  if (order === rank.minKey || order === rank.maxKey || order === rank.binary) return undefined
  if (typeof value === 'number' && Number.isNaN(value)) return undefined
  const limit = { value, included: operator === '$gte' || operator === '$lte' }
  const low = operator === '$gt' || operator === '$gte'
  return {
    path,
    kind: 'range',
    low: low ? limit : undefined,
    high: low ? undefined : limit,
    rank: order,
    exact: true,
  }
}

const isOperators = (value: Value): value is Document =>
  isDocument(value) && Object.keys(value).some(field => field.startsWith('$'))

function addOperator(into: Conditions, path: string, operator: string, value: Value, all: Document): void {
  const geo = geoCondition(path, operator, value)
  if (geo !== undefined) {
    into.geo.push(geo)
    into.rest ||= geo.kind !== 'near'
    return
  }
  let condition: Condition | undefined
  if (operator === '$eq') condition = equal(path, value)
  else if (operator === '$in') condition = oneOf(path, value)
  else if (operator === '$regex') {
    if (value instanceof RegExp && all['$options'] === undefined) condition = matching(path, value)
    else if (typeof value === 'string' && (all['$options'] ?? '') === '') condition = safePattern(path, value)
  } else if (operator === '$options') return
  else if (operator === '$all' && Array.isArray(value) && value.length > 0) {
    for (const item of value) {
      const each = isDocument(item) ? undefined : equal(path, item)
      if (each === undefined) into.rest = true
      else into.fields.push(each)
    }
    return
  } else if (/^\$[gl]te?$/.test(operator)) condition = compared(path, operator, value)
  if (condition === undefined) into.rest = true
  else into.fields.push(condition)
}

function safePattern(path: string, source: string): Condition | undefined {
  try {
    return matching(path, new RegExp(source))
  } catch {
    return undefined
  }
}

function addAll(into: Conditions, query: Document): void {
  for (const [field, value] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(value)) {
      for (const part of value) if (isDocument(part)) addAll(into, part)
    } else if (field === '$or' && Array.isArray(value) && value.length > 0 && value.every(isDocument)) {
      into.either.push(value.map(part => takeApart(part)))
      into.rest = true
    } else if (field.startsWith('$')) into.rest = true
    else if (isOperators(value)) {
      for (const [operator, operand] of Object.entries(value))
        addOperator(into, field, operator, operand, value)
    } else {
      const condition = equal(field, value)
      if (condition === undefined) into.rest = true
      else into.fields.push(condition)
    }
  }
}

/** Takes a query apart into what indexes can find and what remains to be judged. */
export function takeApart(query: Document): Conditions {
  const conditions: Conditions = { fields: [], geo: [], either: [], rest: false }
  addAll(conditions, query)
  return conditions
}
