import { pairsElements } from '../indexes/extract-keys'
import { encodeValue, successor } from '../keys/encode-key'
import { type IndexTable, type KeyRange, TOP } from '../store/index-table'
import { MOST_NARROWING, MOST_VALUES, type Narrowing } from '../store/narrowing'
import { rank } from '../values/compare'
import { pathParts } from '../values/paths'
import type { Value } from '../values/value'
import type { Condition, Limit } from './conditions'
import { inner, inside } from './hull'

type Points = Condition & { kind: 'points' }

/** What one field of an index is held to. */
export interface Slot {
  condition: Condition | undefined
  /** The conditions of the query that the slot fully enforces. */
  covered: readonly Condition[]
  /** Conditions that other entries of the same document must meet, as the field holds several values. */
  also?: readonly Points[]
}

/** Ranges to read, each with the length of its key up to every field that is held to points. */
export interface BoundedRange extends KeyRange {
  /** Bytes before field 0, 1, 2 … of the key, as far as points go. */
  starts: readonly number[]
}

const EMPTY = Buffer.alloc(0)
const MOST_RANGES = 400
const MOST_SLOTS = 12

function mergeOnePath(conditions: readonly Condition[]): Slot {
  const points = conditions.filter(condition => condition.kind === 'points')
  const ranges = conditions.filter(condition => condition.kind === 'range')
  const [firstPoints] = points
  const [firstRange] = ranges
  if (firstPoints !== undefined) {
    const used: Condition[] = [...points, ...ranges]
    const allowed = points.slice(1).map(({ values }) => new Set(values.map(name)))
    const values = firstPoints.values.filter(
      value =>
        allowed.every(names => names.has(name(value))) &&
        ranges.every(range => inside(value, range.low, range.high, range.rank)),
    )
    return { condition: { ...firstPoints, values }, covered: used.filter(condition => condition.exact) }
  }
  if (firstRange !== undefined) {
    const same = ranges.filter(range => range.rank === firstRange.rank)
    const low = same.reduce<Limit | undefined>((limit, range) => inner(limit, range.low, 1), undefined)
    const high = same.reduce<Limit | undefined>((limit, range) => inner(limit, range.high, -1), undefined)
    return { condition: { ...firstRange, low, high }, covered: same.filter(condition => condition.exact) }
  }
  const prefix = conditions[0]
  return { condition: prefix, covered: prefix?.exact === true ? [prefix] : [] }
}

const name = (value: Value) => encodeValue(value).toString('latin1')

/**
 * Whether the values of two fields may be those of one element of an array. Conditions on both may be met by two
 * different elements, of which no entry has both: then only one of them can be held to a range.
 */
function shareElements(index: IndexTable, one: number, other: number): boolean {
  const [a, b] = [index.spec.keys[one], index.spec.keys[other]]
  if (a === undefined || b === undefined || !pairsElements(index.spec)) return false
  const bits = (1 << one) | (1 << other)
  return (index.arrays & bits) === bits && pathParts(a.field)[0] === pathParts(b.field)[0]
}

/**
 * The ways one field of an index can be used. Where the field held arrays, two conditions may be met by two
 * different elements, so that each condition stands alone; otherwise they are combined.
 */
function waysOfField(index: IndexTable, at: number, conditions: readonly Condition[]): Slot[] {
  const key = index.spec.keys[at]
  const own = conditions.filter(condition => condition.path === key?.field)
  if (own.length === 0 || key?.direction === '2dsphere') return [{ condition: undefined, covered: [] }]
  if ((index.arrays & (1 << at)) === 0) return [mergeOnePath(own)]
  // The other entry an index looks for is the same but for its first field.
  const mayNarrow =
    at === 0 && !index.spec.keys.some((_key, other) => other > 0 && shareElements(index, 0, other))
  const kinds = { points: 0, prefix: 1, range: 2 }
  return [...own]
    .sort((a, b) => kinds[a.kind] - kinds[b.kind])
    .slice(0, MOST_SLOTS)
    .map(condition => {
      const also = mayNarrow && condition.kind === 'points' ? narrowingBy(own, condition) : []
      return { condition, also, covered: [condition, ...also].filter(({ exact }) => exact) }
    })
}

/** Those of the other conditions that leave the least, as far as their values tell. */
function narrowingBy(own: readonly Condition[], condition: Condition): Points[] {
  const others = own.filter(
    (other): other is Points =>
      other !== condition && other.kind === 'points' && other.values.length <= MOST_VALUES,
  )
  return others.sort((a, b) => a.values.length - b.values.length).slice(0, MOST_NARROWING)
}

/** What the index judges by itself beyond the ranges that are read. */
export function narrowingOf(index: IndexTable, way: readonly Slot[]): Narrowing {
  const direction = index.spec.keys[0]?.direction === -1 ? -1 : 1
  return (way[0]?.also ?? []).map(({ values }) => values.map(value => encodeValue(value, direction)))
}

/** Every way to hold the leading fields of an index, up to the first that is not held to points. */
export function waysOfIndex(index: IndexTable, conditions: readonly Condition[]): Slot[][] {
  let ways: Slot[][] = [[]]
  for (let at = 0; at < index.spec.keys.length; at++) {
    const next: Slot[][] = []
    let grown = false
    for (const way of ways) {
      const last = way[way.length - 1]
      const closed =
        way.length < at ||
        (last !== undefined && last.condition?.kind !== 'points') ||
        way.some((_slot, before) => shareElements(index, before, at))
      if (closed) {
        next.push(way)
        continue
      }
      for (const slot of waysOfField(index, at, conditions)) {
        if (slot.condition === undefined) next.push(way)
        else {
          next.push([...way, slot])
          grown = true
        }
      }
    }
    ways = next.slice(0, MOST_SLOTS)
    if (!grown) break
  }
  return ways
}

type Direction = 1 | -1

function typeStart(order: number, direction: Direction): Buffer {
  return Buffer.from([direction === 1 ? order : ~order & 0xff])
}

const after = (prefix: Buffer): Buffer => successor(prefix) ?? TOP

function rangeEnds(condition: Condition & { kind: 'range' }, prefix: Buffer, direction: Direction): KeyRange {
  const at = (value: Value) => Buffer.concat([prefix, encodeValue(value, direction)])
  const whole = Buffer.concat([prefix, typeStart(condition.rank, direction)])
  // A comparison with numbers never finds NaN, which is the first of them.
  const lowest: Limit | undefined =
    condition.rank === rank.number ? { value: NaN, included: false } : undefined
  const low = condition.low ?? lowest
  const { high } = condition
  const [first, last] = direction === 1 ? [low, high] : [high, low]
  return {
    from: first === undefined ? whole : first.included ? at(first.value) : after(at(first.value)),
    to: last === undefined ? after(whole) : last.included ? after(at(last.value)) : at(last.value),
  }
}

function prefixEnds(text: string, prefix: Buffer, direction: Direction): KeyRange {
  // Half of a surrogate pair has no bytes of its own.
  const encoded = encodeValue(text.replace(/[\uD800-\uDBFF]$/, ''))
  // Without its end mark, and then the bytes every longer text begins with.
  const body = Buffer.from(encoded.subarray(0, encoded.length - 2))
  if (direction === -1) for (let i = 0; i < body.length; i++) body[i] = ~(body[i] as number) & 0xff
  const from = Buffer.concat([prefix, body])
  return { from, to: after(from) }
}

function distinctParts(values: readonly Value[], direction: Direction): Buffer[] {
  const parts = values.map(value => encodeValue(value, direction))
  if (parts.length < 2) return parts
  return [...new Map(parts.map(part => [part.toString('latin1'), part])).values()]
}

/** The key ranges of one way to use an index, or undefined when they are too many to be worth it. */
export function rangesOf(index: IndexTable, way: readonly Slot[]): BoundedRange[] | undefined {
  let prefixes: { bytes: Buffer; starts: number[] }[] = [{ bytes: EMPTY, starts: [0] }]
  for (const [at, { condition }] of way.entries()) {
    const direction = index.spec.keys[at]?.direction as Direction
    if (condition?.kind === 'points') {
      const parts = distinctParts(condition.values, direction)
      if (prefixes.length * parts.length > MOST_RANGES) return undefined
      prefixes = prefixes.flatMap(({ bytes, starts }) =>
        parts.map(part => ({
          bytes: bytes.length === 0 ? part : Buffer.concat([bytes, part]),
          starts: [...starts, bytes.length + part.length],
        })),
      )
    } else if (condition !== undefined) {
      return ordered(
        prefixes.map(({ bytes, starts }) => ({
          ...(condition.kind === 'range'
            ? rangeEnds(condition, bytes, direction)
            : prefixEnds(condition.prefix, bytes, direction)),
          starts,
        })),
      )
    }
  }
  return ordered(
    prefixes.map(({ bytes, starts }) => ({
      from: bytes,
      to: bytes.length === 0 ? TOP : after(bytes),
      starts,
    })),
  )
}

const ordered = (ranges: BoundedRange[]) => ranges.sort((a, b) => Buffer.compare(a.from, b.from))
