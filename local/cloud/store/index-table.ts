import type { IndexSpec } from '../collection-spec'
import { narrowed, type Narrowing, shapeOf } from './narrowing'
import { fitting, UNWEIGHED } from './page-size'
import type { Sqlite, Statement } from './sqlite'

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

/** The row of a document that an entry leads to. */
export interface Found {
  row: number
  /** The document's text; empty where only rows were asked for. */
  body: string
  /** The entry's key, where keys were asked for. */
  key: Buffer | undefined
  /** Entries that had to be looked at to come here from the one before. */
  looked: number
}

/** What is wanted of each entry: only the row, the document, or the document and the key. */
export type Wanted = 'rows' | 'bodies' | 'keys'

/** How a range of an index is read. */
export interface Scan {
  range: KeyRange
  down: boolean
  wanted: Wanted
  /** Conditions that the index itself judges; none when empty. */
  narrowing: Narrowing
  /** Bytes of the first field in the keys of the range, for the narrowing. */
  first: number
}

/** Some entries of a range, and where the next ones begin. */
export interface Page {
  found: Found[]
  /** The last entry looked at; undefined when the range is at its end. */
  last: Entry | undefined
  /** Entries looked at after the last one found. */
  tail: number
}

/** A range of a 2dsphere index, and where the cell begins in its keys. */
export interface CellRange extends KeyRange {
  start: number
  /** Bytes of the first field in its keys. */
  first: number
}

/** An entry of a 2dsphere index: the bytes of its cell and the row of its document. */
export interface CellEntry {
  cell: Buffer
  row: number
}

/** Cells that were read, and how many entries were looked at for them. */
export interface CellPage {
  entries: CellEntry[]
  looked: number
}

/** Ranges one statement reads; more take several. */
const MOST_RANGES = 100
/** The b-tree of one index. The one of `_id` is the table of documents itself. */
export class IndexTable {
  readonly spec: IndexSpec
  /** One bit per field of the spec that ever held an array. */
  arrays: number
  /** True when a geometry larger than a point was ever stored. */
  shapes: boolean
  private readonly sqlite: Sqlite
  private readonly documents: string
  private readonly entries: string
  private readonly key: string
  private readonly counting: Statement
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
    this.sqlite = sqlite
    this.documents = documents
    this.entries = entries ?? documents
    this.key = entries === undefined ? 'id' : 'key'
    this.counting = sqlite.statement(
      `SELECT count(*) FROM (SELECT 1 FROM ${this.entries} WHERE ${this.key} >= ?1 AND ${this.key} < ?2 LIMIT ?3)`,
    )
  }

  /** Tells the table that its entries changed, so that old estimates lose their worth. */
  changed(): void {
    this.writes++
  }

  /**
   * The next entries of a range in the order of the keys, or against it.
   * @param most how many entries are looked at; fewer where documents are large
   */
  page(scan: Scan, after: Entry | undefined, most: number): Page {
    const { range, down, wanted, narrowing, first } = scan
    const [start, end] = down ? [range.to, range.from] : [range.from, range.to]
    const place = [after?.key ?? start, after?.row ?? 0, end] as const
    const bounded =
      wanted === 'rows' || most <= UNWEIGHED ? most : fitting(this.sizes(down).get(...place, most)?.[0])
    const row = this.scan(scan).get(
      ...narrowing.flat().flatMap(value => [value, first + 1]),
      ...place,
      bounded,
    )
    const text = row?.[0]
    if (typeof text !== 'string') return { found: [], last: undefined, tail: 0 }
    const page = readPage(text, wanted)
    const last = page.looked < bounded ? undefined : { key: row?.[1] as Buffer, row: page.lastRow }
    return { found: page.found, last, tail: page.tail }
  }

  private scan(scan: Scan): Statement {
    const name = `${this.entries} ${scan.down ? 'down' : 'up'} ${scan.wanted} ${shapeOf(scan.narrowing)}`
    return this.sqlite.passing(name, () => this.scanSql(scan))
  }

  /** One text instead of many rows: what a row costs in the driver is more than what it holds. */
  private scanSql({ down, wanted, narrowing }: Scan): string {
    const { documents, entries, key } = this
    const own = entries === documents
    const body = own ? 's.body' : `(SELECT body FROM ${documents} d WHERE d.row = s.row)`
    const item = {
      rows: 's.row',
      bodies: `s.row || ' ' || ${body}`,
      keys: `s.row || ' ' || hex(s.key) || ' ' || ${body}`,
    }[wanted]
    const judged =
      narrowing.length === 0
        ? item
        : `CASE WHEN ${narrowed(narrowing, entries, '?')} THEN ${item} ELSE -s.row END`
    return (
      `SELECT group_concat(item, char(10)), ${down ? 'min' : 'max'}(key) FROM (SELECT s.key AS key, ${judged} AS item FROM ` +
      `(SELECT ${key} AS key, row${own ? ', body' : ''} FROM ${entries} ${this.bounds(down)}) s)`
    )
  }

  /** The bytes of the documents of the next entries, which are known without reading the documents. */
  private sizes(down: boolean): Statement {
    const { documents, entries } = this
    return this.sqlite.passing(`${entries} ${down ? 'down' : 'up'} sizes`, () => {
      const bytes =
        entries === documents
          ? 'octet_length(body)'
          : `(SELECT octet_length(body) FROM ${documents} d WHERE d.row = ${entries}.row)`
      return `SELECT group_concat(bytes) FROM (SELECT ${bytes} AS bytes FROM ${entries} ${this.bounds(down)})`
    })
  }

  /** So many entries of a range after a place in it. */
  private bounds(down: boolean): string {
    const { key } = this
    return down
      ? `WHERE (${key}, row) < (?, ?) AND ${key} >= ? ORDER BY ${key} DESC, row DESC LIMIT ?`
      : `WHERE (${key}, row) > (?, ?) AND ${key} < ? ORDER BY ${key}, row LIMIT ?`
  }

  /**
   * The entries of several ranges by the cell in their keys, without documents.
   * @param most how many are looked at; all when negative
   */
  cells(ranges: readonly CellRange[], narrowing: Narrowing, most = -1): CellPage {
    const page: CellPage = { entries: [], looked: 0 }
    for (let at = 0; at < ranges.length; at += MOST_RANGES) {
      const part = ranges.slice(at, at + MOST_RANGES)
      const [text, looked] =
        this.cellStatement(part.length, narrowing).get(
          ...narrowing.flat(),
          ...part.flatMap(({ from, to, start, first }) => [from, to, start + 1, first + 1]),
          most < 0 ? most : most - page.looked,
        ) ?? []
      page.looked += looked as number
      if (typeof text === 'string') {
        for (const entry of text.split(',')) {
          page.entries.push({ cell: Buffer.from(entry.slice(0, 18), 'hex'), row: Number(entry.slice(18)) })
        }
      }
      if (most >= 0 && page.looked >= most) break
    }
    return page
  }

  private cellStatement(ranges: number, narrowing: Narrowing): Statement {
    const name = `${this.entries} cells ${ranges} ${shapeOf(narrowing)}`
    return this.sqlite.passing(name, () => {
      const values = Array.from({ length: ranges }, () => '(?, ?, ?, ?)').join(', ')
      const item = 'hex(substr(s.key, start, 9)) || row'
      const judged =
        narrowing.length === 0
          ? item
          : `CASE WHEN ${narrowed(narrowing, this.entries, 's.first_field')} THEN ${item} END`
      return (
        `SELECT group_concat(${judged}), count(*) FROM (` +
        `WITH ranges(first, last, start, first_field) AS (VALUES ${values}) ` +
        `SELECT ${this.key} AS key, row, start, first_field FROM ranges CROSS JOIN ${this.entries} ` +
        `WHERE ${this.key} >= first AND ${this.key} < last LIMIT ?) s`
      )
    })
  }

  /** How many entries a range has, counting no further than `most`; may be a little out of date. */
  estimate(range: KeyRange, most: number): number {
    const name = `${range.from.toString('latin1')}\n${range.to.toString('latin1')}`
    const known = this.estimates.get(name)
    if (known !== undefined && (known.complete || known.count >= most)) {
      if (this.writes - known.writes <= Math.max(16, known.count / 10)) return Math.min(known.count, most)
    }
    const count = this.counting.get(range.from, range.to, most)?.[0] as number
    if (this.estimates.size > 1000) this.estimates.clear()
    this.estimates.set(name, { count, complete: count < most, writes: this.writes })
    return count
  }
}

/** Reads lines of a row, a key and a text; those of entries that were judged away begin with a minus. */
function readPage(
  text: string,
  wanted: Wanted,
): { found: Found[]; looked: number; tail: number; lastRow: number } {
  const found: Found[] = []
  const lines = text.split('\n')
  let tail = 0
  for (const line of lines) {
    tail++
    if (line.startsWith('-')) continue
    const space = wanted === 'rows' ? line.length : line.indexOf(' ')
    const row = Number(line.slice(0, space))
    const bodyAt = wanted === 'keys' ? line.indexOf(' ', space + 1) : space
    const key = wanted === 'keys' ? Buffer.from(line.slice(space + 1, bodyAt), 'hex') : undefined
    found.push({ row, key, body: line.slice(bodyAt + 1), looked: tail })
    tail = 0
  }
  const last = lines[lines.length - 1] as string
  return { found, looked: lines.length, tail, lastRow: Math.abs(Number.parseInt(last, 10)) }
}
