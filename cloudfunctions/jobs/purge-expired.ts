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

/** Documents of one batch, and batches of one run and collection: a run that leaves some is followed by the next. */
const BATCH = 200
const BATCHES = 50

/** Removes what has expired; returns how many documents. A collection that fails keeps none of the others waiting. */
export async function purgeExpired({ at, keep, over, leave }: Run): Promise<number> {
  let done = 0
  const failures = new Failures()
  for (const name of COLLECTIONS)
    await failures.apart(async () => {
      let removed = BATCH
      for (let i = 0; removed === BATCH; i++) {
        if (i === BATCHES || over()) {
          leave()
          break
        }
        await keep()
        removed = await purgeBatch(name, at)
        done += removed
      }
    })
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
