import { rows, type Database, type Transaction } from '../platform/database'
import type { SubmissionDocument } from './document'
import { SUBMISSIONS } from './store'

/** Those whose check goes on now, the longest due first. */
export function submissionsToCheck(db: Database, at: Date, limit: number): Promise<SubmissionDocument[]> {
  // `lt` of a moment: null is none.
  const due = { checkDue: db.command.lt(new Date(at.getTime() + 1)) }
  return rows<SubmissionDocument>(
    db.collection(SUBMISSIONS).where(due).orderBy('checkDue', 'asc').limit(limit).get(),
  )
}

/** Something was answered about a submission: its check goes on. */
export async function checkIsDue(db: Database, id: string, at: Date): Promise<void> {
  await db.collection(SUBMISSIONS).where({ _id: id }).update({ checkDue: at })
}

/** Those whose time is over. @param except ids that are left for another time */
export function submissionsOver(
  db: Database,
  at: Date,
  limit: number,
  except: readonly string[],
): Promise<Pick<SubmissionDocument, '_id'>[]> {
  return rows(
    db
      .collection(SUBMISSIONS)
      .where({ expiresAt: db.command.lt(at), _id: db.command.nin(except) })
      .field({ _id: true })
      .limit(limit)
      .get(),
  )
}

/** Looks at one that could not be looked at again later, after the others. */
export async function putOffCheck(
  db: Database,
  { _id, version }: SubmissionDocument,
  until: Date,
): Promise<void> {
  await db.collection(SUBMISSIONS).where({ _id, version }).update({ checkDue: until })
}

export async function removeSubmission(transaction: Transaction, id: string): Promise<void> {
  await transaction.collection(SUBMISSIONS).doc(id).delete()
}
