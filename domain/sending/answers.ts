import type { SendingEvent } from './states'

/** Why a message did not go out, as staff read it. */
export const sendingReasons = [
  'no_consent',
  'openid',
  'template',
  'page',
  'fields',
  'words',
  'banned',
  'busy',
  'quota',
  'network',
  'no_answer',
  'cut_off',
  'too_late',
  'no_template',
  'other',
] as const
export type SendingReason = (typeof sendingReasons)[number]

/** What an attempt came to. */
export interface Outcome {
  readonly event: Extract<SendingEvent, 'taken' | 'no_consent' | 'put_off' | 'give_up' | 'lost'>
  /** Null for what was taken. */
  readonly reason: SendingReason | null
  /** WeChat takes no more of ours today. */
  readonly tomorrow?: true
}

/** Sources: WeChat's server API, subscribeMessage.send, and its list of global codes. */
const outcomes: Readonly<Record<number, Outcome>> = {
  0: { event: 'taken', reason: null },
  43101: { event: 'no_consent', reason: 'no_consent' },
  40003: { event: 'give_up', reason: 'openid' },
  40037: { event: 'give_up', reason: 'template' },
  41030: { event: 'give_up', reason: 'page' },
  47001: { event: 'give_up', reason: 'fields' },
  47003: { event: 'give_up', reason: 'fields' },
  45168: { event: 'give_up', reason: 'words' },
  43107: { event: 'give_up', reason: 'banned' },
  48001: { event: 'give_up', reason: 'banned' },
  [-1]: { event: 'put_off', reason: 'busy' },
  43108: { event: 'put_off', reason: 'busy' },
  45011: { event: 'put_off', reason: 'busy' },
  // The token that the cloud keeps for us has run out, and is renewed.
  40001: { event: 'put_off', reason: 'busy' },
  40014: { event: 'put_off', reason: 'busy' },
  42001: { event: 'put_off', reason: 'busy' },
  45009: { event: 'put_off', reason: 'quota', tomorrow: true },
}

/** What WeChat's answer means. A code that nobody knows is a refusal: WeChat did not send. */
export function outcomeOf(errCode: number): Outcome {
  return outcomes[errCode] ?? { event: 'give_up', reason: 'other' }
}

/** Failures before anything of ours can have reached the other side. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What a call without an answer means: put off where it cannot have arrived, lost in any other case. */
export function outcomeOfFailure(code: unknown): Outcome {
  return typeof code === 'string' && BEFORE_SENDING.has(code)
    ? { event: 'put_off', reason: 'network' }
    : { event: 'lost', reason: 'no_answer' }
}
