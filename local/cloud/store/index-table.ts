import type { IndexSpec } from '../collection-spec'
import type { Row, Sqlite, Statement } from './sqlite'

/** Keys from `from` (included) to `to` (excluded). */
export interface KeyRange {
  from: Buffer
  to: Buffer
}

/** Above every key. */
export const TOP = Buffer.alloc(32, 0xff)

/** An entry of an index: its key and the row of its document. */
export interface Entry {
  key: Buffer
  row: number
}

/** An entry together with the stored text of its document. */
export interface Found extends Entry {
  body: string
}

/** An entry of a 2dsphere index: the bytes of its cell and the row of its document. */
export interface CellEntry {
  cell: Buffer
  row: number
}

/** Ranges one statement reads; more take several. */
const MOST_RANGES = 100

interface Scans {
  up: Statement
  down: Statement
  count: Statement
}

const toFound = ([key, row, body]: Row): Found => ({
  key: key as Buffer,
  row: row as number,
  body: body as string,
})

/** The b-tree of one index. The one of `_id` is the table of documents itself. */
export class IndexTable {
  readonly spec: IndexSpec
  /** One bit per field of the spec that ever held an array. */
  arrays: number
  /** True when a geometry larger than a point was ever stored. */
  shapes: boolean
  private readonly scans: Scans
  private readonly sqlite: Sqlite
  private readonly key: string
  private readonly row: string
  private readonly alone: string
  private readonly estimates = new Map<string, { count: number; complete: boolean; writes: number }>()
  private writes = 0

  constructor(
    sqlite: Sqlite,
    spec: IndexSpec,
    documents: string,
    entries: string | undefined,
    flags: { arrays: number; shapes: boolean },
  ) {
    this.spec = spec
    this.arrays = flags.arrays
    this.shapes = flags.shapes
    const key = entries === undefined ? 'd.id' : 'e.key'
    const row = entries === undefined ? 'd.row' : 'e.row'
    this.sqlite = sqlite
    this.key = key
    this.row = row
    const alone = entries === undefined ? `${documents} d` : `${entries} e`
    this.alone = alone
    const joined = entries === undefined ? alone : `${alone} CROSS JOIN ${documents} d ON d.row = e.row`
    const scan = (order: string, bounds: string) =>
      sqlite.statement(
        `SELECT ${key}, ${row}, d.body FROM ${joined} WHERE ${bounds} ORDER BY ${key} ${order}, ${row} ${order} LIMIT ?4`,
      )
    const inside = `FROM ${alone} WHERE ${key} >= ?1 AND ${key} < ?2`
    this.scans = {
      up: scan('ASC', `(${key}, ${row}) > (?1, ?2) AND ${key} < ?3`),
      down: scan('DESC', `(${key}, ${row}) < (?1, ?2) AND ${key} >= ?3`),
      count: sqlite.statement(`SELECT count(*) FROM (SELECT 1 ${inside} LIMIT ?3)`),
    }
  }

  /** Tells the table that its entries changed, so that old estimates lose their worth. */
  changed(): void {
    this.writes++
  }

  /** The next entries of a range with their documents, in the order of the keys, after `after`. */
  up(range: KeyRange, after: Entry | undefined, most: number): Found[] {
    return this.scans.up.all(after?.key ?? range.from, after?.row ?? 0, range.to, most).map(toFound)
  }

  /** The same against the order of the keys. */
  down(range: KeyRange, after: Entry | undefined, most: number): Found[] {
    return this.scans.down.all(after?.key ?? range.to, after?.row ?? 0, range.from, most).map(toFound)
  }

  /**
   * The entries of several ranges by the cell in their keys, without documents.
   * @param starts where the cell begins in the keys of each range
   * @param most how many at most; all when absent
   */
  cells(ranges: readonly KeyRange[], starts: readonly number[], most = -1): CellEntry[] {
    const found: CellEntry[] = []
    for (let at = 0; at < ranges.length; at += MOST_RANGES) {
      const part = ranges.slice(at, at + MOST_RANGES)
      const values: (Buffer | number)[] = []
      for (const [i, { from, to }] of part.entries()) values.push(from, to, (starts[at + i] as number) + 1)
      const text = this.cellStatement(part.length).all(
        ...values,
        most < 0 ? most : most - found.length,
      )[0]?.[0]
      if (typeof text !== 'string') continue
      // One text instead of many rows: what a row costs in the driver is more than what it holds.
      for (const entry of text.split(',')) {
        found.push({ cell: Buffer.from(entry.slice(0, 18), 'hex'), row: Number(entry.slice(18)) })
      }
      if (most >= 0 && found.length >= most) break
    }
    return found
  }

  private cellStatement(ranges: number): Statement {
    const values = Array.from({ length: ranges }, () => '(?, ?, ?)').join(', ')
    return this.sqlite.statement(
      `SELECT group_concat(hex(substr(key, start, 9)) || row) FROM (` +
        `WITH ranges(first, last, start) AS (VALUES ${values}) ` +
        `SELECT ${this.key} AS key, ${this.row} AS row, start FROM ranges CROSS JOIN ${this.alone} ` +
        `WHERE ${this.key} >= first AND ${this.key} < last LIMIT ?)`,
    )
  }

  /** How many entries a range has, counting no further than `most`; may be a little out of date. */
  estimate(range: KeyRange, most: number): number {
    const name = `${range.from.toString('latin1')}\n${range.to.toString('latin1')}`
    const known = this.estimates.get(name)
    if (known !== undefined && (known.complete || known.count >= most)) {
      if (this.writes - known.writes <= Math.max(16, known.count / 10)) return Math.min(known.count, most)
    }
    const count = this.scans.count.all(range.from, range.to, most)[0]?.[0] as number
    if (this.estimates.size > 1000) this.estimates.clear()
    this.estimates.set(name, { count, complete: count < most, writes: this.writes })
    return count
  }
}
