import type { JobName } from '../../domain/jobs/jobs'
import type { RunProblem } from '../../domain/jobs/runs'
import { isConflict, isDuplicate, row, type Database } from '../platform/database'
import { JOB_RUNS, LEASES, RUNS_KEPT, type JobRunDocument, type JobStanding } from '../platform/job-runs'
import { LeaseLost } from '../platform/lease'

/** What a run came to. */
export interface RunEnd {
  /** Documents; also those that were done before it failed. */
  readonly done: number
  readonly left: boolean
  /** Null where it went well. */
  readonly problem: RunProblem | null
}

/** How a job stands; null for one that never ran. */
export function standing(db: Database, job: JobName): Promise<JobStanding | null> {
  return row<JobStanding>(db.collection(LEASES).doc(job).get())
}

/** Notes that a run has begun, and that the one before never ended, where it is so. */
export async function noteStart(
  db: Database,
  job: JobName,
  fence: number,
  before: JobStanding | null,
  startedAt: Date,
): Promise<void> {
  await db.collection(LEASES).where({ _id: job, fence }).update({ startedAt })
  const begun = before?.startedAt
  if (!begun || (before.endedAt && before.endedAt.getTime() >= begun.getTime())) return
  await addRun(db, {
    _id: `${job}#${fence - 1}`,
    job,
    startedAt: begun,
    endedAt: null,
    state: 'cut_off',
    done: 0,
    left: true,
    problem: null,
    requestId: '',
    expiresAt: new Date(startedAt.getTime() + RUNS_KEPT),
  })
}

/**
 * Notes how a run ended, and lets the next one at it. Only runs that did something, left something or failed are
 * kept one by one: a job that looks every minute whether there is anything to do would bury them.
 */
export async function noteEnd(
  db: Database,
  run: {
    readonly job: JobName
    readonly fence: number
    readonly startedAt: Date
    readonly endedAt: Date
    readonly requestId: string
  },
  { done, left, problem }: RunEnd,
): Promise<void> {
  const { job, fence, startedAt, endedAt, requestId } = run
  await db
    .collection(LEASES)
    .where({ _id: job, fence })
    .update({
      until: new Date(0),
      endedAt,
      ...(problem
        ? { problem, failures: db.command.inc(1) }
        : { succeededAt: endedAt, done, left, problem: null, failures: 0 }),
    })
  if (!problem && done === 0 && !left) return
  await addRun(db, {
    _id: `${job}#${fence}`,
    job,
    startedAt,
    endedAt,
    state: problem ? 'failed' : 'done',
    done,
    left,
    problem,
    requestId,
    expiresAt: new Date(endedAt.getTime() + RUNS_KEPT),
  })
}

async function addRun(db: Database, run: JobRunDocument): Promise<void> {
  try {
    await db.collection(JOB_RUNS).add(run)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** The kind of a failure: what it says may be about a person, and stays in the log. */
export function problemOf(error: unknown): RunProblem {
  if (error instanceof LeaseLost) return 'taken_over'
  if (isConflict(error)) return 'busy'
  return error instanceof Error && 'code' in error ? 'database' : 'internal'
}
