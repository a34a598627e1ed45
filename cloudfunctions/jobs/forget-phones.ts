import { database, rows } from '../platform/database'
import type { Run } from './run-job'

/** People of one batch. */
const BATCH = 200

/** Numbers that people without an account left at a counter are forgotten when there was time to call them back. */
export async function forgetPhones({ at, keep, did, over, leave }: Run): Promise<void> {
  const db = await database()
  const people = db.collection('people')
  // A number for ever has no such moment, and null is before every date.
  const due = { phoneUntil: db.command.and(db.command.gt(new Date(0)), db.command.lte(at)) }
  for (;;) {
    if (over()) {
      leave()
      return
    }
    await keep()
    const page = await rows<{ readonly _id: string }>(
      people.where(due).field({ _id: true }).limit(BATCH).get(),
    )
    // One who left another number meanwhile is not due any more.
    for (const { _id } of page) await people.where({ _id, ...due }).update({ phone: '', phoneUntil: null })
    did(page.length)
    if (page.length < BATCH) return
  }
}
