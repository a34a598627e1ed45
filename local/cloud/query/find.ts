import { regionRanges } from '../geo/region-ranges'
import { encodeValue } from '../keys/encode-key'
import { compileQuery } from '../matcher/compile-query'
import type { DocumentTest } from '../matcher/field-tests'
import { choosePlan, type GeoPlan, type Order, type Plan, type RangePlan } from '../planner/choose-plan'
import type { CollectionTable } from '../store/collection-table'
import type { Document } from '../values/value'
import { decodeStored } from '../wire/extended-json'
import { type Measured, metresTo, type Near, nearest } from './nearest'
import { readRanges } from './read-ranges'
import { RowSet } from './row-set'
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
  /** How many of the first the caller will skip; {@link Finder.passed} tells how many need not be. */
  skip?: number
  /** Documents a transaction sees otherwise than they are stored: by the bytes of their ids. */
  overlay?: ReadonlyMap<string, string | undefined>
}

/** Entries looked at between two pauses. */
const PAUSE = 500
/** A pause in a search, in which others may have a turn. */
type Pause = undefined

interface Candidate {
  row: number
  body: string
}

/** Documents found in one search, one after the other, with what it cost so far. */
export class Finder {
  readonly reading: Reading = { index: '', keysExamined: 0, examined: 0 }
  /** How many of those to be skipped the index itself passes by. */
  readonly passed: number
  private readonly search: Search
  private readonly test: DocumentTest
  private readonly plan: Plan
  private readonly overlay: ReadonlyMap<string, string | undefined> | undefined

  constructor(search: Search) {
    this.search = search
    this.overlay = search.overlay !== undefined && search.overlay.size > 0 ? search.overlay : undefined
    // Compiled even when the index says it all, as a wrong operator must be refused either way.
    this.test = compileQuery(search.query)
    this.plan = choosePlan(search.collection, search.query, search.order, search.need)
    this.reading.index = nameOf(this.plan)
    this.passed = this.onlyEntries() ? (search.skip ?? 0) : 0
  }

  /** Every match in the order asked for, lazily where the index gives that order. */
  *hits(): Iterable<Hit> {
    for (const hit of this.steps()) if (hit !== undefined) yield hit
  }

  /** The same with pauses, in which an unfinished search may let others have a turn. */
  *steps(): Iterable<Hit | Pause> {
    const overlaid = this.overlaidHits()
    const near = nearOf(this.plan)
    if (near !== undefined) {
      yield* mergeHits(this.nearest(near), overlaid, (a, b) => (a.metres ?? 0) - (b.metres ?? 0))
    } else if (this.search.order.length === 0) {
      yield* this.stored()
      yield* overlaid
    } else if (this.plan.kind === 'ranges' && this.plan.ordered !== 0) {
      yield* mergeHits(this.stored(), overlaid, this.comparison())
    } else yield* this.sorted(overlaid)
  }

  /**
   * Counts what matches from index entries alone, in steps between which others may have a turn; undefined when
   * documents must be read.
   */
  counts(): Iterable<number> | undefined {
    const { plan } = this
    if (this.overlay !== undefined || !plan.exact) return undefined
    if (plan.kind === 'scan') return [this.search.collection.size()]
    return plan.kind === 'ranges' ? this.countEntries(plan) : undefined
  }

  private *countEntries(plan: RangePlan): Iterable<number> {
    const seen = repeats(plan) ? new RowSet() : undefined
    const reading = { plan, need: PAUSE * 10, wanted: 'rows', skip: 0, tally: this.reading } as const
    let count = 0
    for (const { row } of readRanges(reading)) {
      if (seen?.add(row) === false) continue
      if (++count % (PAUSE * 10) === 0) yield PAUSE * 10
    }
    yield count % (PAUSE * 10)
  }

  /** Whether entries stand for matches, each for another one, in the order asked for. */
  private onlyEntries(): boolean {
    const { plan } = this
    return plan.kind === 'ranges' && plan.exact && plan.ordered !== 0 && !repeats(plan) && !this.overlay
  }

  private *sorted(overlaid: Hit[]): Iterable<Hit | Pause> {
    const sorter = new Sorter<Hit>(this.search.order, this.search.need)
    const add = (hit: Hit) => {
      sorter.add((hit.document ??= decodeStored(hit.body)), { ...hit, document: undefined }, hit.body.length)
    }
    for (const hit of this.stored()) {
      if (hit === undefined) yield hit
      else add(hit)
    }
    overlaid.forEach(add)
    yield* sorter.sorted()
  }

  private comparison(): (a: Hit, b: Hit) => number {
    const { order } = this.search
    const key = (hit: Hit) => sortKeyOf((hit.document ??= decodeStored(hit.body)), order)
    return (a, b) => compareKeys(key(a), key(b), order)
  }

  /** Matches among the documents that are stored and not overlaid. */
  private *stored(): Iterable<Hit | Pause> {
    let pause = PAUSE
    for (const { row, body } of this.candidates()) {
      this.reading.examined++
      if (this.reading.keysExamined + this.reading.examined > pause) {
        pause = this.reading.keysExamined + this.reading.examined + PAUSE
        yield undefined
      }
      if (this.plan.exact && this.overlay === undefined) {
        yield { row, body, document: undefined }
        continue
      }
      const document = decodeStored(body)
      if (this.overlay?.has(idOf(document)) === true) continue
      if (this.plan.exact || this.test(document)) yield { row, body, document }
    }
  }

  /** Matches among the documents only the transaction sees so, in the order asked for. */
  private overlaidHits(): Hit[] {
    const hits: Hit[] = []
    const near = nearOf(this.plan)
    for (const body of this.overlay?.values() ?? []) {
      if (body === undefined) continue
      this.reading.examined++
      const document = decodeStored(body)
      if (!this.test(document)) continue
      hits.push({
        row: 0,
        body,
        document,
        ...(near === undefined ? {} : { metres: metresTo(document, near.geo) }),
      })
    }
    if (near !== undefined) return hits.sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0))
    return this.search.order.length > 0 ? hits.sort(this.comparison()) : hits
  }

  private *candidates(): Iterable<Candidate> {
    const { plan, search } = this
    switch (plan.kind) {
      case 'scan':
        yield* everything(search.collection, search.need)
        return
      case 'ranges':
        yield* this.entries(plan, plan.exact ? search.need - this.passed : search.need * 4, repeats(plan))
        return
      case 'union':
        yield* this.union(plan.parts)
        return
      case 'geo': {
        const whole = { kind: 'ranges', ranges: regionRanges(plan), ordered: 1, mergeFrom: 0 } as const
        const { index, narrowing } = plan
        yield* this.entries({ ...whole, index, narrowing, exact: false }, search.need * 2, true)
      }
    }
  }

  private *union(parts: readonly RangePlan[]): Iterable<Candidate> {
    const seen = new RowSet()
    for (const part of parts) {
      for (const candidate of this.entries(part, this.search.need, false)) {
        if (seen.add(candidate.row)) yield candidate
      }
    }
  }

  /** Documents by index, no row twice where an index may name it more than once. */
  private *entries(plan: RangePlan, need: number, repeating: boolean): Iterable<Candidate> {
    const seen = repeating ? new RowSet() : undefined
    const reading = { plan, need, wanted: 'bodies', skip: this.passed, tally: this.reading } as const
    for (const found of readRanges(reading)) if (seen?.add(found.row) !== false) yield found
  }

  private nearest(plan: GeoPlan & { geo: Near }): Iterable<Hit> {
    const judge = (row: number) => this.judgeNear(plan, row)
    return nearest(plan, plan.geo, judge, entries => {
      this.reading.keysExamined = entries
    })
  }

  private judgeNear({ geo, exact }: GeoPlan & { geo: Near }, row: number): (Hit & Measured) | undefined {
    const stored = this.search.collection.at(row)
    if (stored === undefined) return undefined
    this.reading.examined++
    const id = stored.id.toString('latin1')
    if (this.overlay?.has(id) === true) return undefined
    const document = decodeStored(stored.body)
    const metres = metresTo(document, geo)
    if (!(metres >= geo.minimum && metres <= geo.maximum)) return undefined
    if (!exact && !this.test(document)) return undefined
    return { row, body: stored.body, document, metres, id }
  }
}

function nearOf(plan: Plan): (GeoPlan & { geo: Near }) | undefined {
  return plan.kind === 'geo' && plan.geo.kind === 'near' ? { ...plan, geo: plan.geo } : undefined
}

function nameOf(plan: Plan): string {
  if (plan.kind === 'scan') return 'COLLSCAN'
  if (plan.kind === 'union') return plan.parts.map(part => part.index.spec.name).join(' | ')
  return plan.index.spec.name
}

/** Whether a document may have several entries in the ranges of a plan. */
function repeats({ index, ranges }: RangePlan): boolean {
  const [only] = ranges
  if (index.arrays === 0) return false
  return ranges.length !== 1 || index.arrays >> ((only?.starts.length ?? 1) - 1) !== 0
}

const idOf = (document: Document) => encodeValue(document['_id']).toString('latin1')

function* everything(collection: CollectionTable, need: number): Iterable<Candidate> {
  let row = 0
  let size = Math.max(16, Math.min(need, PAUSE))
  for (;;) {
    const page = collection.after(row, size)
    yield* page
    const last = page[page.length - 1]
    if (last === undefined) return
    row = last.row
    size = PAUSE
  }
}

function* mergeHits(
  left: Iterable<Hit | Pause>,
  right: readonly Hit[],
  compare: (a: Hit, b: Hit) => number,
): Iterable<Hit | Pause> {
  let at = 0
  for (const hit of left) {
    while (hit !== undefined && at < right.length && compare(right[at] as Hit, hit) < 0) yield right[at++]
    yield hit
  }
  yield* right.slice(at)
}
