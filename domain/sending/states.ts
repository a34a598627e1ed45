import { DAY, HOUR, MINUTE, startOfDay, addDays, chinaDate, type Instant } from '../time/china-time'

/**
 * Where a WeChat message stands. `sent`, `refused` and `unneeded` are over; `unknown` too, for a message whose outcome
 * nobody knows is not sent again: the inbox has it anyway. `dead` is read by an administrator, who may try it again.
 */
export const sendingStates = ['waiting', 'sending', 'sent', 'refused', 'unneeded', 'unknown', 'dead'] as const
export type SendingState = (typeof sendingStates)[number]

/** What happens to a message on its way. */
export type SendingEvent =
  /** It is about to be sent, and its consent is used. */
  | 'try'
  /** WeChat took it. */
  | 'taken'
  /** The person has no consent left, as we count or as WeChat says. */
  | 'no_consent'
  /** It did not go out this time, and may the next. */
  | 'put_off'
  /** It did not go out, and will not without somebody's doing. */
  | 'give_up'
  /** Nobody knows whether it went out. */
  | 'lost'
  /** The person has read it in the inbox meanwhile, it is no more, or what it tells of is over. */
  | 'seen'
  /** An administrator wants it tried once more. */
  | 'again'

interface Transition {
  readonly from: SendingState
  readonly event: SendingEvent
  readonly to: SendingState
}

/** Every way that there is. */
export const sendingTable: readonly Transition[] = [
  { from: 'waiting', event: 'try', to: 'sending' },
  { from: 'waiting', event: 'seen', to: 'unneeded' },
  { from: 'waiting', event: 'no_consent', to: 'refused' },
  { from: 'waiting', event: 'give_up', to: 'dead' },
  { from: 'sending', event: 'taken', to: 'sent' },
  { from: 'sending', event: 'no_consent', to: 'refused' },
  { from: 'sending', event: 'put_off', to: 'waiting' },
  { from: 'sending', event: 'give_up', to: 'dead' },
  { from: 'sending', event: 'lost', to: 'unknown' },
  { from: 'dead', event: 'again', to: 'waiting' },
]

/** The state after an event; null where the table knows no such way. */
export function stateAfter(state: SendingState, event: SendingEvent): SendingState | null {
  return sendingTable.find(({ from, event: known }) => from === state && known === event)?.to ?? null
}

/** So often a message is tried before it is given up. */
export const MOST_ATTEMPTS = 6

/** Who reads of something later than this reads it in the inbox. */
export const TOO_LATE = 3 * DAY

/** How long to wait after the first, second … attempt. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR] as const

/**
 * When to try again.
 *
 * @param attempts how often it was tried
 * @param tomorrow WeChat takes no more of ours today
 * @returns null when it is given up
 */
export function nextAttempt(attempts: number, now: Instant, tomorrow = false): Instant | null {
  const wait = WAITS[attempts - 1]
  if (attempts >= MOST_ATTEMPTS || wait === undefined) return null
  return tomorrow ? startOfDay(addDays(chinaDate(now), 1)) : now + wait
}
