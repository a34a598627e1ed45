import * as z from 'zod/mini'
import { lazySchema } from '../../domain/contract/lazy-schema'
import type { JobName } from '../../domain/jobs/jobs'
import { now } from '../platform/clock'
import { callEnvironment, textOf, type FunctionContext } from '../platform/context'
import { createLog } from '../platform/log'
import { runJob, type Job } from './run-job'

/** What the service sends when a timer fires. */
const timerEventSchema = lazySchema(() => z.object({ Type: z.literal('Timer'), TriggerName: z.string() }))

/** The work behind each name of domain/jobs/jobs. */
const jobs: Readonly<Record<JobName, () => Promise<Job>>> = {
  'send-messages': async () => (await import('./send-messages')).sendMessages,
  'count-messages': async () => (await import('./count-messages')).countMessages,
  'draw-covers': async () => (await import('./draw-covers')).drawCovers,
  'purge-expired': async () => (await import('./purge-expired')).purgeExpired,
  'purge-photos': async () => (await import('./purge-photos')).purgePhotos,
  'delete-accounts': async () => (await import('./delete-accounts')).deleteAccounts,
  'forget-phones': async () => (await import('./forget-phones')).forgetPhones,
  'make-exports': async () => (await import('./make-exports')).makeExports,
  'check-content': async () => (await import('./check-content')).checkContent,
  remind: async () => (await import('./remind')).remind,
  'end-submissions': async () => (await import('./end-submissions')).endSubmissions,
  'publish-slots': async () => (await import('./publish-slots')).publishAllSlots,
  'settle-bookings': async () => (await import('./settle-bookings')).settleBookings,
  'carry-names': async () => (await import('./carry-names')).carryNames,
}

/** Who calls from WeChat, and who calls from a page with CloudBase's own login, an anonymous one too. */
const callers = ['WX_OPENID', 'TCB_UUID'] as const

const isJob = (name: string): name is JobName => Object.hasOwn(jobs, name)

/**
 * Runs what timers ask for, one run of a job at a time. Each works in batches and may be cut off or late: the next run
 * goes on with what is left. A person cannot start one: a call with an identity of any kind is refused. Each timer is a call of its
 * own, so a job that fails stops no other.
 */
export async function main(event: unknown, context: FunctionContext): Promise<{ done: number }> {
  const environment = callEnvironment(context)
  const timer = timerEventSchema().safeParse(event)
  const name = timer.success ? timer.data.TriggerName : ''
  const isCaller = callers.some(who => textOf(environment, who) !== undefined)
  if (!isJob(name) || isCaller) throw new Error('only timers run jobs')
  const requestId = context.request_id ?? 'none'
  const log = createLog('jobs', requestId)
  try {
    const done = await runJob(name, await jobs[name](), () => new Date(now(environment)), requestId)
    log.info('job done', { job: name, done })
    return { done }
  } catch (error) {
    log.error('job failed', error, { job: name })
    throw new Error(`the job ${name} failed: see the log`, { cause: error })
  }
}
