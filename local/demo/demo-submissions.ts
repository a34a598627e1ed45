import type { HistoryLine, SubmissionDocument } from '../../cloudfunctions/submissions/document'
import type { Ground } from '../../cloudfunctions/platform/places'
import type { SubmissionState } from '../../domain/submissions/lifecycle'
import { shelfOf } from '../../domain/submissions/lifecycle'
import type { Refusal } from '../../domain/submissions/reasons'
import { CHECK_PATIENCE, REFUSED_KEPT, WITHDRAWN_KEPT } from '../../domain/submissions/limits'
import { DAY, HOUR, MINUTE } from '../../domain/time/china-time'
import { fixedId } from './store-photo'

/** Somebody whom only the demonstration knows, and the courier whose page a newcomer opens. */
const NEIGHBOUR = 'h5:demo-neighbour'
export const COURIER = 'h5:local-courier'

/** A submission of the demonstration, as it is told here. */
interface Told {
  readonly state: SubmissionState
  readonly by: string
  /** How long ago it was sent, and how long ago it came into its state. */
  readonly sent: number
  readonly since: number
  readonly caption: string
  readonly photos: number
  readonly verdict?: 'pass' | 'review'
  readonly refusal?: Refusal
  readonly objection?: string
}

const because = (code: Refusal['code'], words = ''): Refusal => ({ code, words, label: null })

/** One in every state; those that wait for staff are different from one another. */
export const toldSubmissions: readonly Told[] = [
  {
    state: 'published',
    by: NEIGHBOUR,
    sent: 9 * DAY,
    since: 8 * DAY,
    caption: '从公交站过来，过了红绿灯就看到',
    photos: 2,
  },
  {
    state: 'published',
    by: COURIER,
    sent: 3 * DAY,
    since: 2 * DAY,
    caption: '电动车停右边，门口有台阶',
    photos: 1,
  },
  {
    state: 'queued',
    by: COURIER,
    sent: 5 * HOUR,
    since: 5 * HOUR,
    caption: '新换的招牌，晚上也亮着',
    photos: 1,
  },
  {
    state: 'queued',
    by: NEIGHBOUR,
    sent: 40 * MINUTE,
    since: 35 * MINUTE,
    caption: '门口在修路，从侧门进',
    photos: 2,
    verdict: 'review',
  },
  {
    state: 'checking',
    by: COURIER,
    sent: 2 * MINUTE,
    since: 2 * MINUTE,
    caption: '饮水机在进门左手边',
    photos: 1,
  },
  {
    state: 'refused',
    by: COURIER,
    sent: 4 * DAY,
    since: 4 * DAY - 2 * HOUR,
    caption: '排队的人',
    photos: 1,
    refusal: because('faces'),
  },
  {
    state: 'objected',
    by: NEIGHBOUR,
    sent: 2 * DAY,
    since: DAY,
    caption: '傍晚拍的门口',
    photos: 1,
    refusal: because('unclear'),
    objection: '放大看得清门牌，再看看吧。',
  },
  {
    state: 'upheld',
    by: COURIER,
    sent: 20 * DAY,
    since: 17 * DAY,
    caption: '隔壁新开的店',
    photos: 1,
    refusal: because('advert'),
    objection: '我只是顺手拍的。',
  },
  {
    state: 'taken_down',
    by: COURIER,
    sent: 40 * DAY,
    since: 12 * DAY,
    caption: '老门脸',
    photos: 1,
    refusal: because('other', '驿站换了门脸，这张旧了。'),
  },
  { state: 'withdrawn', by: COURIER, sent: 6 * DAY, since: 6 * DAY - HOUR, caption: '', photos: 0 },
]

/** Where it stands, and when all of it is told. */
export interface Scene {
  readonly station: string
  readonly ground: Ground
  readonly now: number
}

export const submissionId = (index: number): string => fixedId('submission', index)
export const photoNames = (index: number): string[] =>
  Array.from({ length: toldSubmissions[index]?.photos ?? 0 }, (_, i) => `${index}-${i}`)

export function demoSubmission(
  index: number,
  told: Told,
  { station, ground, now }: Scene,
): SubmissionDocument {
  const { state, refusal = null, objection } = told
  const [sentAt, stateAt] = [new Date(now - told.sent), new Date(now - told.since)]
  const checked = state !== 'checking'
  const history = historyOf(told, sentAt, stateAt)
  return {
    _id: submissionId(index),
    person: told.by,
    station,
    path: ground.path,
    caption: told.caption,
    photos: photoNames(index).map(name => fixedId('photo', name)),
    state,
    shelf: shelfOf(state),
    stateAt,
    check: {
      since: sentAt,
      text: checked ? 'pass' : null,
      verdict: checked ? (told.verdict ?? 'pass') : null,
      label: null,
      failures: 0,
    },
    checkDue: checked ? null : new Date(sentAt.getTime() + CHECK_PATIENCE),
    refusal: state === 'withdrawn' ? null : refusal,
    objection: objection === undefined ? null : { words: objection, at: new Date(stateAt.getTime() - HOUR) },
    history,
    expiresAt: expiryOf(state, stateAt),
    createdAt: sentAt,
    updatedAt: stateAt,
    version: history.length,
  }
}

const decided: Partial<Record<SubmissionState, readonly HistoryLine['event'][]>> = {
  published: ['publish'],
  refused: ['refuse'],
  objected: ['refuse', 'object'],
  upheld: ['refuse', 'object', 'uphold'],
  taken_down: ['publish', 'take_down'],
  withdrawn: ['withdraw'],
}
const after: Partial<Record<HistoryLine['event'], SubmissionState>> = {
  let_through: 'queued',
  publish: 'published',
  refuse: 'refused',
  object: 'objected',
  uphold: 'upheld',
  take_down: 'taken_down',
  withdraw: 'withdrawn',
}

function historyOf({ state }: Told, sentAt: Date, stateAt: Date): HistoryLine[] {
  const events: HistoryLine['event'][] =
    state === 'checking' ? ['send'] : ['send', 'let_through', ...(decided[state] ?? [])]
  return events.map((event, i) => {
    const staff = ['publish', 'refuse', 'uphold', 'take_down'].includes(event)
    return {
      at: i === 0 ? sentAt : stateAt,
      event,
      by: event === 'let_through' ? 'machine' : staff ? 'staff' : 'author',
      person: null,
      role: staff ? 'station_staff' : null,
      state: after[event] ?? 'checking',
      version: i + 1,
    }
  })
}

function expiryOf(state: SubmissionState, at: Date): Date | null {
  if (state === 'withdrawn') return new Date(at.getTime() + WITHDRAWN_KEPT)
  return ['refused', 'upheld', 'taken_down'].includes(state) ? new Date(at.getTime() + REFUSED_KEPT) : null
}
