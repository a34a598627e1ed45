import { database } from '../platform/database'
import { clearAccount } from '../privacy/clear-account'
import { beginDeletion, openDeletions } from '../privacy/store-deletion'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Accounts of one run; the next one goes on with the others. */
const ACCOUNTS = 20

/** The time of the run is used in the middle of an account: the next run goes on with it. */
class TimeUsed extends Error {}

/**
 * Clears what is left of accounts whose deletion was cut off, and looks once more at those of a moment ago. Each goes to
 * the end of the queue before it is begun: one that fails, or is more than a run can do, keeps none of the others waiting.
 */
export async function deleteAccounts({ at, keep, did, over, leave }: Run): Promise<void> {
  const db = await database()
  const failures = new Failures()
  const open = await openDeletions(db, at, ACCOUNTS)
  for (const deletion of open) {
    if (over()) {
      leave()
      break
    }
    const inTime = async () => {
      if (over()) throw new TimeUsed()
      await keep()
    }
    await failures.apart(async () => {
      await beginDeletion(db, deletion, at)
      try {
        did(await clearAccount(db, deletion, at, inTime))
      } catch (error) {
        if (!(error instanceof TimeUsed)) throw error
        leave()
      }
    })
  }
  failures.tell()
  if (open.length === ACCOUNTS) leave()
}
