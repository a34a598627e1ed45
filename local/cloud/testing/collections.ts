import { rmSync } from 'node:fs'
import type { IndexSpec } from '../collection-spec'
import { Finder } from '../query/find'
import { readOrder } from '../query/sort'
import { Catalog } from '../store/catalog'
import { CollectionTable } from '../store/collection-table'
import { openDataFolder } from '../store/data-folder'
import type { Document, Value } from '../values/value'
import { decodeStored } from '../wire/extended-json'
import { temporaryFolder } from './temporary-cloud'

/** A database of its own for one test file, in which collections come and go. */
export function openCollections() {
  const folder = temporaryFolder()
  const data = openDataFolder(folder)
  const { sqlite } = data
  let made = 0

  /** A collection of its own for one run; nothing of it outlives the run. */
  function withCollection<T>(
    indexes: readonly IndexSpec[],
    documents: readonly Document[],
    use: (collection: CollectionTable) => T,
  ): T {
    const name = `c${made++}`
    sqlite.execute('SAVEPOINT run')
    try {
      const catalog = new Catalog(sqlite)
      catalog.create(name)
      const number = catalog.collection(name).number
      const numbered = indexes.map((spec, at) => {
        const index = made * 10 + at
        sqlite.execute(
          `CREATE TABLE entries_${index}(key BLOB, row INTEGER, PRIMARY KEY(key, row)) WITHOUT ROWID`,
        )
        return { spec, number: index, arrays: 0, shapes: false }
      })
      const collection = new CollectionTable(sqlite, name, number, numbered)
      for (const document of documents) {
        collection.insert(CollectionTable.key(document['_id'] as Value), collection.prepare(document))
      }
      return use(collection)
    } finally {
      sqlite.execute('ROLLBACK TO run; RELEASE run')
      sqlite.forgetStatements()
    }
  }

  return {
    withCollection,
    catalog: new Catalog(sqlite),
    close: () => {
      data.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a search finds, in its order, and what it cost. */
export function findIn(
  collection: CollectionTable,
  query: Document,
  order: Document = {},
  need = 1000,
  skip = 0,
) {
  const finder = new Finder({ collection, query, order: readOrder(order), need: need + skip, skip })
  const found: Document[] = []
  let toSkip = skip - finder.passed
  for (const hit of finder.hits()) {
    if (toSkip-- > 0) continue
    found.push(decodeStored(hit.body))
    if (found.length >= need) break
  }
  return { found, ...finder.reading }
}

/** How many a search finds, counted by index where that is possible. */
export function countIn(collection: CollectionTable, query: Document) {
  const finder = new Finder({ collection, query, order: [], need: 500 })
  const counts = finder.counts()
  const total =
    counts === undefined ? [...finder.hits()].length : [...counts].reduce((sum, count) => sum + count, 0)
  return { total, ...finder.reading }
}
