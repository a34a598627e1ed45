import { randomUUID } from 'node:crypto'
import type { JobName } from '../../domain/jobs/jobs'
import { database } from '../platform/database'
import { LEASES } from '../platform/job-runs'
import { renewLease, takeLease } from '../platform/lease'
import { noteEnd, noteStart, problemOf, standing, type RunEnd } from './record-runs'

/** What a job gets to know of its run. */
export interface Run {
  /** When it began. */
  readonly at: Date
  /**
   * Called before each batch: holds on to the lease. A run that was left standing for longer than a lease begins no
   * batch any more; what it was about to write it writes only where nobody has meanwhile, by versions and conditions.
   * @throws LeaseLost when another run has taken over
   */
  readonly keep: () => Promise<void>
  /** Says that so many documents more are done; counted also where the run fails afterwards. */
  readonly did: (documents: number) => void
  /** True when the run has used its time: what remains is for the next one, see {@link Run.leave}. */
  readonly over: () => boolean
  /** Says that something is left for the next run. */
  readonly leave: () => void
}

/** Does its work in batches, and says of each what it {@link Run.did}. */
export type Job = (run: Run) => Promise<void>

/** A run ends by itself well before the service would cut it off, which is after 60 s, in milliseconds. */
const LONGEST = 40_000

/**
 * Runs a job, one run at a time: a timer that fires while the run before is still at it does nothing, and the next one
 * goes on with what is left. A run that crashed is taken over when its lease is over. How each came out is recorded.
 *
 * @returns how many documents were done
 */
export async function runJob(name: JobName, job: Job, now: () => Date, requestId = 'none'): Promise<number> {
  const db = await database()
  const lease = { collection: LEASES, id: name }
  const held = await takeLease(db, lease, randomUUID(), now())
  if (!held) return 0
  const { fence } = held
  // Read under the lease: before it, the run before may still have been at it.
  const before = await standing(db, name)
  const startedAt = now()
  let done = 0
  let left = false
  const run: Run = {
    at: startedAt,
    keep: () => renewLease(db, lease, fence, now()),
    did: documents => {
      done += documents
    },
    over: () => now().getTime() - startedAt.getTime() > LONGEST,
    leave: () => {
      left = true
    },
  }
  const ended = (end: RunEnd) => noteEnd(db, { job: name, fence, startedAt, endedAt: now(), requestId }, end)
  try {
    await noteStart(db, name, fence, before, startedAt)
    await job(run)
    await ended({ done, left, problem: null })
    return done
  } catch (error) {
    // The failure is what counts, also where it cannot be noted.
    await ended({ done, left: true, problem: problemOf(error) }).catch(() => undefined)
    throw error
  }
}
