import type { MessageDocument } from '../../cloudfunctions/platform/notify'
import type { JobRunDocument } from '../../cloudfunctions/platform/job-runs'
import type { SendingDocument } from '../../cloudfunctions/platform/sendings'
import { RUNS_KEPT } from '../../cloudfunctions/platform/job-runs'
import type { Notice } from '../../domain/inbox/notices'
import { DAY, HOUR, MINUTE } from '../../domain/time/china-time'
import { COURIER, toldSubmissions, type Scene } from './demo-submissions'
import { fixedId } from './store-photo'

/** Somebody in WeChat whom only the demonstration knows: what waits for them never leaves this machine. */
const IN_WECHAT = 'wx:demo-somebody'
const TEMPLATE = 'demo-photos-0000-is-no-id-of-wechat'

interface Told {
  readonly to: string
  readonly notice: Notice
  readonly ago: number
  readonly read: boolean
}

/** What personas find in their messages. */
export function demoMessages(scene: Scene): MessageDocument[] {
  const { station: stationId, ground } = scene
  const stationName = ground.name
  const persona = (id: string) => `h5:local-${id}`
  const refused = toldSubmissions.find(({ state }) => state === 'refused')?.refusal
  const told: Told[] = [
    { to: COURIER, notice: { kind: 'photos_published', stationId, stationName }, ago: 2 * DAY, read: false },
    ...(refused
      ? [
          {
            to: COURIER,
            notice: {
              kind: 'photos_refused',
              stationId,
              stationName,
              refusal: refused,
              final: false,
            } as const,
            ago: 4 * DAY - 2 * HOUR,
            read: true,
          },
        ]
      : []),
    {
      to: COURIER,
      notice: { kind: 'locked_answered', stationId, stationName, code: 'fixed', note: '' },
      ago: 7 * HOUR,
      read: false,
    },
    {
      to: persona('station-staff'),
      notice: { kind: 'role_resumed', role: 'station_staff', placeName: stationName, reason: '' },
      ago: 6 * DAY,
      read: true,
    },
    {
      to: persona('administrator'),
      notice: {
        kind: 'invitation_accepted',
        role: 'station_staff',
        placeName: stationName,
        nickname: '小何',
      },
      ago: 26 * HOUR,
      read: false,
    },
    {
      to: persona('administrator'),
      notice: { kind: 'browser_entered', browser: 'Edge · Windows' },
      ago: 9 * DAY,
      read: true,
    },
    {
      to: IN_WECHAT,
      notice: { kind: 'photos_published', stationId, stationName },
      ago: 5 * HOUR,
      read: false,
    },
    {
      to: IN_WECHAT,
      notice: { kind: 'photos_published', stationId, stationName },
      ago: 30 * HOUR,
      read: true,
    },
  ]
  return told.map(({ to, notice, ago, read }, i) => {
    const at = new Date(scene.now - ago)
    return {
      _id: fixedId('message', i),
      person: to,
      notice,
      about: null,
      readAt: read ? new Date(at.getTime() + HOUR) : null,
      expiresAt: new Date(at.getTime() + 365 * DAY),
      createdAt: at,
      updatedAt: at,
      version: 1,
    }
  })
}

/** Of the messages for WeChat: one was given up, and of one nobody knows whether it arrived. */
export function demoSendings(messages: readonly MessageDocument[]): SendingDocument[] {
  const outcomes = [
    { state: 'dead', reason: 'busy', code: -1, attempts: 6 },
    { state: 'unknown', reason: 'no_answer', code: null, attempts: 1 },
  ] as const
  return messages
    .filter(({ person }) => person === IN_WECHAT)
    .flatMap(({ _id, person, notice, createdAt }, i) => {
      const outcome = outcomes[i]
      if (!outcome) return []
      const triedAt = new Date(createdAt.getTime() + 20 * MINUTE)
      return [
        {
          _id,
          person,
          kind: notice.kind,
          template: TEMPLATE,
          ...outcome,
          dueAt: triedAt,
          triedAt,
          expiresAt: new Date(createdAt.getTime() + 30 * DAY),
          createdAt,
          updatedAt: triedAt,
          version: 2,
        },
      ]
    })
}

/** A few runs of jobs, for their page: what the timers of this machine do is recorded after them. */
export function demoRuns(now: number): JobRunDocument[] {
  const told = [
    { job: 'purge-expired', ago: 8 * HOUR, took: 4200, state: 'done', done: 214, problem: null },
    { job: 'send-messages', ago: 5 * HOUR, took: 40_500, state: 'done', done: 96, problem: null },
    { job: 'send-messages', ago: 29 * HOUR, took: 15_100, state: 'failed', done: 0, problem: 'database' },
    { job: 'check-content', ago: 6 * HOUR, took: 900, state: 'done', done: 3, problem: null },
    { job: 'purge-photos', ago: 3 * HOUR, took: 700, state: 'done', done: 2, problem: null },
  ] as const
  return told.map(({ job, ago, took, state, done, problem }, i) => {
    const startedAt = new Date(now - ago)
    return {
      _id: `${job}#demo-${i}`,
      job,
      startedAt,
      endedAt: new Date(startedAt.getTime() + took),
      state,
      done,
      left: state === 'failed',
      problem,
      requestId: fixedId('run', i),
      expiresAt: new Date(startedAt.getTime() + RUNS_KEPT),
    }
  })
}
