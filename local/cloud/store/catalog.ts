import type { AccessRule, CollectionSpec, IndexSpec } from '../collection-spec'
import { limits } from '../limits'
import { collectionExists, collectionMissing, invalidParameter } from '../wire/service-error'
import { CollectionTable } from './collection-table'
import { KEY_RULES } from './key-rules'
import type { Sqlite } from './sqlite'

const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/

const normal = (spec: IndexSpec): string =>
  JSON.stringify({
    name: spec.name,
    unique: spec.unique === true,
    keys: spec.keys.map(({ field, direction }) => ({ field, direction })),
  })

/** The collections of the environment and the indexes declared for them. */
export class Catalog {
  private readonly sqlite: Sqlite
  private readonly collections = new Map<string, CollectionTable>()

  constructor(sqlite: Sqlite) {
    this.sqlite = sqlite
    for (const [name] of sqlite.statement('SELECT name FROM collections').all()) this.load(name as string)
    this.refill()
  }

  names(): string[] {
    return [...this.collections.keys()]
  }

  /** What is declared of every collection, by name; a collection made by a call has no rule. */
  declared(): CollectionSpec[] {
    const rows = this.sqlite.statement('SELECT name, rule FROM collections').all()
    const rules = new Map(rows.map(([name, rule]) => [name, rule]))
    return [...this.collections.values()]
      .map(({ name, indexes }) => {
        const rule = rules.get(name)
        return {
          name,
          ...(typeof rule === 'string' ? { rule: JSON.parse(rule) as AccessRule } : {}),
          indexes: indexes.map(({ table }) => table.spec),
        }
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** @throws ServiceError when there is no such collection */
  collection(name: unknown): CollectionTable {
    const collection = typeof name === 'string' ? this.collections.get(name) : undefined
    if (collection === undefined)
      throw collectionMissing(typeof name === 'string' ? name : `(${typeof name})`)
    return collection
  }

  has(name: string): boolean {
    return this.collections.has(name)
  }

  /**
   * A name for a collection that does not exist yet.
   * @throws ServiceError when the name is taken or none
   */
  newName(name: unknown): string {
    if (typeof name !== 'string' || !NAME.test(name)) throw invalidParameter('collection name is invalid')
    if (this.collections.has(name)) throw collectionExists(name)
    if (this.collections.size >= limits.collections) {
      throw invalidParameter(`more than ${limits.collections} collections`)
    }
    return name
  }

  /** Makes a collection of a {@link newName}. */
  create(name: string): void {
    const number = this.sqlite.statement('INSERT INTO collections(name) VALUES (?)').run(name).lastInsertRowid
    this.sqlite.execute(
      `CREATE TABLE documents_${number}(row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL)`,
    )
    this.load(name)
  }

  /**
   * Makes the collections and their indexes what is declared: indexes that are gone or changed are dropped,
   * new ones are filled from the documents. Collections that are not declared stay as they are.
   */
  declare(specs: readonly CollectionSpec[]): void {
    for (const spec of specs) {
      this.sqlite.execute('BEGIN IMMEDIATE')
      try {
        if (!this.collections.has(spec.name)) this.create(this.newName(spec.name))
        const { number } = this.collection(spec.name)
        if (spec.rule !== undefined)
          this.sqlite
            .statement('UPDATE collections SET rule = ? WHERE id = ?')
            .run(JSON.stringify(spec.rule), number)
        this.declareIndexes(number, spec)
        this.sqlite.execute('COMMIT')
      } catch (error) {
        this.sqlite.execute('ROLLBACK')
        throw error
      }
    }
  }

  private declareIndexes(collection: number, spec: CollectionSpec): void {
    const wanted = new Map(spec.indexes.map(index => [index.name, normal(index)]))
    const missing = new Set(wanted.keys())
    const known = this.sqlite
      .statement('SELECT id, name, definition FROM indexes WHERE collection = ?')
      .all(collection)
    for (const [number, name, definition] of known) {
      if (wanted.get(name as string) === definition) {
        missing.delete(name as string)
        continue
      }
      this.sqlite.execute(`DROP TABLE entries_${String(number)}`)
      this.sqlite.statement('DELETE FROM indexes WHERE id = ?').run(number as number)
    }
    for (const name of missing) {
      const number = this.sqlite
        .statement(
          'INSERT INTO indexes(collection, name, definition, arrays, shapes, rules) VALUES (?, ?, ?, 0, 0, ?)',
        )
        .run(collection, name, wanted.get(name) as string, KEY_RULES).lastInsertRowid
      this.sqlite.execute(
        `CREATE TABLE entries_${number}(key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(key, row)) WITHOUT ROWID`,
      )
    }
    this.load(spec.name)
    const table = this.collection(spec.name)
    for (const index of table.indexes) if (missing.has(index.table.spec.name)) table.fill(index)
  }

  /** Takes from the disk what was changed and then taken back. */
  refresh(): void {
    const flags = new Map(
      this.sqlite
        .statement('SELECT id, arrays, shapes FROM indexes')
        .all()
        .map(([id, arrays, shapes]) => [id as number, { arrays: arrays as number, shapes: shapes === 1 }]),
    )
    const names = new Set(this.sqlite.statement('SELECT name FROM collections').all().flat())
    for (const [name, collection] of this.collections) {
      if (names.has(name)) collection.refresh(flags)
      else this.collections.delete(name)
    }
  }

  /** Fills anew the indexes whose keys an older program made by other rules: each in one transaction. */
  private refill(): void {
    const stale = this.sqlite
      .statement(
        'SELECT i.id, i.name, c.name FROM indexes i JOIN collections c ON c.id = i.collection WHERE i.rules <> ?',
      )
      .all(KEY_RULES)
    for (const [number, index, collection] of stale) {
      this.sqlite.execute('BEGIN IMMEDIATE')
      try {
        this.sqlite.execute(`DELETE FROM entries_${String(number)}`)
        this.sqlite
          .statement('UPDATE indexes SET arrays = 0, shapes = 0, rules = ? WHERE id = ?')
          .run(KEY_RULES, number as number)
        this.load(collection as string)
        const table = this.collection(collection)
        for (const declared of table.indexes) if (declared.table.spec.name === index) table.fill(declared)
        this.sqlite.execute('COMMIT')
      } catch (error) {
        this.sqlite.execute('ROLLBACK')
        throw error
      }
    }
  }

  private load(name: string): void {
    const number = this.sqlite
      .statement('SELECT id FROM collections WHERE name = ?')
      .all(name)[0]?.[0] as number
    const rows = this.sqlite
      .statement('SELECT id, definition, arrays, shapes FROM indexes WHERE collection = ? ORDER BY id')
      .all(number)
    const indexes = rows.map(([id, definition, arrays, shapes]) => ({
      number: id as number,
      spec: JSON.parse(definition as string) as IndexSpec,
      arrays: arrays as number,
      shapes: shapes === 1,
    }))
    this.collections.set(name, new CollectionTable(this.sqlite, name, number, indexes))
  }
}
