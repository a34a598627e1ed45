import { limits } from '../limits'
import { type Document, isDocument, Rare, RARE_KINDS, type RareKind, type Value } from '../values/value'
import { invalidParameter } from './service-error'

const malformed = (what: string) => invalidParameter(`malformed EJSON: ${what}`)
const RARE: ReadonlySet<string> = new Set(RARE_KINDS)
const INTEGER = /^-?\d+$/

function finiteNumber(text: unknown, wrapper: string): number {
  if (typeof text !== 'string' || !INTEGER.test(text)) throw malformed(wrapper)
  return Number(text)
}

/** A long as a number, if it is one that a number can be without being another. */
function exactLong(text: unknown): number {
  const value = finiteNumber(text, '$numberLong')
  if (!Number.isSafeInteger(value) && BigInt(value) !== BigInt(text as string))
    throw invalidParameter(`the integer ${String(text).slice(0, 40)} cannot be kept exactly`)
  return value
}

function double(text: unknown): number {
  if (typeof text === 'number') return text
  if (text === 'Infinity') return Infinity
  if (text === '-Infinity') return -Infinity
  if (text === 'NaN') return NaN
  if (typeof text !== 'string' || text.trim() === '' || Number.isNaN(Number(text)))
    throw malformed('$numberDouble')
  return Number(text)
}

function date(value: unknown): Date {
  let time = NaN
  if (typeof value === 'string') time = Date.parse(value)
  else if (typeof value === 'number') time = value
  else if (isRecord(value) && '$numberLong' in value) time = finiteNumber(value['$numberLong'], '$date')
  const result = new Date(time)
  if (Number.isNaN(result.getTime())) throw malformed('$date')
  return result
}

/** A pattern as JavaScript knows it: options it has no word for are refused, not dropped. */
export function pattern(source: string, options: string): RegExp {
  for (const option of options) {
    if (!'gimsuy'.includes(option)) throw invalidParameter(`invalid flag in regex options: ${option}`)
  }
  try {
    // The service's patterns know neither a position to start from nor a global search.
    return new RegExp(source, options.replace(/[gy]/g, ''))
  } catch {
    throw invalidParameter(`Regular expression is invalid: ${source}`)
  }
}

function regularExpression(value: unknown): RegExp {
  if (!isRecord(value) || typeof value['pattern'] !== 'string') throw malformed('$regularExpression')
  const options = value['options'] ?? ''
  if (typeof options !== 'string') throw malformed('$regularExpression')
  return pattern(value['pattern'], options)
}

function serverDate(value: unknown, now: number): Date {
  if (!isRecord(value)) throw malformed('$tcb_server_date')
  const offset = revive(value['offset'] ?? 0, now, 0)
  if (typeof offset !== 'number' || !Number.isFinite(offset)) throw malformed('$tcb_server_date')
  return new Date(now + offset)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a one-field wrapper such as `{"$numberInt":"5"}`, or undefined when it is none. */
function unwrap(name: string, inner: unknown, now: number): Value | undefined {
  switch (name) {
    case '$numberInt':
      return finiteNumber(inner, name)
    case '$numberLong':
      return exactLong(inner)
    case '$numberDouble':
      return double(inner)
    case '$date':
      return date(inner)
    case '$oid':
      if (typeof inner !== 'string' || !/^[0-9a-fA-F]{24}$/.test(inner)) throw malformed('$oid')
      return inner.toLowerCase()
    case '$regularExpression':
      return regularExpression(inner)
    case '$tcb_server_date':
      return serverDate(inner, now)
    case '$undefined':
      return null
    default:
      return RARE.has(name) ? new Rare(name as RareKind, JSON.stringify(inner)) : undefined
  }
}

function revive(value: unknown, now: number, depth: number): Value {
  if (typeof value !== 'object' || value === null) return value as Value
  if (depth > limits.nesting) throw invalidParameter(`nested deeper than ${limits.nesting} levels`)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = revive(value[i], now, depth + 1)
    return value as Value[]
  }
  const record = value as Record<string, unknown>
  const fields = Object.keys(record)
  const first = fields[0]
  if (fields.length === 1 && first !== undefined && first.startsWith('$')) {
    const unwrapped = unwrap(first, record[first], now)
    if (unwrapped !== undefined) return unwrapped
  }
  for (const field of fields) {
    if (field === '__proto__') throw invalidParameter('field name __proto__ is not allowed')
    const inner = record[field]
    if (typeof inner === 'object' && inner !== null) record[field] = revive(inner, now, depth + 1)
  }
  return record as Document
}

/**
 * Reads canonical or relaxed extended JSON. Server dates become `now` plus their offset.
 * @param now milliseconds since 1970 on the cloud's clock
 * @throws ServiceError INVALID_PARAM when the text is not extended JSON
 */
export function decode(text: string, now: number): Value {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw malformed('not JSON')
  }
  return revive(raw, now, 0)
}

/** Reads what `encode` wrote. */
export function decodeStored(text: string): Document {
  const raw: unknown = JSON.parse(text)
  return (text.includes('"$') ? revive(raw, 0, -1) : raw) as Document
}

function plain(value: Value): unknown {
  switch (typeof value) {
    case 'number':
      if (Object.is(value, -0)) return { $numberDouble: '-0.0' }
      if (Number.isFinite(value)) return value
      return { $numberDouble: Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity' }
    case 'object':
      break
    default:
      return value
  }
  if (value === null) return null
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Date) {
    const year = value.getUTCFullYear()
    return {
      $date: year >= 1970 && year <= 9999 ? value.toISOString() : { $numberLong: String(value.getTime()) },
    }
  }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof Rare) return { [value.kind]: JSON.parse(value.written) as unknown }
  const result: Record<string, unknown> = {}
  for (const field of Object.keys(value)) result[field] = plain(value[field] as Value)
  return result
}

/** Writes relaxed extended JSON, which the SDK reads into the same JavaScript values as the canonical form. */
export const encode = (value: Value): string => JSON.stringify(plain(value))

/** Reads a parameter that must be an extended JSON object in a string. */
export function decodeDocument(text: unknown, name: string, now: number): Document {
  if (typeof text !== 'string') throw invalidParameter(`${name} must be a string of EJSON`)
  const value = decode(text, now)
  if (!isDocument(value)) throw invalidParameter(`${name} must be an object`)
  return value
}
