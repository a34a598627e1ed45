import type { BoundedRange } from '../planner/bounds'
import type { RangePlan } from '../planner/choose-plan'
import type { Entry, Found, IndexTable } from '../store/index-table'

const MOST_AT_ONCE = 500

/** One range read piece by piece, so that no statement stays open while others write. */
class RangeReader {
  private page: Found[] = []
  private at = 0
  private last: Entry | undefined
  private done = false
  private size: number
  readonly range: BoundedRange
  private readonly index: IndexTable
  private readonly down: boolean

  constructor(index: IndexTable, range: BoundedRange, down: boolean, first: number) {
    this.index = index
    this.range = range
    this.down = down
    this.size = Math.max(2, Math.min(first, MOST_AT_ONCE))
  }

  peek(): Found | undefined {
    if (this.at >= this.page.length) this.fill()
    return this.page[this.at]
  }

  skip(): void {
    this.at++
  }

  private fill(): void {
    if (this.done) return
    this.page = this.down
      ? this.index.down(this.range, this.last, this.size)
      : this.index.up(this.range, this.last, this.size)
    this.at = 0
    this.last = this.page[this.page.length - 1]
    this.done = this.page.length < this.size
    this.size = Math.min(this.size * 2, MOST_AT_ONCE)
  }
}

function* oneAfterAnother(plan: RangePlan, need: number): Iterable<Found> {
  const down = plan.ordered === -1
  const ranges = down ? [...plan.ranges].reverse() : plan.ranges
  for (const range of ranges) {
    const reader = new RangeReader(plan.index, range, down, need)
    let found: Found | undefined
    while ((found = reader.peek()) !== undefined) {
      reader.skip()
      yield found
    }
  }
}

function* merged(plan: RangePlan, need: number): Iterable<Found> {
  const sign = plan.ordered === -1 ? -1 : 1
  const first = Math.ceil(need / plan.ranges.length) + 1
  let readers = plan.ranges.map(range => new RangeReader(plan.index, range, sign === -1, first))
  const tail = (reader: RangeReader) =>
    (reader.peek() as Found).key.subarray(reader.range.starts[plan.mergeFrom] ?? 0)
  readers = readers.filter(reader => reader.peek() !== undefined)
  while (readers.length > 0) {
    let best = readers[0] as RangeReader
    for (const reader of readers) {
      if (reader !== best && Buffer.compare(tail(reader), tail(best)) * sign < 0) best = reader
    }
    yield best.peek() as Found
    best.skip()
    if (best.peek() === undefined) readers = readers.filter(reader => reader !== best)
  }
}

/**
 * The entries of a plan with their documents, in the order the plan promises.
 * @param need how many the caller probably wants
 */
export function readRanges(plan: RangePlan, need: number): Iterable<Found> {
  return plan.ordered !== 0 && plan.mergeFrom > 0 && plan.ranges.length > 1
    ? merged(plan, need)
    : oneAfterAnother(plan, need)
}
