import type { MovableClock } from '../clock/movable-clock'
import type { Catalog } from '../store/catalog'
import { CollectionTable, type Stored } from '../store/collection-table'
import type { Transaction, Transactions } from '../transactions/transactions'
import type { Reading } from '../query/find'
import type { Document } from '../values/value'
import type { Parameters } from './parameters'
import type { Writer } from './writer'

/** What every action of the database works with. */
export interface Engine {
  readonly catalog: Catalog
  readonly transactions: Transactions
  readonly writer: Writer
  readonly clock: MovableClock
}

/** An answer, and what finding it cost. */
export interface Answer {
  body: Record<string, unknown>
  reading?: Reading
  returned?: number
}

/** Where a request works: in a collection, inside or outside a transaction. */
export interface Place {
  collection: CollectionTable
  transaction: Transaction | undefined
}

/** @throws ServiceError when the collection or the transaction does not exist */
export function placeOf(engine: Engine, parameters: Parameters): Place {
  const { collectionName, transactionId } = parameters
  const collection = engine.catalog.collection(collectionName)
  const outside = transactionId === undefined || transactionId === null || transactionId === ''
  return { collection, transaction: outside ? undefined : engine.transactions.get(transactionId) }
}

/** The short way for a query that is nothing but an `_id`; undefined for any other. */
export function byId(
  { transactions }: Engine,
  { collection, transaction }: Place,
  query: Document,
): { stored: Stored | undefined; reading: Reading } | undefined {
  const fields = Object.keys(query)
  const id = query['_id']
  if (fields.length !== 1 || (typeof id !== 'string' && typeof id !== 'number')) return undefined
  const key = CollectionTable.key(id)
  const stored =
    transaction === undefined ? collection.find(key) : transactions.see(transaction, collection, key)
  const found = stored === undefined ? 0 : 1
  return { stored, reading: { index: '_id_', keysExamined: found, examined: found } }
}
