import { compareValues, rankOf, isScalar } from '../values/compare'
import type { Value } from '../values/value'
import type { Condition, Limit } from './conditions'

interface Span {
  rank: number
  low: Limit | undefined
  high: Limit | undefined
}

function spanOf(condition: Condition): Span | undefined {
  if (condition.kind === 'range') return condition
  if (condition.kind !== 'points') return undefined
  const values = [...condition.values].sort(compareValues)
  const first = values[0]
  const last = values[values.length - 1]
  if (first === undefined || last === undefined || first === null || !isScalar(first)) return undefined
  if (rankOf(first) !== rankOf(last)) return undefined
  return { rank: rankOf(first), low: { value: first, included: true }, high: { value: last, included: true } }
}

function outer(a: Limit | undefined, b: Limit | undefined, sign: 1 | -1): Limit | undefined {
  if (a === undefined || b === undefined) return undefined
  const order = compareValues(a.value, b.value) * sign
  if (order === 0) return a.included ? a : b
  return order < 0 ? a : b
}

function join(a: Span, b: Span): Span | undefined {
  if (a.rank !== b.rank) return undefined
  return { rank: a.rank, low: outer(a.low, b.low, 1), high: outer(a.high, b.high, -1) }
}

/**
 * What follows from alternatives: where each of them bounds the same field, the field lies within the hull of
 * their bounds. A page that continues after (time, id) says "before this time, or at this time with a smaller
 * id", from which an index learns "not after this time".
 */
export function hullOf(alternatives: readonly (readonly Condition[])[]): Condition[] {
  const [first, ...others] = alternatives
  if (first === undefined) return []
  const hulls: Condition[] = []
  for (const candidate of first) {
    let span = spanOf(candidate)
    for (const other of others) {
      const spans = other.filter(({ path }) => path === candidate.path).map(spanOf)
      const next = spans.find(item => item !== undefined)
      span = span === undefined || next === undefined ? undefined : join(span, next)
    }
    if (span === undefined || (span.low === undefined && span.high === undefined)) continue
    hulls.push({
      path: candidate.path,
      kind: 'range',
      low: span.low,
      high: span.high,
      rank: span.rank,
      exact: false,
    })
  }
  return hulls
}

/** The tighter of two limits. */
export const inner = (a: Limit | undefined, b: Limit | undefined, sign: 1 | -1): Limit | undefined => {
  if (a === undefined) return b
  if (b === undefined) return a
  const order = compareValues(a.value, b.value) * sign
  if (order === 0) return a.included ? b : a
  return order > 0 ? a : b
}

/** True when a value lies inside a range. */
export function inside(value: Value, low: Limit | undefined, high: Limit | undefined, rank: number): boolean {
  if (rankOf(value) !== rank) return false
  const above = low === undefined ? 1 : compareValues(value, low.value)
  const below = high === undefined ? -1 : compareValues(value, high.value)
  return (
    (above > 0 || (above === 0 && low?.included === true)) &&
    (below < 0 || (below === 0 && high?.included === true))
  )
}
