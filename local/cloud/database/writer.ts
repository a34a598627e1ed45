import { type ExtractedKeys, extractKeys } from '../indexes/extract-keys'
import { limits } from '../limits'
import type { CollectionTable, DeclaredIndex, Prepared, Stored } from '../store/collection-table'
import type { WriteGroup } from '../store/write-group'
import {
  documentLock,
  type PendingWrite,
  type Transaction,
  type Transactions,
} from '../transactions/transactions'
import type { Document } from '../values/value'
import { decodeStored } from '../wire/extended-json'
import { duplicateKey, invalidParameter, transactionConflict } from '../wire/service-error'

/** A key of a unique index that a document takes. */
interface UniqueKey {
  lock: string
  key: Buffer
  index: DeclaredIndex
}

function prepare(collection: CollectionTable, document: Document): Prepared {
  const prepared = collection.prepare(document)
  const { body } = prepared
  if (body.length > limits.documentBytes / 3 && Buffer.byteLength(body) > limits.documentBytes) {
    throw invalidParameter(`document is larger than ${limits.documentBytes} bytes`)
  }
  return prepared
}

function uniqueKeys(collection: CollectionTable, { keys }: Prepared): UniqueKey[] {
  const found: UniqueKey[] = []
  for (const [at, index] of collection.indexes.entries()) {
    if (index.table.spec.unique !== true) continue
    for (const key of (keys[at] as ExtractedKeys).keys) {
      found.push({ lock: `u${index.number}:${key.toString('latin1')}`, key, index })
    }
  }
  return found
}

function duplicate(collection: CollectionTable, index: DeclaredIndex, { body }: Prepared): Error {
  const document = decodeStored(body)
  const { spec } = index.table
  const shown = (field: string) =>
    field
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document) ?? null
  const values = spec.keys.map(({ field }) => `${field}: ${JSON.stringify(shown(field))}`)
  return duplicateKey(collection.name, spec.name, `{ ${values.join(', ')} }`)
}

function apply(
  collection: CollectionTable,
  id: Buffer,
  stored: Stored | undefined,
  prepared: Prepared | undefined,
): void {
  if (prepared === undefined) {
    if (stored !== undefined) collection.remove(stored)
  } else if (stored === undefined) collection.insert(id, prepared)
  else collection.replace(stored, prepared)
}

/**
 * The one way documents change. Outside transactions a write happens at once, after waiting for transactions
 * that hold the document; inside, it is kept until the commit and fails at once when another was first.
 */
export class Writer {
  private readonly group: WriteGroup
  private readonly transactions: Transactions

  constructor(group: WriteGroup, transactions: Transactions) {
    this.group = group
    this.transactions = transactions
  }

  /**
   * Writes outside transactions; `document` undefined removes.
   * @param stored what is there now
   * @returns a transaction that must end first, when nothing was written because of it
   * @throws ServiceError when a unique key is taken or an index cannot hold the document
   */
  write(
    collection: CollectionTable,
    id: Buffer,
    stored: Stored | undefined,
    document: Document | undefined,
  ): Transaction | undefined {
    const holder = this.transactions.holder(documentLock(collection, id))
    if (holder !== undefined) return holder
    const prepared = document === undefined ? undefined : prepare(collection, document)
    for (const { lock, key, index } of prepared === undefined ? [] : uniqueKeys(collection, prepared)) {
      const claimant = this.transactions.holder(lock)
      if (claimant !== undefined) return claimant
      if (collection.holder(index, key, stored?.row) !== undefined) {
        throw duplicate(collection, index, prepared as Prepared)
      }
    }
    this.whole(() => {
      if (this.transactions.needsHistory()) {
        this.transactions.history.nextCommit()
        this.transactions.history.record(collection.number, id, stored)
      }
      apply(collection, id, stored, prepared)
    })
    return undefined
  }

  /** Waits for a transaction to end; gives up like the service when that takes too long. */
  async outwait(holder: Transaction): Promise<void> {
    if (!(await this.transactions.wait(holder))) throw transactionConflict()
  }

  /**
   * Writes inside a transaction; `document` undefined removes.
   * @throws ServiceError when another transaction or writer was first (the transaction is then over), or when
   * a unique key is taken
   */
  writeIn(
    transaction: Transaction,
    collection: CollectionTable,
    id: Buffer,
    document: Document | undefined,
  ): void {
    const { transactions } = this
    const own = documentLock(collection, id)
    if (this.overtaken(transaction, collection, id)) throw transactions.conflict(transaction)
    const prepared = document === undefined ? undefined : prepare(collection, document)
    const unique = prepared === undefined ? [] : uniqueKeys(collection, prepared)
    for (const key of unique) {
      const claim = this.claim(transaction, collection, own, key)
      if (claim === 'conflict') throw transactions.conflict(transaction)
      if (claim === 'taken') throw duplicate(collection, key.index, prepared as Prepared)
    }
    transactions.lock(transaction, own)
    for (const { lock } of unique) transactions.lock(transaction, lock)
    transaction.writes.set(own, { collection, id, prepared, uniqueKeys: unique.map(({ lock }) => lock) })
  }

  /** Whether another has written a document since the snapshot, or is about to. */
  protected overtaken(transaction: Transaction, collection: CollectionTable, id: Buffer): boolean {
    return (
      this.changedSince(transaction, collection, id) ||
      this.transactions.holder(documentLock(collection, id), transaction) !== undefined
    )
  }

  private changedSince(transaction: Transaction, collection: CollectionTable, id: Buffer): boolean {
    const { history } = this.transactions
    return (
      history.seen(collection.number, id.toString('latin1'), transaction.snapshot ?? Infinity) !== undefined
    )
  }

  private claim(
    transaction: Transaction,
    collection: CollectionTable,
    own: string,
    { lock, key, index }: UniqueKey,
  ): 'free' | 'taken' | 'conflict' {
    if (this.transactions.holder(lock, transaction) !== undefined) return 'conflict'
    for (const [name, write] of transaction.writes)
      if (name !== own && write.uniqueKeys.includes(lock)) return 'taken'
    const row = collection.holder(index, key, undefined)
    const holder = row === undefined ? undefined : collection.at(row)
    if (holder === undefined) {
      return this.freedSince(transaction, collection, index, key) ? 'conflict' : 'free'
    }
    const name = documentLock(collection, holder.id)
    // Its own document, or one it has removed or given another key.
    if (name === own || transaction.writes.has(name)) return 'free'
    return this.changedSince(transaction, collection, holder.id) ? 'conflict' : 'taken'
  }

  /** Whether a unique key that is free now belonged, in the snapshot, to a document others have changed since. */
  private freedSince(
    transaction: Transaction,
    collection: CollectionTable,
    index: DeclaredIndex,
    key: Buffer,
  ): boolean {
    const { history } = this.transactions
    for (const [id, before] of history.changedSince(collection.number, transaction.snapshot ?? Infinity)) {
      if (before === undefined || transaction.writes.has(`d${collection.number}:${id}`)) continue
      const { keys } = extractKeys(index.table.spec, decodeStored(before.body))
      if (keys.some(held => held.equals(key))) return true
    }
    return false
  }

  /** Makes everything a transaction wrote real, all of it or nothing. */
  commit(transaction: Transaction): void {
    if (transaction.writes.size > 0) this.commitWrites([...transaction.writes.values()])
    this.transactions.end(transaction)
  }

  /** Writes as one commit: no reader and no crash comes in between. */
  protected commitWrites(writes: readonly PendingWrite[]): void {
    this.whole(() => {
      this.transactions.history.nextCommit()
      for (const write of writes) this.commitOne(write)
    })
  }

  /** Runs steps that only make sense together; when one fails, none of them stays. */
  whole(steps: () => void): void {
    this.group.join()
    try {
      steps()
    } catch (error) {
      throw this.group.abandon(error)
    }
  }

  private commitOne({ collection, id, prepared }: PendingWrite): void {
    const stored = collection.find(id)
    if (stored === undefined && prepared === undefined) return
    this.transactions.history.record(collection.number, id, stored)
    apply(collection, id, stored, prepared)
  }
}
