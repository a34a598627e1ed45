import { randomUUID } from 'node:crypto'
import { database } from '../platform/database'
import { endLease, renewLease, takeLease } from '../platform/lease'

/** What a job gets to know of its run. */
export interface Run {
  /** When it began. */
  readonly at: Date
  /**
   * Called before each batch: holds on to the lease. What a batch writes is written under it, so a run that was left
   * standing for longer than a lease writes nothing any more.
   * @throws LeaseLost when another run has taken over
   */
  readonly keep: () => Promise<void>
}

/** Does its work in batches; returns how many documents. */
export type Job = (run: Run) => Promise<number>

const LEASES = 'leases'

/**
 * Runs a job, one run at a time: a timer that fires while the run before is still at it does nothing, and the next one
 * goes on with what is left. A run that crashed is taken over when its lease is over.
 */
export async function runJob(name: string, job: Job, now: () => Date): Promise<number> {
  const db = await database()
  const lease = { collection: LEASES, id: name }
  const held = await takeLease(db, lease, randomUUID(), now())
  if (!held) return 0
  const { fence } = held
  try {
    return await job({ at: now(), keep: () => renewLease(db, lease, fence, now()) })
  } finally {
    await endLease(db, lease, fence)
  }
}
