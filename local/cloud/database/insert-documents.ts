import { CollectionTable } from '../store/collection-table'
import type { Document, Value } from '../values/value'
import { decodeDocument } from '../wire/extended-json'
import { duplicateKey, invalidParameter } from '../wire/service-error'
import { type Answer, type Engine, type Place, placeOf } from './engine'
import type { Parameters } from './parameters'
import { storable } from './storable'
import { breathe, TURN } from './turns'

/**
 * Writes a new document.
 * @throws ServiceError when its `_id` or a unique key is taken
 */
export async function insertOne(
  { transactions, writer }: Engine,
  { collection, transaction }: Place,
  document: Document,
): Promise<void> {
  const id = CollectionTable.key(document['_id'] as Value)
  const taken = () => duplicateKey(collection.name, '_id_', `{ _id: ${JSON.stringify(document['_id'])} }`)
  if (transaction !== undefined) {
    if (transactions.see(transaction, collection, id) !== undefined) throw taken()
    writer.writeIn(transaction, collection, id, document)
    return
  }
  for (;;) {
    if (collection.find(id) !== undefined) throw taken()
    const holder = writer.write(collection, id, undefined, document)
    if (holder === undefined) return
    await writer.outwait(holder)
  }
}

/** `database.insertDocument`: one document or many. */
export async function insertDocuments(engine: Engine, parameters: Parameters): Promise<Answer> {
  const place = placeOf(engine, parameters)
  const { data } = parameters
  if (!Array.isArray(data) || data.length === 0) throw invalidParameter('data must be a non-empty array')
  const now = engine.clock.now()
  const documents = data.map(text => storable(decodeDocument(text, 'data', now)))
  const insertedIds: Value[] = []
  for (const document of documents) {
    await insertOne(engine, place, document)
    insertedIds.push(document['_id'] as Value)
    if (insertedIds.length % TURN === 0 && place.transaction === undefined) await breathe()
  }
  return { body: { data: { insertedIds } } }
}
