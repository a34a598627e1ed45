import { Heap } from './heap'
import type { CellPage, CellRange, IndexTable } from '../store/index-table'
import type { Narrowing } from '../store/narrowing'
import {
  boxOfCell,
  type Cell,
  CELL_BYTES,
  cellAt,
  childrenOf,
  FINEST,
  parentOf,
  rangeOfCell,
  readCell,
} from './cells'
import { distance, distanceOutOfBox, distanceToBox, EARTH_RADIUS } from './distance'
import type { Position } from './geojson'

/** A document's row that is at least `at` metres away. */
export interface NearEntry {
  at: number
  row: number
}

type Step =
  | { at: number; kind: 'entry'; row: number }
  | { at: number; kind: 'cell'; cell: Cell }
  | { at: number; kind: 'outside'; cell: Cell }

/** Entries taken at once; a cell with more is cut in four. */
const HANDFUL = 24
/** The same where the index judges most of them away, which costs little. */
const NARROWED_HANDFUL = 240
/** A prefix with no more entries than this is taken whole. */
const FEW = 64
/** Distances are computed to cells, which the position itself may leave by a rounding. */
const SLACK = 1e-6
/** Where the first search begins, before it is known how dense the places are: cells of some 10 km. */
const FIRST_LEVEL = 12

/** Metres from the middle of a cell to its farthest corner, at the equator, where cells are widest. */
const halfDiagonal = (level: number) => ((Math.PI * EARTH_RADIUS) / 2 ** level) * Math.SQRT2 * 1.01

const remembered = new WeakMap<IndexTable, Map<string, number>>()

/** What precedes the position in the keys, and how much of it the first field is. */
interface Prefix {
  bytes: Buffer
  first: number
}

const whole = ({ bytes, first }: Prefix): CellRange => ({
  from: bytes,
  to: Buffer.concat([bytes, Buffer.alloc(CELL_BYTES + 7, 0xff)]),
  start: bytes.length,
  first,
})

/**
 * The rows of a 2dsphere index in the order of their distance from a centre, nearest first, as far as the
 * consumer asks: begins in the cell around the centre and goes outwards, so that what is far is never read.
 * A row may come again under another of its keys.
 */
export class NearSearch {
  private readonly steps = new Heap<Step>((a, b) => a.at < b.at)
  private readonly index: IndexTable
  /** What precedes the position in the keys; those with many entries are searched cell by cell. */
  private readonly prefixes: Prefix[] = []
  private readonly narrowing: Narrowing
  private readonly handful: number
  private readonly center: Position
  private readonly limits: { minimum: number; maximum: number }
  private readonly name: string
  /** Index entries read so far. */
  keysExamined = 0

  constructor(
    index: IndexTable,
    prefixes: readonly Prefix[],
    narrowing: Narrowing,
    center: Position,
    limits: { minimum: number; maximum: number },
  ) {
    this.index = index
    this.center = center
    this.limits = limits
    this.narrowing = narrowing
    this.handful = narrowing.length === 0 ? HANDFUL : NARROWED_HANDFUL
    this.name = prefixes.map(({ bytes }) => bytes.toString('latin1')).join('\n')
    const few: Prefix[] = []
    for (const prefix of prefixes) {
      // Larger geometries lie under coarse cells, which a search from within would pass by.
      const taken = index.shapes || index.estimate(whole(prefix), FEW + 1) <= FEW
      ;(taken ? few : this.prefixes).push(prefix)
    }
    if (few.length > 0) this.addEntries(index.cells(few.map(whole), narrowing))
    if (this.prefixes.length > 0) {
      const cell = cellAt(center, remembered.get(index)?.get(this.name) ?? FIRST_LEVEL)
      this.addCell(cell)
      this.addOutside(cell)
    }
  }

  /** The next row with the distance it cannot be nearer than. */
  next(): NearEntry | undefined {
    let step: Step | undefined
    while ((step = this.steps.pop()) !== undefined) {
      if (step.at > this.limits.maximum) return undefined
      if (step.kind === 'entry') return step
      if (step.kind === 'cell') this.enter(step.cell)
      else this.leave(step.cell)
    }
    return undefined
  }

  /** The next search begins with cells of the size that held a handful this time. */
  private remember(level: number): void {
    let levels = remembered.get(this.index)
    if (levels === undefined) remembered.set(this.index, (levels = new Map<string, number>()))
    if (levels.size > 1000) levels.clear()
    levels.set(this.name, level)
  }

  private addCell(cell: Cell): void {
    const at = distanceToBox(this.center, boxOfCell(cell))
    if (at <= this.limits.maximum && !this.tooNear(cell))
      this.steps.push({ at: at - SLACK, kind: 'cell', cell })
  }

  private addOutside(cell: Cell): void {
    if (cell.level === 0) return
    const at = distanceOutOfBox(this.center, boxOfCell(cell))
    if (at <= this.limits.maximum) this.steps.push({ at: at - SLACK, kind: 'outside', cell })
  }

  private addEntries({ entries, looked }: CellPage): void {
    this.keysExamined += looked
    for (const { cell: bytes, row } of entries) {
      const cell = readCell(bytes)
      // A coarse cell holds a geometry that may reach out of it.
      if (cell.level === FINEST && this.tooNear(cell)) continue
      const at = cell.level === FINEST ? distanceToBox(this.center, boxOfCell(cell)) : 0
      if (at <= this.limits.maximum) this.steps.push({ at: at - SLACK, kind: 'entry', row })
    }
  }

  /** True when everything in a cell is nearer than the search begins: an earlier page had it. */
  private tooNear(cell: Cell): boolean {
    if (this.limits.minimum === 0) return false
    const box = boxOfCell(cell)
    const middle: Position = [(box.west + box.east) / 2, (box.south + box.north) / 2]
    return distance(this.center, middle) + halfDiagonal(cell.level) < this.limits.minimum
  }

  private enter(cell: Cell): void {
    const { from, last } = rangeOfCell(cell)
    const end = Buffer.concat([last, Buffer.from([0xff])])
    const ranges = this.prefixes.map(({ bytes, first }) => ({
      from: Buffer.concat([bytes, from]),
      to: Buffer.concat([bytes, end]),
      start: bytes.length,
      first,
    }))
    const most = cell.level >= FINEST - 1 ? -1 : this.handful + 1
    const page = this.index.cells(ranges, this.narrowing, most)
    if (most < 0 || page.looked <= this.handful) {
      if (page.looked > this.handful / 4 && most > 0) this.remember(cell.level)
      this.addEntries(page)
      return
    }
    this.keysExamined += page.looked
    for (const child of childrenOf(cell)) this.addCell(child)
  }

  private leave(cell: Cell): void {
    const parent = parentOf(cell)
    for (const sibling of childrenOf(parent)) {
      if (sibling.x !== cell.x || sibling.y !== cell.y) this.addCell(sibling)
    }
    this.addOutside(parent)
  }
}
