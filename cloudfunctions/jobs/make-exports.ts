import { database } from '../platform/database'
import { removeExport, stepOn } from '../privacy/make-export'
import { expiredExports, unfinishedExports } from '../privacy/store-export'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Goes on with the copies that nobody waits for, and takes those away whose day is over. */
export async function makeExports({ at, keep, over, leave }: Run): Promise<number> {
  const db = await database()
  const failures = new Failures()
  let done = 0
  for (const one of await expiredExports(db, at)) {
    await keep()
    if (await failures.apart(() => removeExport(db, one))) done++
  }
  for (const begun of await unfinishedExports(db))
    await failures.apart(async () => {
      for (let one = begun; one.state === 'working';) {
        if (over()) {
          leave()
          return
        }
        await keep()
        const next = await stepOn(db, one, at)
        // Somebody waits for it after all and goes on with it, or the account is gone.
        if (!next) return
        one = next
        done++
      }
    })
  failures.tell()
  return done
}
