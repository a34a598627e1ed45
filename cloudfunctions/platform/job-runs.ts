import type { JobName } from '../../domain/jobs/jobs'
import type { RunProblem, RunState } from '../../domain/jobs/runs'
import { DAY } from '../../domain/time/china-time'

/** One run of a job that did something or came to grief, as stored in `job_runs`. */
export interface JobRunDocument {
  /** `<job>#<fence>`: a run is recorded once. */
  readonly _id: string
  readonly job: JobName
  readonly startedAt: Date
  /** Null for a run that was cut off. */
  readonly endedAt: Date | null
  readonly state: RunState
  /** Documents. */
  readonly done: number
  /** It left something for the next run. */
  readonly left: boolean
  readonly problem: RunProblem | null
  /** Under which engineers find it in the log. */
  readonly requestId: string
  readonly expiresAt: Date
}

/** How a job stands, in the document of its lease. */
export interface JobStanding {
  readonly startedAt?: Date
  readonly endedAt?: Date
  readonly succeededAt?: Date
  /** Of the last success. */
  readonly done?: number
  readonly left?: boolean
  /** Runs that failed since the last success. */
  readonly failures?: number
  readonly problem?: RunProblem | null
}

export const JOB_RUNS = 'job_runs'
export const LEASES = 'leases'

/** So long administrators can look a run up. */
export const RUNS_KEPT = 30 * DAY
