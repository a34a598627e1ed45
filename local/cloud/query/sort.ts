import { limits } from '../limits'
import type { Order } from '../planner/choose-plan'
import { compareValues, rank, rankOf } from '../values/compare'
import { pathParts, reach } from '../values/paths'
import type { Document, Value } from '../values/value'
import { invalidParameter, requestFailed } from '../wire/service-error'

/** Reads the order parameter: `{ field: 1 | -1, … }`, the first field first. */
export function readOrder(order: Document | undefined): Order {
  return Object.entries(order ?? {}).map(([path, direction]) => {
    if (direction === 1 || direction === 'asc') return { path, direction: 1 }
    if (direction === -1 || direction === 'desc') return { path, direction: -1 }
    throw invalidParameter(`orderBy direction of ${path} must be 1 or -1`)
  })
}

/** An empty array sorts before null; the value it stands for here. */
const EMPTY = Symbol('empty array')
type SortValue = Value | undefined | typeof EMPTY

/** What a document is sorted by: of an array the smallest element going up, the largest going down. */
function sortValue(document: Document, path: string, direction: 1 | -1): SortValue {
  let best: SortValue
  let found = false
  const consider = (value: SortValue) => {
    if (!found || compareSortValues(value, best) * direction < 0) best = value
    found = true
  }
  reach(document, pathParts(path), value => {
    if (!Array.isArray(value)) consider(value)
    else if (value.length === 0) consider(EMPTY)
    else value.forEach(consider)
    return false
  })
  return best
}

function compareSortValues(a: SortValue, b: SortValue): number {
  if (a === EMPTY || b === EMPTY) return rankOfSort(a) - rankOfSort(b)
  return compareValues(a, b)
}

const rankOfSort = (value: SortValue) => (value === EMPTY ? rank.undefined : rankOf(value))

/** What a document is compared by, made once per document. */
export type SortKey = readonly SortValue[]

export const sortKeyOf = (document: Document, order: Order): SortKey =>
  order.map(({ path, direction }) =>
    path.includes('.') || Array.isArray(document[path]) || !Object.hasOwn(document, path)
      ? sortValue(document, path, direction)
      : document[path],
  )

/** Compares two documents by their keys. */
export function compareKeys(a: SortKey, b: SortKey, order: Order): number {
  for (const [i, { direction }] of order.entries()) {
    const result = compareSortValues(a[i], b[i])
    if (result !== 0) return result * direction
  }
  return 0
}

/** Sorts what it is given, keeping only what a page can show; refuses to hold more than the service does. */
export class Sorter<T> {
  private items: { key: SortKey; item: T; bytes: number; at: number }[] = []
  private bytes = 0
  private count = 0
  private readonly order: Order
  private readonly most: number
  private readonly mostBytes: number

  constructor(order: Order, most: number, mostBytes: number = limits.sortBytes) {
    this.order = order
    this.most = most
    this.mostBytes = mostBytes
  }

  add(document: Document, item: T, bytes: number): void {
    this.items.push({ key: sortKeyOf(document, this.order), item, bytes, at: this.count++ })
    this.bytes += bytes
    if (this.items.length > this.most * 2 + 200) this.cut()
    if (this.bytes > this.mostBytes) {
      this.cut()
      if (this.bytes > this.mostBytes) {
        throw requestFailed(
          `Executor error during find command: OperationFailed: Sort operation used more than the maximum ` +
            `${this.mostBytes} bytes of RAM. Add an index, or specify a smaller limit.`,
        )
      }
    }
  }

  sorted(): T[] {
    this.cut()
    return this.items.map(({ item }) => item)
  }

  private cut(): void {
    this.items.sort((a, b) => compareKeys(a.key, b.key, this.order) || a.at - b.at)
    this.items.length = Math.min(this.items.length, this.most)
    this.bytes = this.items.reduce((sum, { bytes }) => sum + bytes, 0)
  }
}
