import type { JobName } from '../../domain/jobs/jobs'
import { MESSAGE_DAYS_SHOWN } from '../../domain/operations/contract'
import type { SendingState } from '../../domain/sending/states'
import type { ChinaDate } from '../../domain/time/china-time'
import { database, row, rows } from '../platform/database'
import { JOB_RUNS, LEASES, type JobRunDocument, type JobStanding } from '../platform/job-runs'
import { MESSAGE_DAYS, type MessageDayDocument } from '../platform/message-days'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'
import { SENDINGS, type SendingDocument } from '../platform/sendings'

/** Counted no further: of more it is said that there are more. */
const COUNTED = 100

/** A job as its lease has it. */
export interface StoredJob extends JobStanding {
  readonly _id: string
  /** Until when a run is at it. */
  readonly until: Date
}

/** How the jobs stand that have run at least once. */
export async function standings(names: readonly JobName[]): Promise<Map<string, StoredJob>> {
  const db = await database()
  const found = await rows<StoredJob>(
    db
      .collection(LEASES)
      .where({ _id: db.command.in(names) })
      .limit(names.length)
      .get(),
  )
  return new Map(found.map(one => [one._id, one]))
}

export function runsOf(job: JobName, page: PageAsked): Promise<Page<JobRunDocument>> {
  return newestFirst<JobRunDocument>(JOB_RUNS, { job }, 'startedAt', page)
}

/** Messages in a state, those last that were settled longest ago. */
export function sendingsIn(state: SendingState, page: PageAsked): Promise<Page<SendingDocument>> {
  return newestFirst<SendingDocument>(SENDINGS, { state }, 'updatedAt', page)
}

/** The days since one that have been counted, newest first. */
export async function messageDaysSince(first: ChinaDate): Promise<MessageDayDocument[]> {
  const db = await database()
  return rows<MessageDayDocument>(
    db
      .collection(MESSAGE_DAYS)
      .where({ _id: db.command.gte(first) })
      .orderBy('_id', 'desc')
      .limit(MESSAGE_DAYS_SHOWN)
      .get(),
  )
}

export async function sendingById(id: string): Promise<SendingDocument | null> {
  const db = await database()
  return row<SendingDocument>(db.collection(SENDINGS).doc(id).get())
}

/** How many messages are in a state, counted to {@link COUNTED}. */
export async function countIn(state: SendingState): Promise<number> {
  const db = await database()
  const found = await rows<{ readonly _id: string }>(
    db.collection(SENDINGS).where({ state }).field({ _id: true }).limit(COUNTED).get(),
  )
  return found.length
}
