import { database } from '../platform/database'
import { removeExport, stepOn } from '../privacy/make-export'
import { expiredExports, unfinishedExports } from '../privacy/store-export'
import type { Run } from './run-job'

/** Goes on with the copies that nobody waits for, and takes those away whose day is over. */
export async function makeExports({ at, keep }: Run): Promise<number> {
  const db = await database()
  let done = 0
  for (const one of await expiredExports(db, at)) {
    await keep()
    await removeExport(db, one)
    done++
  }
  for (const begun of await unfinishedExports(db)) {
    for (let one = begun; one.state === 'working';) {
      await keep()
      const next = await stepOn(db, one, at)
      // Somebody waits for it after all and goes on with it, or the account is gone.
      if (!next) break
      one = next
      done++
    }
  }
  return done
}
