import { database } from '../platform/database'
import { clearAccount } from '../privacy/clear-account'
import { openDeletions } from '../privacy/store-deletion'
import type { Run } from './run-job'

/** Accounts of one run; the next one goes on with the others. */
const ACCOUNTS = 20

/** Clears what is left of accounts whose deletion was cut off. */
export async function deleteAccounts({ at, keep }: Run): Promise<number> {
  const db = await database()
  let done = 0
  for (const deletion of await openDeletions(db, ACCOUNTS)) done += await clearAccount(db, deletion, at, keep)
  return done
}
