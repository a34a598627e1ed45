import { Heap } from './heap'
import { type Entry, type IndexTable, type KeyRange } from '../store/index-table'
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
  | { at: number; kind: 'cell'; cell: Cell; prefix: number }
  | { at: number; kind: 'outside'; cell: Cell; prefix: number }

/** Entries taken at once; a cell with more is cut in four. */
const HANDFUL = 24
/** A prefix with no more entries than this is taken whole. */
const FEW = 64
/** Cells are keys that may be a little nearer than computed. */
const SLACK = 1e-6

/** Metres from the middle of a cell to its farthest corner, at the equator, where cells are widest. */
const halfDiagonal = (level: number) => ((Math.PI * EARTH_RADIUS) / 2 ** level) * Math.SQRT2 * 1.01

const remembered = new WeakMap<IndexTable, Map<string, number>>()

const inside = (prefix: Buffer, cell: Cell): KeyRange => {
  const { from, last } = rangeOfCell(cell)
  return { from: Buffer.concat([prefix, from]), to: Buffer.concat([prefix, last, Buffer.from([0xff])]) }
}

const whole = (prefix: Buffer): KeyRange => ({
  from: prefix,
  to: Buffer.concat([prefix, Buffer.alloc(CELL_BYTES + 7, 0xff)]),
})

/**
 * The rows of a 2dsphere index in the order of their distance from a centre, nearest first, as far as the
 * consumer asks: begins in the cell around the centre and goes outwards, so that what is far is never read.
 * A row may come again under another of its keys.
 */
export class NearSearch {
  private readonly steps = new Heap<Step>((a, b) => a.at < b.at)
  private readonly index: IndexTable
  private readonly prefixes: readonly Buffer[]
  private readonly center: Position
  private readonly limits: { minimum: number; maximum: number }
  /** Index entries read so far. */
  keysExamined = 0

  constructor(
    index: IndexTable,
    prefixes: readonly Buffer[],
    center: Position,
    limits: { minimum: number; maximum: number },
  ) {
    this.index = index
    this.prefixes = prefixes
    this.center = center
    this.limits = limits
    for (const at of prefixes.keys()) this.begin(at)
  }

  /** The next row with the distance it cannot be nearer than. */
  next(): NearEntry | undefined {
    let step: Step | undefined
    while ((step = this.steps.pop()) !== undefined) {
      if (step.at > this.limits.maximum) return undefined
      if (step.kind === 'entry') return step
      if (step.kind === 'cell') this.enter(step.cell, step.prefix)
      else this.leave(step.cell, step.prefix)
    }
    return undefined
  }

  private prefix(at: number): Buffer {
    return this.prefixes[at] as Buffer
  }

  private begin(at: number): void {
    const prefix = this.prefix(at)
    const few = this.index.keys(whole(prefix), FEW + 1)
    if (few.length <= FEW || this.index.shapes) {
      // Larger geometries lie under coarse cells, which a search from within would pass by.
      const all = few.length <= FEW ? few : this.index.keys(whole(prefix), Number.MAX_SAFE_INTEGER)
      this.addEntries(all, prefix)
      return
    }
    const cell = cellAt(this.center, this.startLevel(prefix))
    this.addCell(cell, at)
    this.addOutside(cell, at)
  }

  private startLevel(prefix: Buffer): number {
    return remembered.get(this.index)?.get(prefix.toString('latin1')) ?? 12
  }

  /** The next search near here begins with cells of the size that held a handful this time. */
  private remember(prefix: Buffer, level: number): void {
    let levels = remembered.get(this.index)
    if (levels === undefined) remembered.set(this.index, (levels = new Map<string, number>()))
    if (levels.size > 1000) levels.clear()
    levels.set(prefix.toString('latin1'), level)
  }

  private addCell(cell: Cell, prefix: number): void {
    const at = distanceToBox(this.center, boxOfCell(cell))
    if (at <= this.limits.maximum && !this.tooNear(cell))
      this.steps.push({ at: at - SLACK, kind: 'cell', cell, prefix })
  }

  private addOutside(cell: Cell, prefix: number): void {
    if (cell.level === 0) return
    const at = distanceOutOfBox(this.center, boxOfCell(cell))
    if (at <= this.limits.maximum) this.steps.push({ at: at - SLACK, kind: 'outside', cell, prefix })
  }

  private addEntries(entries: readonly Entry[], prefix: Buffer): void {
    this.keysExamined += entries.length
    for (const { key, row } of entries) {
      const cell = readCell(key.subarray(prefix.length))
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

  private enter(cell: Cell, at: number): void {
    const prefix = this.prefix(at)
    const entries = this.index.keys(inside(prefix, cell), HANDFUL + 1)
    if (entries.length <= HANDFUL || cell.level >= FINEST - 1) {
      const all =
        entries.length <= HANDFUL ? entries : this.index.keys(inside(prefix, cell), Number.MAX_SAFE_INTEGER)
      if (all.length > 0 && cell.level < FINEST - 1) this.remember(prefix, cell.level)
      this.addEntries(all, prefix)
      return
    }
    this.keysExamined += entries.length
    for (const child of childrenOf(cell)) this.addCell(child, at)
  }

  private leave(cell: Cell, at: number): void {
    const parent = parentOf(cell)
    for (const sibling of childrenOf(parent)) {
      if (sibling.x !== cell.x || sibling.y !== cell.y) this.addCell(sibling, at)
    }
    this.addOutside(parent, at)
  }
}
