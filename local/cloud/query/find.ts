import { coverBox, cellBytes, parentOf, rangeOfCell, unwrapBox } from '../geo/cells'
import { boxAround, distanceToShape } from '../geo/distance'
import { type Box, boxOf } from '../geo/geojson'
import { Heap } from '../geo/heap'
import { NearSearch } from '../geo/near-search'
import { shapesAt } from '../indexes/extract-keys'
import { encodeValue } from '../keys/encode-key'
import { compileQuery } from '../matcher/compile-query'
import type { DocumentTest } from '../matcher/field-tests'
import { choosePlan, type GeoPlan, type Order, type Plan } from '../planner/choose-plan'
import type { GeoCondition } from '../planner/conditions'
import type { CollectionTable } from '../store/collection-table'
import type { KeyRange } from '../store/index-table'
import type { Document } from '../values/value'
import { decodeStored } from '../wire/extended-json'
import { readRanges } from './read-ranges'
import { compareKeys, sortKeyOf, Sorter } from './sort'

/** A document that matches. `row` is 0 for one that only its transaction can see. */
export interface Hit {
  row: number
  body: string
  document: Document | undefined
  /** Metres from the centre, for nearest first. */
  metres?: number
}

/** What a query read, for `explain`. */
export interface Reading {
  index: string
  keysExamined: number
  examined: number
}

/** What is looked for: documents of a collection as stored, or as a transaction sees them. */
export interface Search {
  collection: CollectionTable
  query: Document
  order: Order
  /** How many the caller wants to see, skipped ones included. */
  need: number
  /** Documents a transaction sees otherwise than they are stored: by the bytes of their ids. */
  overlay?: ReadonlyMap<string, string | undefined>
}

interface Candidate {
  row: number
  body: string
}

/** Documents found in one search, one after the other, with what it cost so far. */
export class Finder {
  readonly reading: Reading = { index: '', keysExamined: 0, examined: 0 }
  private readonly search: Search
  private readonly test: DocumentTest
  private readonly plan: Plan

  constructor(search: Search) {
    this.search = search
    // Compiled even when the index says it all, as a wrong operator must be refused either way.
    this.test = compileQuery(search.query)
    this.plan = choosePlan(search.collection, search.query, search.order, search.need)
    this.reading.index = nameOf(this.plan)
  }

  /** Every match in the order asked for, lazily where the index gives that order. */
  *hits(): Iterable<Hit> {
    const overlaid = this.overlaidHits()
    if (this.plan.kind === 'geo' && this.plan.geo.kind === 'near') {
      yield* mergeHits(
        this.nearest(this.plan, this.plan.geo),
        overlaid,
        (a, b) => (a.metres ?? 0) - (b.metres ?? 0),
      )
    } else if (this.search.order.length === 0) {
      yield* this.stored()
      yield* overlaid
    } else if (this.plan.kind === 'ranges' && this.plan.ordered !== 0) {
      yield* mergeHits(this.stored(), overlaid, this.comparison())
    } else {
      const sorter = new Sorter<Hit>(this.search.order, this.search.need)
      yield* this.sortedHits(sorter, overlaid)
    }
  }

  private *sortedHits(sorter: Sorter<Hit>, overlaid: Hit[]): Iterable<Hit> {
    const add = (hit: Hit) => {
      sorter.add((hit.document ??= decodeStored(hit.body)), { ...hit, document: undefined }, hit.body.length)
    }
    for (const hit of this.stored()) add(hit)
    overlaid.forEach(add)
    yield* sorter.sorted()
  }

  private comparison(): (a: Hit, b: Hit) => number {
    const { order } = this.search
    const key = (hit: Hit) => sortKeyOf((hit.document ??= decodeStored(hit.body)), order)
    return (a, b) => compareKeys(key(a), key(b), order)
  }

  /** Matches among the documents that are stored and not overlaid. */
  private *stored(): Iterable<Hit> {
    const { overlay } = this.search
    const hidden = overlay !== undefined && overlay.size > 0 ? overlay : undefined
    for (const { row, body } of this.candidates()) {
      this.reading.examined++
      if (this.plan.exact && hidden === undefined) {
        yield { row, body, document: undefined }
        continue
      }
      const document = decodeStored(body)
      if (hidden?.has(idOf(document)) === true) continue
      if (this.plan.exact || this.test(document)) yield { row, body, document }
    }
  }

  /** Matches among the documents only the transaction sees so, in the order asked for. */
  private overlaidHits(): Hit[] {
    const hits: Hit[] = []
    for (const body of this.search.overlay?.values() ?? []) {
      if (body === undefined) continue
      this.reading.examined++
      const document = decodeStored(body)
      if (!this.test(document)) continue
      const hit: Hit = { row: 0, body, document }
      if (this.plan.kind === 'geo' && this.plan.geo.kind === 'near')
        hit.metres = metresTo(document, this.plan.geo)
      hits.push(hit)
    }
    if (this.plan.kind === 'geo' && this.plan.geo.kind === 'near') {
      return hits.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
    }
    return this.search.order.length > 0 ? hits.sort(this.comparison()) : hits
  }

  private *candidates(): Iterable<Candidate> {
    const { plan, search } = this
    switch (plan.kind) {
      case 'scan':
        yield* everything(search.collection, search.need)
        return
      case 'ranges':
        yield* this.counted(
          readRanges(plan, plan.exact ? search.need : search.need * 4),
          plan.index.arrays !== 0,
        )
        return
      case 'union':
        yield* this.counted(
          plan.parts.flatMap(part => [...readRanges(part, search.need)]),
          true,
        )
        return
      case 'geo':
        yield* this.inside(plan)
    }
  }

  /** Counts what passes, and lets no row pass twice where an index may name it more than once. */
  private *counted(candidates: Iterable<Candidate>, repeats: boolean): Iterable<Candidate> {
    const seen = repeats ? new Set<number>() : undefined
    for (const candidate of candidates) {
      this.reading.keysExamined++
      if (seen !== undefined) {
        if (seen.has(candidate.row)) continue
        seen.add(candidate.row)
      }
      yield candidate
    }
  }

  private *inside(plan: GeoPlan): Iterable<Candidate> {
    const ranges = cellRanges(plan)
    const read = ranges.map(range => ({ ...range, starts: [0] }))
    const whole = {
      kind: 'ranges',
      index: plan.index,
      ranges: read,
      ordered: 1,
      mergeFrom: 0,
      exact: false,
    } as const
    yield* this.counted(readRanges(whole, this.search.need * 2), true)
  }

  private *nearest(plan: GeoPlan, near: GeoCondition & { kind: 'near' }): Iterable<Hit> {
    const { collection, overlay } = this.search
    const search = new NearSearch(plan.index, plan.prefixes, near.center, near)
    const seen = new Set<number>()
    const waiting = new Heap<Hit & { metres: number; id: string }>(
      (a, b) => a.metres < b.metres || (a.metres === b.metres && a.id < b.id),
    )
    let next = search.next()
    for (;;) {
      const first = waiting.peek()
      // What is certainly no farther than anything still to come may go.
      if (first !== undefined && (next === undefined || first.metres < next.at)) {
        waiting.pop()
        this.reading.keysExamined = search.keysExamined
        yield first
        continue
      }
      if (next === undefined) break
      const { row } = next
      if (!seen.has(row)) {
        seen.add(row)
        const hit = this.judgeNear(plan, near, collection, row, overlay)
        if (hit !== undefined) waiting.push(hit)
      }
      next = search.next()
    }
    this.reading.keysExamined = search.keysExamined
  }

  private judgeNear(
    plan: GeoPlan,
    near: GeoCondition & { kind: 'near' },
    collection: CollectionTable,
    row: number,
    overlay: Search['overlay'],
  ): (Hit & { metres: number; id: string }) | undefined {
    const stored = collection.at(row)
    if (stored === undefined) return undefined
    this.reading.examined++
    const id = stored.id.toString('latin1')
    if (overlay?.has(id) === true) return undefined
    const document = decodeStored(stored.body)
    const metres = metresTo(document, near)
    if (!(metres >= near.minimum && metres <= near.maximum)) return undefined
    if (!plan.exact && !this.test(document)) return undefined
    return { row, body: stored.body, document, metres, id }
  }
}

function nameOf(plan: Plan): string {
  if (plan.kind === 'scan') return 'COLLSCAN'
  if (plan.kind === 'union') return plan.parts.map(part => part.index.spec.name).join(' | ')
  return plan.index.spec.name
}

const idOf = (document: Document) => encodeValue(document['_id']).toString('latin1')

function metresTo(document: Document, near: GeoCondition & { kind: 'near' }): number {
  return Math.min(...shapesAt(document, near.path).map(shape => distanceToShape(near.center, shape)))
}

function* everything(collection: CollectionTable, need: number): Iterable<Candidate> {
  let row = 0
  let size = Math.max(16, Math.min(need, 500))
  for (;;) {
    const page = collection.after(row, size)
    yield* page
    const last = page[page.length - 1]
    if (last === undefined || page.length < size) return
    row = last.row
    size = 500
  }
}

function* mergeHits(
  left: Iterable<Hit>,
  right: readonly Hit[],
  compare: (a: Hit, b: Hit) => number,
): Iterable<Hit> {
  let at = 0
  for (const hit of left) {
    while (at < right.length && compare(right[at] as Hit, hit) < 0) yield right[at++] as Hit
    yield hit
  }
  yield* right.slice(at)
}

function regionOf(geo: GeoCondition): Box | undefined {
  if (geo.kind === 'within') return boxOf(geo.area)
  if (geo.kind === 'intersects') return boxOf(geo.shape)
  return boxAround(geo.center, geo.kind === 'sphere' ? geo.metres : geo.maximum)
}

const MOST_CELLS = 24

/** The key ranges of everything that may touch the region of a geo condition. */
function cellRanges(plan: GeoPlan): KeyRange[] {
  const box = regionOf(plan.geo)
  if (box === undefined) return []
  const cells = unwrapBox(box).flatMap(part => coverBox(part, MOST_CELLS))
  const ranges: { from: Buffer; last: Buffer }[] = cells.map(rangeOfCell)
  if (plan.index.shapes) {
    // A geometry larger than the region lies under a cell around the region.
    const around = new Map<string, Buffer>()
    for (const cell of cells) {
      for (let outer = cell; outer.level > 0;) {
        outer = parentOf(outer)
        const bytes = cellBytes(outer)
        around.set(bytes.toString('latin1'), bytes)
      }
    }
    for (const bytes of around.values()) ranges.push({ from: bytes, last: bytes })
  }
  return plan.prefixes.flatMap(prefix =>
    ranges.map(({ from, last }) => ({
      from: Buffer.concat([prefix, from]),
      to: Buffer.concat([prefix, last, Buffer.from([0xff])]),
    })),
  )
}
