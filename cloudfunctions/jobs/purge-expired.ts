import { MINUTE } from '../../domain/time/china-time'
import { database, rows } from '../platform/database'
import { Failures } from './failures'
import { inTurns } from './in-turns'
import type { Run } from './run-job'

/** What has a time to live, and an index on it: nobody can use it any more after `expiresAt`. */
const COLLECTIONS = [
  'idempotency_keys',
  'rate_limits',
  'logins',
  'delegation_offers',
  'sessions',
  'import_uploads',
  'import_parts',
  'inbox',
  'content_checks',
  'sendings',
  'message_days',
  'job_runs',
  'slots',
  'bookings',
  'queues',
  'turns',
  'reminders',
] as const

/** Documents of one batch. */
const BATCH = 200

/**
 * Removes what has expired. The collections have their turns, so that one in which every tap
 * leaves a document keeps none of the others waiting, nor one that fails.
 */
export async function purgeExpired(run: Run): Promise<void> {
  const failures = new Failures()
  const first = Math.floor(run.at.getTime() / MINUTE)
  await inTurns(run, failures, COLLECTIONS, first, async name => {
    const { found, removed } = await purgeBatch(name, run.at)
    return { done: removed, more: found === BATCH }
  })
  failures.tell()
}

async function purgeBatch(
  name: string,
  at: Date,
): Promise<{ readonly found: number; readonly removed: number }> {
  const db = await database()
  const collection = db.collection(name)
  const due = { expiresAt: db.command.lt(at) }
  const expired = await rows<{ _id: string }>(collection.where(due).field({ _id: true }).limit(BATCH).get())
  if (expired.length === 0) return { found: 0, removed: 0 }
  // A session that was used meanwhile, or a window that began anew, is not due any more.
  const { deleted } = await collection
    .where({ ...due, _id: db.command.in(expired.map(({ _id }) => _id)) })
    .remove()
  return { found: expired.length, removed: deleted }
}
