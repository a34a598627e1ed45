import type { Database } from '../platform/database'
import { judgeName, peopleToName } from '../platform/naming'
import { openidOf } from '../platform/openid'
import type { Failures } from './failures'
import type { Run } from './run-job'

const BATCH = 20

/**
 * Lets WeChat judge what people want to be called, where that could not be done at once. What does not get an answer is
 * put off. @returns how many were looked at
 */
export async function checkNames(
  db: Database,
  { at, keep, over, leave }: Run,
  failures: Failures,
): Promise<number> {
  const due = await peopleToName(db, at, BATCH)
  if (due.length === BATCH) leave()
  let done = 0
  for (const person of due) {
    if (over()) {
      leave()
      break
    }
    await keep()
    const answered = await failures.tried(() => judgeName(db, person, openidOf(person.subject) ?? '', at))
    if (answered === true) done++
    // Nobody answers at this moment: the next run goes on.
    if (answered === false) break
  }
  return done
}
