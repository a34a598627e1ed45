import { randomUUID } from 'node:crypto'
import type { MovableClock } from '../clock/movable-clock'
import { limits } from '../limits'
import type { CollectionTable, Prepared, Stored } from '../store/collection-table'
import { transactionConflict, transactionMissing } from '../wire/service-error'
import { History } from './history'

/** A document a transaction has written and not committed; `prepared` is undefined when it removed it. */
export interface PendingWrite {
  collection: CollectionTable
  id: Buffer
  prepared: Prepared | undefined
  /** Keys of unique indexes the document has now, as lock names. */
  uniqueKeys: string[]
}

/** An open transaction: its snapshot is taken at its first operation. */
export class Transaction {
  readonly id = randomUUID().replaceAll('-', '')
  /** The newest commit it sees; undefined before its first operation. */
  snapshot: number | undefined
  readonly writes = new Map<string, PendingWrite>()
  readonly locks = new Set<string>()
  readonly finished: Promise<void>
  finish!: () => void
  /** Lets go of its documents when its time is over and nobody asks for it. */
  alarm: NodeJS.Timeout | undefined
  private readonly clock: MovableClock
  private readonly startedAt: number
  private readonly startedRunning = performance.now()

  constructor(clock: MovableClock) {
    this.clock = clock
    this.startedAt = clock.now()
    this.finished = new Promise(resolve => {
      this.finish = resolve
    })
  }

  /** Milliseconds it is open: by the cloud's clock, or really, where that clock was moved back. */
  age(): number {
    return Math.max(this.clock.now() - this.startedAt, performance.now() - this.startedRunning)
  }
}

/** The name of a document's lock. */
export const documentLock = (collection: CollectionTable, id: Buffer) =>
  `d${collection.number}:${id.toString('latin1')}`

/** The open transactions, what they hold locked, and what they must still see. */
export class Transactions {
  readonly history = new History()
  private readonly clock: MovableClock
  private readonly open = new Map<string, Transaction>()
  private readonly holders = new Map<string, Transaction>()

  constructor(clock: MovableClock) {
    this.clock = clock
  }

  begin(): Transaction {
    const transaction = new Transaction(this.clock)
    this.open.set(transaction.id, transaction)
    transaction.alarm = setTimeout(() => {
      this.expire()
    }, limits.transactionMilliseconds + 10).unref()
    return transaction
  }

  /**
   * The open transaction of an id, with its snapshot taken.
   * @throws ServiceError when there is none, or its 30 seconds are over
   */
  get(id: unknown): Transaction {
    this.expire()
    const transaction = typeof id === 'string' ? this.open.get(id) : undefined
    if (transaction === undefined) throw transactionMissing()
    transaction.snapshot ??= this.history.now()
    return transaction
  }

  /** Ends transactions whose time is over. */
  expire(): void {
    for (const transaction of this.open.values()) {
      if (transaction.age() > limits.transactionMilliseconds) this.end(transaction)
    }
  }

  /** Ends the transaction of an id if it is open: a write in it has failed. */
  fail(id: unknown): void {
    const transaction = typeof id === 'string' ? this.open.get(id) : undefined
    if (transaction !== undefined) this.end(transaction)
  }

  /** Ends all: what they have seen may be no more. */
  endAll(): void {
    for (const transaction of this.open.values()) this.end(transaction)
  }

  /** Forgets a transaction and what it wrote, and lets those who wait for its documents go on. */
  end(transaction: Transaction): void {
    if (!this.open.delete(transaction.id)) return
    clearTimeout(transaction.alarm)
    for (const lock of transaction.locks) this.holders.delete(lock)
    let oldest: number | undefined
    for (const { snapshot } of this.open.values()) {
      if (snapshot !== undefined) oldest = Math.min(oldest ?? snapshot, snapshot)
    }
    this.history.forget(oldest)
    transaction.finish()
  }

  /** Aborts a transaction that lost against another one, as the service does at the write that conflicts. */
  conflict(transaction: Transaction): Error {
    this.end(transaction)
    return transactionConflict()
  }

  /** The transaction that holds a lock, if it is another one than `own`. */
  holder(lock: string, own?: Transaction): Transaction | undefined {
    const transaction = this.holders.get(lock)
    return transaction === own ? undefined : transaction
  }

  lock(transaction: Transaction, lock: string): void {
    this.holders.set(lock, transaction)
    transaction.locks.add(lock)
  }

  /** True while some snapshot may need to know what documents were. */
  needsHistory(): boolean {
    for (const { snapshot } of this.open.values()) if (snapshot !== undefined) return true
    return false
  }

  /** Waits until a transaction is over; false when that took longer than a writer waits. */
  async wait(transaction: Transaction): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>(resolve => {
      timer = setTimeout(() => {
        resolve(false)
      }, limits.lockWaitMilliseconds)
    })
    const over = transaction.finished.then(() => true)
    const result = await Promise.race([over, late])
    clearTimeout(timer)
    return result
  }

  /** A document as a transaction sees it. */
  see(transaction: Transaction, collection: CollectionTable, id: Buffer): Stored | undefined {
    const own = transaction.writes.get(documentLock(collection, id))
    if (own !== undefined)
      return own.prepared === undefined ? undefined : { row: 0, id, body: own.prepared.body }
    const old = this.history.seen(collection.number, id.toString('latin1'), transaction.snapshot ?? Infinity)
    return old === undefined ? collection.find(id) : old.before
  }

  /**
   * The documents of a collection that a transaction sees otherwise than they are stored, by the bytes of their
   * ids; undefined for those it does not see at all.
   */
  overlay(transaction: Transaction, collection: CollectionTable): Map<string, string | undefined> {
    const overlay = new Map<string, string | undefined>()
    const snapshot = transaction.snapshot ?? Infinity
    for (const [id, before] of this.history.changedSince(collection.number, snapshot))
      overlay.set(id, before?.body)
    for (const write of transaction.writes.values()) {
      if (write.collection === collection) overlay.set(write.id.toString('latin1'), write.prepared?.body)
    }
    return overlay
  }
}
