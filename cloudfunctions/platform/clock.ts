import type { Instant } from '../../domain/time/china-time'
import { textOf, type CallEnvironment } from './context'

/**
 * The present. Only here do functions ask for it. A local cloud moves it for tests and demonstrations by
 * `LOCAL_CLOCK_OFFSET` (milliseconds), which counts only in an environment whose name starts with `local-`.
 */
export function now(environment: CallEnvironment): Instant {
  const offset = isLocal() ? Number(textOf(environment, 'LOCAL_CLOCK_OFFSET') ?? 0) : 0
  return Date.now() + (Number.isFinite(offset) ? offset : 0)
}

/** Whether this is a cloud on one machine, for tests and demonstrations. */
export function isLocal(): boolean {
  return (process.env.TCB_ENV ?? process.env.SCF_NAMESPACE ?? '').startsWith('local-')
}
