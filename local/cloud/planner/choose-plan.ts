import type { CollectionTable } from '../store/collection-table'
import type { IndexTable } from '../store/index-table'
import type { Narrowing } from '../store/narrowing'
import { type Document, isDocument } from '../values/value'
import { requestFailed } from '../wire/service-error'
import { type BoundedRange, narrowingOf, rangesOf, type Slot, waysOfIndex } from './bounds'
import { type Condition, type Conditions, type GeoCondition, takeApart } from './conditions'
import { hullOf } from './hull'

/** An order to return documents in. */
export type Order = readonly { path: string; direction: 1 | -1 }[]

/** Reads ranges of one index. */
export interface RangePlan {
  kind: 'ranges'
  index: IndexTable
  ranges: BoundedRange[]
  /** What the index judges by itself among the entries of the ranges. */
  narrowing: Narrowing
  /** 1 or -1 when reading that way gives the order asked for; 0 when documents must be sorted. */
  ordered: 1 | -1 | 0
  /** The field of the key from which on the ranges must be merged to keep that order. */
  mergeFrom: number
  exact: boolean
}

/** What precedes the position in the keys of a 2dsphere index. */
export interface Prefix {
  bytes: Buffer
  /** Bytes of the first field in it. */
  first: number
}

/** Reads a 2dsphere index, with the bytes of what precedes the position in its keys. */
export interface GeoPlan {
  kind: 'geo'
  index: IndexTable
  prefixes: Prefix[]
  /** What the index judges by itself among the entries after the prefixes. */
  narrowing: Narrowing
  geo: GeoCondition
  exact: boolean
}

/** How the documents of a query are found. */
export type Plan =
  RangePlan | GeoPlan | { kind: 'union'; parts: RangePlan[]; exact: false } | { kind: 'scan'; exact: boolean }

const FEW = 1000
const MANY = 20_000
const MOST_MERGED = 200

const tablesOf = (collection: CollectionTable): IndexTable[] => [
  collection.ids,
  ...collection.indexes.map(index => index.table),
]

interface Use {
  slots: readonly Slot[]
  ranges: BoundedRange[]
}

function covers(slots: readonly Slot[], conditions: Conditions, kept: readonly Condition[]): boolean {
  if (conditions.rest) return false
  const covered = new Set(slots.flatMap(slot => slot.covered))
  return kept.every(condition => covered.has(condition))
}

/** Whether, and which way, reading an index gives an order; and from which field of its key on. */
function orderOf(
  index: IndexTable,
  { slots, ranges }: Use,
  order: Order,
): { ordered: 1 | -1 | 0; mergeFrom: number } {
  const none = { ordered: 0, mergeFrom: 0 } as const
  const { keys } = index.spec
  const single = (at: number) => {
    const condition = slots[at]?.condition
    return condition?.kind === 'points' && condition.values.length === 1 && (index.arrays & (1 << at)) === 0
  }
  const left = order.filter(({ path }) => !keys.some((key, at) => key.field === path && single(at)))
  const [first] = left
  if (first === undefined) return { ordered: 1, mergeFrom: 0 }
  const start = keys.findIndex(key => key.field === first.path)
  if (
    start < 0 ||
    slots.slice(0, start).some(slot => slot.condition?.kind !== 'points') ||
    start > slots.length
  )
    return none
  let way: 1 | -1 | 0 = 0
  for (const [i, { path, direction }] of left.entries()) {
    const key = keys[start + i]
    if (key?.field !== path || key.direction === '2dsphere' || (index.arrays & (1 << (start + i))) !== 0)
      return none
    const here = (direction * key.direction) as 1 | -1
    if (way !== 0 && way !== here) return none
    way = here
  }
  return ranges.length > MOST_MERGED ? none : { ordered: way, mergeFrom: start }
}

function count(
  plan: { index: IndexTable; ranges: readonly { from: Buffer; to: Buffer }[] },
  most: number,
): number {
  let total = 0
  for (const range of plan.ranges) {
    total += plan.index.estimate(range, most - total)
    if (total >= most) return most
  }
  return total
}

/** What a plan costs, in documents read: all it finds when it must sort, else what the page needs. */
function cost(plan: RangePlan, need: number, order: Order): number {
  const found = count(plan, FEW)
  if (order.length > 0 && plan.ordered === 0) return found * 1.2 + 1
  // Entries that the index judges away cost little, but there may be many of them.
  const judged = plan.narrowing.length === 0 || found < FEW ? 0 : count(plan, MANY) / FEW
  return Math.min(found, plan.exact ? need : need * 10) + judged
}

function rangePlans(
  collection: CollectionTable,
  conditions: Conditions,
  kept: readonly Condition[],
  order: Order,
): RangePlan[] {
  const plans: RangePlan[] = []
  for (const index of tablesOf(collection)) {
    if (index.spec.keys.some(key => key.direction === '2dsphere')) continue
    for (const way of waysOfIndex(index, kept)) {
      // Where the ranges would be too many, fewer fields: what is left out is then judged, and not relied on.
      let slots = way
      let ranges = rangesOf(index, slots)
      while (ranges === undefined && slots.length > 1) {
        slots = slots.slice(0, -1)
        ranges = rangesOf(index, slots)
      }
      if (ranges === undefined) continue
      const { ordered, mergeFrom } =
        order.length > 0 ? orderOf(index, { slots, ranges }, order) : { ordered: 1 as const, mergeFrom: 0 }
      if (slots.length === 0 && (order.length === 0 || ordered === 0)) continue
      plans.push({
        kind: 'ranges',
        index,
        ranges,
        narrowing: narrowingOf(index, slots),
        ordered,
        mergeFrom,
        exact: covers(slots, conditions, conditions.fields),
      })
    }
  }
  return plans
}

function cheapest(plans: readonly RangePlan[], need: number, order: Order): RangePlan | undefined {
  if (plans.length < 2) return plans[0]
  const sure = plans.find(
    plan => plan.index.spec.name === '_id_' && plan.exact && plan.ranges.length <= need && plan.ordered !== 0,
  )
  if (sure !== undefined && order.length === 0) return sure
  let best: { plan: RangePlan; cost: number } | undefined
  for (const plan of plans) {
    const here = cost(plan, need, order) - (plan.exact ? 0.5 : 0) - (plan.ordered !== 0 ? 0.25 : 0)
    if (best === undefined || here < best.cost) best = { plan, cost: here }
  }
  return best?.plan
}

function geoPlan(
  collection: CollectionTable,
  conditions: Conditions,
  kept: readonly Condition[],
): GeoPlan | undefined {
  const plans: GeoPlan[] = []
  for (const geo of conditions.geo) {
    for (const { table } of collection.indexes) {
      const at = table.spec.keys.findIndex(key => key.direction === '2dsphere' && key.field === geo.path)
      if (at < 0) continue
      for (const slots of waysOfIndex(table, kept)) {
        // Every field before the position must be held to points.
        if (slots.length < at || slots.slice(0, at).some(slot => slot.condition?.kind !== 'points')) continue
        const used = slots.slice(0, at)
        const ranges = rangesOf(table, used)
        if (ranges === undefined || ranges.some(range => range.starts.length <= at)) continue
        const exact = covers(used, conditions, conditions.fields) && conditions.geo.length === 1
        const prefixes = ranges.map(({ from, starts }) => ({ bytes: from, first: starts[1] ?? 0 }))
        plans.push({ kind: 'geo', index: table, prefixes, narrowing: narrowingOf(table, used), geo, exact })
      }
    }
  }
  if (plans.length < 2) return plans[0]
  const found = (most: number) =>
    plans
      .map(plan => ({ plan, size: geoCount(plan, most) }))
      .sort((a, b) => a.size - b.size || Number(b.plan.exact) - Number(a.plan.exact))
  const quick = found(FEW)
  return ((quick[0]?.size ?? 0) < FEW ? quick : found(MANY))[0]?.plan
}

const geoCount = (plan: GeoPlan, most: number) =>
  count(
    {
      index: plan.index,
      ranges: plan.prefixes.map(({ bytes }) => ({
        from: bytes,
        to: Buffer.concat([bytes, Buffer.alloc(16, 0xff)]),
      })),
    },
    most,
  )

/** Chooses how to find the documents of a query. */
export function choosePlan(collection: CollectionTable, query: Document, order: Order, need: number): Plan {
  const conditions = takeApart(query)
  const implied = conditions.either.flatMap(alternatives => hullOf(alternatives.map(({ fields }) => fields)))
  const kept = [...conditions.fields, ...implied]
  const near = conditions.geo.filter(({ kind }) => kind === 'near')
  if (conditions.geo.length > 0) {
    const plan = geoPlan(collection, near.length > 0 ? { ...conditions, geo: near } : conditions, kept)
    if (plan !== undefined) return { ...plan, exact: plan.exact && conditions.geo.length === 1 }
    if (near.length > 0) throw requestFailed('unable to find index for $geoNear query')
  }
  const plans = rangePlans(collection, conditions, kept, order)
  const helpful = plans.some(plan => plan.ranges.some(range => range.from.length > 0))
  const union = helpful ? undefined : unionPlan(collection, query, need)
  const best = cheapest(plans, need, order)
  if (union !== undefined && (best === undefined || order.length > 0)) return union
  return (
    best ?? {
      kind: 'scan',
      exact: conditions.fields.length === 0 && conditions.geo.length === 0 && !conditions.rest,
    }
  )
}

/** Alternatives that each have an index: read them one after the other. */
function unionPlan(collection: CollectionTable, query: Document, need: number): Plan | undefined {
  const alternatives = query['$or']
  if (!Array.isArray(alternatives)) return undefined
  const parts: RangePlan[] = []
  for (const alternative of alternatives) {
    if (!isDocument(alternative)) return undefined
    const conditions = takeApart(alternative)
    const plan = cheapest(rangePlans(collection, conditions, conditions.fields, []), need, [])
    if (plan === undefined) return undefined
    parts.push(plan)
  }
  return parts.length > 0 ? { kind: 'union', parts, exact: false } : undefined
}
