import type { BoundedRange } from '../planner/bounds'
import type { RangePlan } from '../planner/choose-plan'
import type { Entry, Found, Wanted } from '../store/index-table'

const MOST_AT_ONCE = 500
const MOST_ROWS_AT_ONCE = 5000

/** Where entries that were looked at are counted. */
interface Tally {
  keysExamined: number
}

/** One range read piece by piece, so that no statement stays open while others write. */
class RangeReader {
  private page: Found[] = []
  private at = 0
  private last: Entry | undefined
  private done = false
  private size: number
  readonly range: BoundedRange
  private readonly plan: RangePlan
  private readonly wanted: Wanted
  private readonly most: number
  private readonly tally: Tally

  constructor(plan: RangePlan, range: BoundedRange, wanted: Wanted, first: number, tally: Tally) {
    this.plan = plan
    this.range = range
    this.wanted = wanted
    this.most = wanted === 'rows' ? MOST_ROWS_AT_ONCE : MOST_AT_ONCE
    this.size = Math.max(2, Math.min(first, this.most))
    this.tally = tally
  }

  peek(): Found | undefined {
    while (this.at >= this.page.length && !this.done) this.fill()
    return this.page[this.at]
  }

  take(): Found | undefined {
    const found = this.peek()
    if (found === undefined) return undefined
    this.at++
    this.tally.keysExamined += found.looked
    return found
  }

  /** Passes by entries without reading documents; returns how many there were. */
  pass(entries: number): number {
    let left = entries
    while (left > 0 && !this.done) {
      const page = this.read('rows', Math.min(left, MOST_ROWS_AT_ONCE))
      left -= page.found.length
      for (const { looked } of page.found) this.tally.keysExamined += looked
      this.tally.keysExamined += page.tail
    }
    return entries - left
  }

  private fill(): void {
    const page = this.read(this.wanted, this.size)
    this.page = page.found
    this.at = 0
    this.tally.keysExamined += page.tail
    this.size = Math.min(this.size * 2, this.most)
  }

  private read(wanted: Wanted, most: number) {
    const { index, ordered, narrowing } = this.plan
    const { range } = this
    const scan = { range, down: ordered === -1, wanted, narrowing, first: range.starts[1] ?? 0 }
    const page = index.page(scan, this.last, most)
    this.last = page.last
    this.done = page.last === undefined
    return page
  }
}

/** How the entries of a plan are read. */
export interface Reading {
  plan: RangePlan
  /** How many the caller probably wants. */
  need: number
  wanted: 'rows' | 'bodies'
  /** Entries to pass by; only where no document comes twice. */
  skip: number
  tally: Tally
}

function* oneAfterAnother({ plan, need, wanted, skip, tally }: Reading): Iterable<Found> {
  const ranges = plan.ordered === -1 ? [...plan.ranges].reverse() : plan.ranges
  let left = skip
  for (const range of ranges) {
    const reader = new RangeReader(plan, range, wanted, need, tally)
    left -= reader.pass(left)
    let found: Found | undefined
    while ((found = reader.take()) !== undefined) yield found
  }
}

function* merged({ plan, need, skip, tally }: Reading): Iterable<Found> {
  const sign = plan.ordered === -1 ? -1 : 1
  const first = Math.ceil(need / plan.ranges.length) + 1
  let readers = plan.ranges.map(range => new RangeReader(plan, range, 'keys', first, tally))
  const tail = (reader: RangeReader) =>
    (reader.peek()?.key as Buffer).subarray(reader.range.starts[plan.mergeFrom] ?? 0)
  readers = readers.filter(reader => reader.peek() !== undefined)
  let left = skip
  while (readers.length > 0) {
    let best = readers[0] as RangeReader
    for (const reader of readers) {
      if (reader !== best && Buffer.compare(tail(reader), tail(best)) * sign < 0) best = reader
    }
    const found = best.take() as Found
    if (left > 0) left--
    else yield found
    if (best.peek() === undefined) readers = readers.filter(reader => reader !== best)
  }
}

/** The entries of a plan with their documents, in the order the plan promises. */
export function readRanges(reading: Reading): Iterable<Found> {
  const { plan } = reading
  return plan.ordered !== 0 && plan.mergeFrom > 0 && plan.ranges.length > 1
    ? merged(reading)
    : oneAfterAnother(reading)
}
