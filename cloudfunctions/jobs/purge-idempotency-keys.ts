import { purgeExpired } from '../platform/once'

/** Keys of one batch, and batches of one run: a run that leaves some is followed by the next. */
const BATCH = 200
const BATCHES = 50

/** Removes the records of idempotency keys that nobody can be retrying any more; returns how many. */
export async function purgeIdempotencyKeys(at: Date): Promise<number> {
  let done = 0
  for (let i = 0; i < BATCHES; i++) {
    const removed = await purgeExpired(at, BATCH)
    done += removed
    if (removed < BATCH) break
  }
  return done
}
