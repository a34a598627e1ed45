import { database, type Database } from '../platform/database'
import { removeExport, stepOn } from '../privacy/make-export'
import { expiredExports, putOffExport, unfinishedExports } from '../privacy/store-export'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Copies of one batch whose day is over. */
const BATCH = 50
/** Copies that one run goes on with. */
const COPIES = 20

/**
 * Goes on with the copies that nobody waits for, and takes those away whose day is over. One that fails goes to the end
 * of the queue.
 */
export async function makeExports(run: Run): Promise<void> {
  const db = await database()
  const failures = new Failures()
  await removeExpired(db, run, failures)
  await goOn(db, run, failures)
  failures.tell()
}

async function removeExpired(db: Database, run: Run, failures: Failures): Promise<void> {
  const { at, keep, did, over, leave } = run
  const seen: string[] = []
  for (;;) {
    const page = await expiredExports(db, at, BATCH, seen)
    for (const one of page) {
      if (over()) {
        leave()
        return
      }
      await keep()
      seen.push(one._id)
      if (await failures.apart(() => removeExport(db, one, at))) did(1)
    }
    if (page.length < BATCH) return
  }
}

async function goOn(db: Database, run: Run, failures: Failures): Promise<void> {
  const { at, keep, did, over, leave } = run
  const begun = await unfinishedExports(db, COPIES)
  if (begun.length === COPIES) leave()
  for (const first of begun) {
    let one = first
    const well = await failures.apart(async () => {
      while (one.state === 'working' && !over()) {
        await keep()
        const next = await stepOn(db, one, at)
        // Somebody waits for it after all and goes on with it, or the account is gone.
        if (!next) return
        one = next
        did(1)
      }
    })
    if (!well) await failures.apart(() => putOffExport(db, one, at))
    if (over()) {
      leave()
      break
    }
  }
}
