import { type Document, isDocument, Rare, type Value } from './value'

/**
 * MongoDB's order of types. Values of different ranks are ordered by rank; a query's comparison only sees
 * values of its own rank.
 */
export const rank = {
  minKey: 1,
  undefined: 2,
  null: 3,
  number: 4,
  string: 5,
  object: 6,
  array: 7,
  binary: 8,
  boolean: 10,
  date: 11,
  timestamp: 12,
  regexp: 13,
  maxKey: 255,
} as const

/** The rank of a value; a missing one counts as null. */
export function rankOf(value: Value | undefined): number {
  switch (typeof value) {
    case 'number':
      return rank.number
    case 'string':
      return rank.string
    case 'boolean':
      return rank.boolean
    case 'undefined':
      return rank.null
    default:
      break
  }
  if (value === null) return rank.null
  if (Array.isArray(value)) return rank.array
  if (value instanceof Date) return rank.date
  if (value instanceof RegExp) return rank.regexp
  if (value instanceof Rare) {
    if (value.kind === '$minKey') return rank.minKey
    if (value.kind === '$maxKey') return rank.maxKey
    if (value.kind === '$timestamp') return rank.timestamp
    if (value.kind === '$numberDecimal') return rank.number
    return rank.binary
  }
  return rank.object
}

/** Strings in the order of their UTF-8 bytes, which is the order of their code points. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // A surrogate stands for a code point above every other unit.
    const left = x >= 0xd800 && x <= 0xdfff ? x + 0x10000 : x
    const right = y >= 0xd800 && y <= 0xdfff ? y + 0x10000 : y
    return left < right ? -1 : 1
  }
  return a.length < b.length ? -1 : 1
}

/** NaN comes before every other number and equals itself. */
export function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  return 1
}

const asNumber = (value: Value): number =>
  value instanceof Rare ? Number(JSON.parse(value.written)) : (value as number)

function compareObjects(a: Document, b: Document): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = left[i] as string
    const y = right[i] as string
    const order = rankOf(a[x]) - rankOf(b[y]) || compareStrings(x, y) || compareValues(a[x], b[y])
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Whole values in MongoDB's order: negative, zero or positive. Arrays are compared as arrays. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const left = rankOf(a)
  const right = rankOf(b)
  if (left !== right) return left - right
  switch (left) {
    case rank.number:
      return compareNumbers(asNumber(a as Value), asNumber(b as Value))
    case rank.string:
      return compareStrings(a as string, b as string)
    case rank.boolean:
      return Number(a) - Number(b)
    case rank.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime())
    case rank.array:
      return compareArrays(a as Value[], b as Value[])
    case rank.object:
      return compareObjects(a as Document, b as Document)
    case rank.regexp:
      return (
        compareStrings((a as RegExp).source, (b as RegExp).source) ||
        compareStrings((a as RegExp).flags, (b as RegExp).flags)
      )
    case rank.binary:
    case rank.timestamp: {
      const x = a as Rare
      const y = b as Rare
      return compareStrings(x.kind, y.kind) || compareStrings(x.written, y.written)
    }
    default:
      return 0
  }
}

/** True when both are the same value to MongoDB: fields of objects in the same order. */
export const sameValue = (a: Value | undefined, b: Value | undefined): boolean => compareValues(a, b) === 0

/** True for what a comparison of a query can hold in one step: neither object nor array nor pattern. */
export const isScalar = (value: Value): boolean =>
  !Array.isArray(value) && !isDocument(value) && !(value instanceof RegExp)
