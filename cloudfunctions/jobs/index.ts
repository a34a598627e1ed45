import * as z from 'zod/mini'
import { lazySchema } from '../../domain/contract/lazy-schema'
import { now } from '../platform/clock'
import { callEnvironment, textOf, type FunctionContext } from '../platform/context'
import { createLog } from '../platform/log'
import { carryNames } from './carry-names'
import { deleteAccounts } from './delete-accounts'
import { makeExports } from './make-exports'
import { checkContent } from './check-content'
import { endSubmissions } from './end-submissions'
import { purgeExpired } from './purge-expired'
import { purgePhotos } from './purge-photos'
import { runJob, type Job } from './run-job'

/** What the service sends when a timer fires. */
const timerEventSchema = lazySchema(() => z.object({ Type: z.literal('Timer'), TriggerName: z.string() }))

const jobs: Readonly<Record<string, Job>> = {
  'purge-expired': purgeExpired,
  'carry-names': carryNames,
  'purge-photos': purgePhotos,
  'delete-accounts': deleteAccounts,
  'make-exports': makeExports,
  'check-content': checkContent,
  'end-submissions': endSubmissions,
}

/**
 * Runs what timers ask for, one run of a job at a time. Each works in batches and may be cut off or late: the next run
 * goes on with what is left. A person cannot start one: a call with an openid is refused.
 */
export async function main(event: unknown, context: FunctionContext): Promise<{ done: number }> {
  const environment = callEnvironment(context)
  const timer = timerEventSchema().safeParse(event)
  const job =
    timer.success && Object.hasOwn(jobs, timer.data.TriggerName) ? jobs[timer.data.TriggerName] : undefined
  if (!timer.success || !job || textOf(environment, 'WX_OPENID') !== undefined)
    throw new Error('only timers run jobs')
  const log = createLog('jobs', context.request_id ?? 'none')
  const done = await runJob(timer.data.TriggerName, job, () => new Date(now(environment)))
  log.info('job done', { job: timer.data.TriggerName, done })
  return { done }
}
