import type { IndexSpec } from '../collection-spec'
import { type ExtractedKeys, extractKeys } from '../indexes/extract-keys'
import { encodeValue } from '../keys/encode-key'
import type { Document, Value } from '../values/value'
import { decodeStored, encode } from '../wire/extended-json'
import { IndexTable } from './index-table'
import { fitting, UNWEIGHED } from './page-size'
import type { Sqlite, Statement } from './sqlite'

/** A document as it is stored: its row, the key of its `_id`, and its text. */
export interface Stored {
  row: number
  id: Buffer
  body: string
}

/** A declared index with the statements that keep it up to date. */
export interface DeclaredIndex {
  readonly table: IndexTable
  readonly number: number
  readonly add: Statement
  readonly drop: Statement
  readonly holders: Statement
}

/** A document made ready to be written: its text and the keys of every index, in their order. */
export interface Prepared {
  body: string
  keys: readonly ExtractedKeys[]
}

const ID_INDEX: IndexSpec = { name: '_id_', unique: true, keys: [{ field: '_id', direction: 1 }] }

/** The documents of one collection and their indexes. Callers decide what may be written; this only writes. */
export class CollectionTable {
  readonly name: string
  readonly number: number
  /** The index of `_id`, which every collection has. */
  readonly ids: IndexTable
  readonly indexes: readonly DeclaredIndex[]
  private readonly sqlite: Sqlite
  private documents: number | undefined
  private readonly byId: Statement
  private readonly byRow: Statement
  private readonly page: Statement
  private readonly sizes: Statement
  private readonly counting: Statement
  private readonly insertRow: Statement
  private readonly updateRow: Statement
  private readonly deleteRow: Statement

  constructor(
    sqlite: Sqlite,
    name: string,
    number: number,
    indexes: readonly { spec: IndexSpec; number: number; arrays: number; shapes: boolean }[],
  ) {
    const documents = `documents_${number}`
    this.sqlite = sqlite
    this.name = name
    this.number = number
    this.ids = new IndexTable(sqlite, ID_INDEX, documents, undefined, { arrays: 0, shapes: false })
    this.indexes = indexes.map(index => {
      const entries = `entries_${index.number}`
      return {
        number: index.number,
        table: new IndexTable(sqlite, index.spec, documents, entries, index),
        add: sqlite.statement(`INSERT INTO ${entries}(key, row) VALUES (?, ?)`),
        drop: sqlite.statement(`DELETE FROM ${entries} WHERE key = ? AND row = ?`),
        holders: sqlite.statement(`SELECT row FROM ${entries} WHERE key = ? LIMIT 2`),
      }
    })
    this.byId = sqlite.statement(`SELECT row, body FROM ${documents} WHERE id = ?`)
    this.byRow = sqlite.statement(`SELECT id, body FROM ${documents} WHERE row = ?`)
    this.page = sqlite.statement(
      `SELECT group_concat(row || ' ' || body, char(10)) FROM (SELECT row, body FROM ${documents} WHERE row > ? ORDER BY row LIMIT ?)`,
    )
    this.sizes = sqlite.statement(
      `SELECT group_concat(bytes) FROM (SELECT octet_length(body) AS bytes FROM ${documents} WHERE row > ? ORDER BY row LIMIT ?)`,
    )
    this.counting = sqlite.statement(`SELECT count(*) FROM ${documents}`)
    this.insertRow = sqlite.statement(`INSERT INTO ${documents}(id, body) VALUES (?, ?)`)
    this.updateRow = sqlite.statement(`UPDATE ${documents} SET body = ? WHERE row = ?`)
    this.deleteRow = sqlite.statement(`DELETE FROM ${documents} WHERE row = ?`)
  }

  /** The bytes that stand for an `_id`. */
  static key(id: Value): Buffer {
    return encodeValue(id)
  }

  find(id: Buffer): Stored | undefined {
    const found = this.byId.get(id)
    return found === undefined ? undefined : { id, row: found[0] as number, body: found[1] as string }
  }

  at(row: number): Stored | undefined {
    const found = this.byRow.get(row)
    return found === undefined ? undefined : { row, id: found[0] as Buffer, body: found[1] as string }
  }

  /** How many documents there are: counted once, and known from then on. */
  size(): number {
    return (this.documents ??= this.counting.get()?.[0] as number)
  }

  /** Forgets what was counted, and takes what its indexes are from the disk: by the number of the index. */
  refresh(flags: ReadonlyMap<number, { arrays: number; shapes: boolean }>): void {
    this.documents = undefined
    for (const { number, table } of this.indexes) Object.assign(table, flags.get(number))
  }

  /** Some documents in the order they were inserted, after a row: at most so many, fewer where they are large. */
  after(row: number, most: number): { row: number; body: string }[] {
    const bounded = most <= UNWEIGHED ? most : fitting(this.sizes.get(row, most)?.[0])
    const text = this.page.get(row, bounded)?.[0]
    if (typeof text !== 'string') return []
    const lines = text.split('\n')
    return lines.map(line => {
      const space = line.indexOf(' ')
      return { row: Number(line.slice(0, space)), body: line.slice(space + 1) }
    })
  }

  /** The row, other than `except`, that already holds a key of a unique index. */
  holder(index: DeclaredIndex, key: Buffer, except: number | undefined): number | undefined {
    for (const [row] of index.holders.all(key)) if (row !== except) return row as number
    return undefined
  }

  /**
   * Makes a document ready to be written.
   * @throws ServiceError when an index cannot hold it
   */
  prepare(document: Document): Prepared {
    return {
      body: encode(document),
      keys: this.indexes.map(index => extractKeys(index.table.spec, document)),
    }
  }

  /** Writes a new document. Unique keys must have been judged before. */
  insert(id: Buffer, { body, keys }: Prepared): void {
    const row = this.insertRow.run(id, body).lastInsertRowid
    if (this.documents !== undefined) this.documents++
    this.ids.changed()
    for (const [at, index] of this.indexes.entries())
      this.addKeys(index, row, keys[at] as ExtractedKeys, undefined)
  }

  /** Writes another content for a document. */
  replace(stored: Stored, { body, keys }: Prepared): void {
    this.updateRow.run(body, stored.row)
    if (this.indexes.length === 0) return
    const before = decodeStored(stored.body)
    for (const [at, index] of this.indexes.entries()) {
      const old = new Map(
        extractKeys(index.table.spec, before).keys.map(key => [key.toString('latin1'), key]),
      )
      this.addKeys(index, stored.row, keys[at] as ExtractedKeys, old)
      for (const key of old.values()) index.drop.run(key, stored.row)
    }
  }

  remove(stored: Stored): void {
    const before = decodeStored(stored.body)
    for (const index of this.indexes) {
      for (const key of extractKeys(index.table.spec, before).keys) index.drop.run(key, stored.row)
      index.table.changed()
    }
    this.deleteRow.run(stored.row)
    if (this.documents !== undefined) this.documents--
    this.ids.changed()
  }

  /** Adds the keys that are not among the old ones, and takes those that stay out of the old ones. */
  private addKeys(
    index: DeclaredIndex,
    row: number,
    extracted: ExtractedKeys,
    old: Map<string, Buffer> | undefined,
  ): void {
    let changed = old === undefined || old.size !== extracted.keys.length
    for (const key of extracted.keys) {
      if (old?.delete(key.toString('latin1')) === true) continue
      index.add.run(key, row)
      changed = true
    }
    if (changed) index.table.changed()
    this.remember(index, extracted)
  }

  private remember(index: DeclaredIndex, extracted: { arrays: number; shapes: boolean }): void {
    const { table } = index
    const arrays = table.arrays | extracted.arrays
    const shapes = table.shapes || extracted.shapes
    if (arrays === table.arrays && shapes === table.shapes) return
    table.arrays = arrays
    table.shapes = shapes
    this.sqlite
      .statement('UPDATE indexes SET arrays = ?, shapes = ? WHERE id = ?')
      .run(arrays, shapes ? 1 : 0, index.number)
  }

  /** Fills an index that was just created from the documents that are there. */
  fill(index: DeclaredIndex): void {
    let page: { row: number; body: string }[]
    let row = 0
    while ((page = this.after(row, 500)).length > 0) {
      for (const stored of page) {
        row = stored.row
        const extracted = extractKeys(index.table.spec, decodeStored(stored.body))
        for (const key of extracted.keys) {
          if (index.table.spec.unique === true && this.holder(index, key, row) !== undefined) {
            throw new Error(
              `Index ${index.table.spec.name} of ${this.name} cannot be unique: two documents share a key.`,
            )
          }
        }
        this.addKeys(index, row, extracted, undefined)
      }
    }
  }
}
