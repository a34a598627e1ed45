import { jobs } from '../../domain/jobs/jobs'

/**
 * The one list of cloud functions and how each is run. The build writes `dist/cloudbaserc.json` from it, the
 * local cloud runs the same file, so what is deployed is what was tried.
 */
export interface FunctionSettings {
  readonly name: string
  /** Seconds after which the service gives up on a call. */
  readonly timeout: number
  /** Megabytes. */
  readonly memorySize: number
  /** Names of the environment variables it needs; their values are never in the repository. */
  readonly secrets: readonly string[]
  /** WeChat's interfaces that it calls: the cloud lets it call no other. */
  readonly openApi?: readonly string[]
  /**
   * Packages with parts that no bundle can hold: the service installs them beside the function, in the version that
   * package.json pins.
   */
  readonly packages?: readonly string[]
  /** It works for timers or for WeChat itself, not for people: no door leads to it over HTTP. */
  readonly noContract?: true
  /** Timers, in the service's 7-field cron (second first), UTC+8. */
  readonly timers: readonly { readonly name: string; readonly cron: string }[]
}

const signing = ['NUANLIN_SIGNING_KEYS']

/**
 * The function that hears what WeChat tells by itself. In the cloud's console the message type `event` with the event
 * `wxa_media_check` is led to it (设置 · 其他设置 · 消息推送).
 */
export const messagePush = 'wechat-events'

/** Timers of the jobs that a function runs. */
function timersOf(name: (typeof jobs)[number]['of']): FunctionSettings['timers'] {
  return jobs.filter(job => job.of === name).map(({ name, cron }) => ({ name, cron }))
}

export const functions: readonly FunctionSettings[] = [
  { name: 'station', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'area', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'account', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'audit', timeout: 20, memorySize: 256, secrets: signing, timers: [] },
  { name: 'staff', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'district', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'imports', timeout: 60, memorySize: 512, secrets: signing, timers: [] },
  { name: 'inbox', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'photos', timeout: 60, memorySize: 512, secrets: signing, packages: ['sharp'], timers: [] },
  { name: 'privacy', timeout: 20, memorySize: 256, secrets: signing, timers: [] },
  { name: 'submissions', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'booking', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'samples', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  { name: 'wechat-events', timeout: 10, memorySize: 256, secrets: [], noContract: true, timers: [] },
  { name: 'operations', timeout: 10, memorySize: 256, secrets: signing, timers: [] },
  {
    name: 'jobs',
    timeout: 60,
    // It draws covers.
    memorySize: 512,
    packages: ['sharp'],
    secrets: signing,
    noContract: true,
    openApi: ['subscribeMessage.send', 'security.msgSecCheck', 'security.mediaCheckAsync'],
    timers: timersOf('jobs'),
  },
  {
    name: 'upkeep',
    timeout: 60,
    memorySize: 256,
    // Of the jobs that it does not run.
    packages: ['sharp'],
    secrets: signing,
    noContract: true,
    timers: timersOf('upkeep'),
  },
]
