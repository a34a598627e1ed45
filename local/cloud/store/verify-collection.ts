import { extractKeys } from '../indexes/extract-keys'
import type { Value } from '../values/value'
import { decodeStored } from '../wire/extended-json'
import { CollectionTable, type DeclaredIndex } from './collection-table'
import type { Sqlite } from './sqlite'

/** Documents read at once. */
const PAGE = 500

/** Compares the indexes of one collection with its documents. */
export function verifyCollection(
  sqlite: Sqlite,
  collection: CollectionTable,
): { documents: number; entries: number; damage: string[] } {
  const damage: string[] = []
  const expected = new Map<DeclaredIndex, number>(collection.indexes.map(index => [index, 0]))
  const has = new Map(
    collection.indexes.map(index => [
      index,
      sqlite.statement(`SELECT 1 FROM entries_${index.number} WHERE key = ? AND row = ?`),
    ]),
  )
  let documents = 0
  let row = 0
  for (let page = collection.after(row, PAGE); page.length > 0; page = collection.after(row, PAGE)) {
    for (const stored of page) {
      row = stored.row
      documents++
      const document = decodeStored(stored.body)
      const name = `${collection.name}/${JSON.stringify(document['_id'])}`
      if (collection.find(CollectionTable.key(document['_id'] as Value))?.row !== row)
        damage.push(`${name} lies under another _id`)
      for (const index of collection.indexes) {
        const { keys } = extractKeys(index.table.spec, document)
        expected.set(index, (expected.get(index) ?? 0) + keys.length)
        if (keys.some(key => has.get(index)?.all(key, stored.row).length !== 1)) {
          damage.push(`${name} is missing in index ${index.table.spec.name}`)
        }
      }
    }
  }
  let entries = 0
  for (const [index, count] of expected) {
    const found = Number(sqlite.statement(`SELECT count(*) FROM entries_${index.number}`).all()[0]?.[0])
    entries += found
    if (found !== count) {
      damage.push(
        `index ${index.table.spec.name} of ${collection.name} has ${found} entries instead of ${count}`,
      )
    }
    if (index.table.spec.unique !== true) continue
    const twice = sqlite
      .statement(`SELECT 1 FROM entries_${index.number} GROUP BY key HAVING count(*) > 1 LIMIT 1`)
      .all()
    if (twice.length > 0) damage.push(`index ${index.table.spec.name} of ${collection.name} is not unique`)
  }
  return { documents, entries, damage }
}
