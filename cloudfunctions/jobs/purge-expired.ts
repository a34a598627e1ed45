import { database, rows } from '../platform/database'
import { Failures } from './failures'
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
  'job_runs',
] as const

/** Documents of one batch. */
const BATCH = 200

/**
 * Removes what has expired; returns how many documents. The collections take turns, a batch each: neither one that
 * fails nor one that has very much keeps the others waiting.
 */
export async function purgeExpired({ at, keep, over, leave }: Run): Promise<number> {
  const failures = new Failures()
  let done = 0
  for (let open: readonly string[] = COLLECTIONS; open.length > 0;) {
    const more: string[] = []
    for (const name of open) {
      if (over()) {
        leave()
        failures.tell()
        return done
      }
      await keep()
      const removed = await failures.tried(() => purgeBatch(name, at))
      if (removed === 'failed') continue
      done += removed
      if (removed === BATCH) more.push(name)
    }
    open = more
  }
  failures.tell()
  return done
}

async function purgeBatch(name: string, at: Date): Promise<number> {
  const db = await database()
  const collection = db.collection(name)
  const expired = await rows<{ _id: string }>(
    collection
      .where({ expiresAt: db.command.lt(at) })
      .field({ _id: true })
      .limit(BATCH)
      .get(),
  )
  if (expired.length === 0) return 0
  const { deleted } = await collection.where({ _id: db.command.in(expired.map(({ _id }) => _id)) }).remove()
  return deleted
}
