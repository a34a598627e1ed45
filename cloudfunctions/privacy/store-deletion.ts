import { row, rows, type Database, type Transaction } from '../platform/database'

/** An account that is being deleted, as stored in `deletions` until nothing of it is left. */
export interface DeletionDocument {
  /** The id that the person had in `people`. */
  readonly _id: string
  readonly subject: string
  /** What they called themselves: looked for in texts. */
  readonly nickname: string
  /** Sources that are done with. */
  readonly source: number
  /** Everything was gone through once: what remains is to look again, for what was under way. Absent at first. */
  readonly again?: true
  /** When that may begin. */
  readonly dueAt?: Date
  /** Files that were removed, and are once more at last: one that was being written may have come in since. */
  readonly files?: readonly string[]
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

const DELETIONS = 'deletions'

export async function addDeletion(
  transaction: Transaction,
  { id, subject, nickname }: { readonly id: string; readonly subject: string; readonly nickname: string },
  at: Date,
): Promise<void> {
  const deletion: DeletionDocument = {
    _id: id,
    subject,
    nickname,
    source: 0,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  await transaction.collection(DELETIONS).add(deletion)
}

export async function findDeletion(db: Database, id: string): Promise<DeletionDocument | null> {
  return row<DeletionDocument>(db.collection(DELETIONS).doc(id).get())
}

/** Looked through for those that something can be done for: others wait, for two minutes at most. */
const QUEUE = 100

/** Those that something can be done for now, first those that were left alone for longest. */
export async function openDeletions(db: Database, at: Date, limit: number): Promise<DeletionDocument[]> {
  const queue = await rows<DeletionDocument>(
    db.collection(DELETIONS).orderBy('updatedAt', 'asc').limit(QUEUE).get(),
  )
  return queue.filter(({ dueAt }) => !dueAt || dueAt <= at).slice(0, limit)
}

/** Somebody is at it: it goes to the end of the queue. */
export async function beginDeletion(db: Database, { _id }: DeletionDocument, at: Date): Promise<void> {
  await db.collection(DELETIONS).where({ _id }).update({ updatedAt: at })
}

/** Of a slower run that is still at the first pass nothing is noted in the last one: it would leave sources out. */
export async function noteSource(
  db: Database,
  { _id, again, version }: DeletionDocument,
  source: number,
  at: Date,
): Promise<void> {
  await db
    .collection(DELETIONS)
    .where({ _id, again: again ?? db.command.neq(true) })
    .update({ source, updatedAt: at, version: version + 1 })
}

/** All was gone through; from `dueAt` on it is gone through once more. */
export async function noteAgain(
  db: Database,
  { _id, version }: DeletionDocument,
  dueAt: Date,
  at: Date,
): Promise<void> {
  await db
    .collection(DELETIONS)
    // Where it was noted already the last pass may have begun: it begins once.
    .where({ _id, again: db.command.neq(true) })
    .update({ source: 0, again: true, dueAt, updatedAt: at, version: version + 1 })
}

/** Notes files before they are removed. */
export async function noteFiles(
  db: Database,
  { _id }: DeletionDocument,
  files: readonly string[],
): Promise<void> {
  await db
    .collection(DELETIONS)
    .where({ _id })
    .update({ files: db.command.push(files) })
}

export async function removeDeletion(db: Database, id: string): Promise<void> {
  await db.collection(DELETIONS).doc(id).remove()
}
