import { database } from '../platform/database'
import { clearAccount } from '../privacy/clear-account'
import { openDeletions } from '../privacy/store-deletion'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Accounts of one run; the next one goes on with the others. */
const ACCOUNTS = 20

/** Clears what is left of accounts whose deletion was cut off, and looks once more at those of a moment ago. */
export async function deleteAccounts({ at, keep, over, leave }: Run): Promise<number> {
  const db = await database()
  const failures = new Failures()
  let done = 0
  const open = await openDeletions(db, at, ACCOUNTS)
  for (const deletion of open) {
    if (over()) {
      leave()
      break
    }
    await failures.apart(async () => (done += await clearAccount(db, deletion, at, keep)))
  }
  failures.tell()
  if (open.length === ACCOUNTS) leave()
  return done
}
