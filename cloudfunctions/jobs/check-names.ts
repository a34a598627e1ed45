import type { Database } from '../platform/database'
import { judgeName, peopleToName, writerOf } from '../platform/naming'
import type { Failures } from './failures'
import type { Run } from './run-job'

const BATCH = 20

/**
 * Lets WeChat judge what people want to be called, where that could not be done at once. What does not get an answer is
 * put off.
 */
export async function checkNames(
  db: Database,
  { at, keep, did, over, leave }: Run,
  failures: Failures,
): Promise<void> {
  const due = await peopleToName(db, at, BATCH)
  if (due.length === BATCH) leave()
  for (const person of due) {
    if (over()) {
      leave()
      break
    }
    await keep()
    const answered = await failures.tried(async () => judgeName(db, person, await writerOf(db, person), at))
    if (answered === true) did(1)
    // Nobody answers at this moment: the next run goes on.
    if (answered === false) break
  }
}
