import type { EngineParts } from '../../database/engine-parts'
import { standardParts } from '../../database/engine-parts'
import { Writer } from '../../database/writer'
import type { CollectionTable, Stored } from '../../store/collection-table'
import {
  documentLock,
  type PendingWrite,
  type Transaction,
  Transactions,
} from '../../transactions/transactions'

/** Lets a transaction write what others have changed since its snapshot, or are about to change. */
class ConflictBlindWriter extends Writer {
  protected override overtaken(): boolean {
    return false
  }
}

/** Reads what is committed at the moment, not what was when the transaction began. */
class NewestReads extends Transactions {
  override see(transaction: Transaction, collection: CollectionTable, id: Buffer): Stored | undefined {
    const own = transaction.writes.get(documentLock(collection, id))
    return own === undefined ? collection.find(id) : super.see(transaction, collection, id)
  }

  override overlay(transaction: Transaction, collection: CollectionTable): Map<string, string | undefined> {
    const own = [...transaction.writes.values()].filter(write => write.collection === collection)
    return new Map(own.map(({ id, prepared }) => [id.toString('latin1'), prepared?.body]))
  }
}

/** Reads what other transactions have written and not committed. */
class DirtyReads extends Transactions {
  override see(transaction: Transaction, collection: CollectionTable, id: Buffer): Stored | undefined {
    const pending = this.holder(documentLock(collection, id), transaction)?.writes.get(
      documentLock(collection, id),
    )
    if (pending?.prepared === undefined) return super.see(transaction, collection, id)
    return { row: 0, id, body: pending.prepared.body }
  }
}

/** Lets writers outside transactions write documents that a transaction has locked. */
class PassableLocks extends Transactions {
  override holder(lock: string, own?: Transaction): Transaction | undefined {
    return own === undefined ? undefined : super.holder(lock, own)
  }
}

/** What a torn commit has still to write, and after how many requests it does. */
interface Rest {
  requests: number
  write: () => void
}

/** Writes the first document of a commit at once and the others a few requests later. */
class TearingWriter extends Writer {
  constructor(
    private readonly rests: Rest[],
    ...parts: ConstructorParameters<typeof Writer>
  ) {
    super(...parts)
  }

  protected override commitWrites(writes: readonly PendingWrite[]): void {
    super.commitWrites(writes.slice(0, 1))
    if (writes.length > 1) this.rests.push({ requests: 8, write: () => super.commitWrites(writes.slice(1)) })
  }
}

class LateCommits extends Transactions {
  constructor(
    private readonly rests: Rest[],
    ...parts: ConstructorParameters<typeof Transactions>
  ) {
    super(...parts)
  }

  override get(id: unknown): Transaction {
    for (const rest of this.rests) rest.requests--
    while (this.rests[0] !== undefined && this.rests[0].requests <= 0) this.rests.shift()?.write()
    return super.get(id)
  }
}

function tornCommits(): EngineParts {
  const rests: Rest[] = []
  return {
    transactions: clock => new LateCommits(rests, clock),
    writer: (group, transactions) => new TearingWriter(rests, group, transactions),
  }
}

/** Engines with one mistake each, to see whether the checker of histories finds it. */
export const brokenEngines: Record<string, () => EngineParts> = {
  'does not notice conflicts': () => ({
    ...standardParts,
    writer: (group, transactions) => new ConflictBlindWriter(group, transactions),
  }),
  'reads the newest instead of the snapshot': () => ({
    ...standardParts,
    transactions: clock => new NewestReads(clock),
  }),
  'reads what is not committed': () => ({ ...standardParts, transactions: clock => new DirtyReads(clock) }),
  'commits in two steps': tornCommits,
  'lets writers pass locks': () => ({ ...standardParts, transactions: clock => new PassableLocks(clock) }),
}
