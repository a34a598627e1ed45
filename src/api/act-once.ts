import { actingNow } from './acting'
import { isRecord, isString } from './checks'
import { deviceShelf } from './device-shelf'
import { sentDraft } from './draft'
import { randomKey } from './random-key'

/** An act that has no answer yet. */
interface Begun {
  /** What was said, and for whom, as JSON. */
  readonly said: string
  readonly key: string
  /** When it was said, by this device's clock. */
  readonly at: number
}

const isBegun = (value: unknown): value is Begun =>
  isRecord(value) && isString(value.said) && isString(value.key) && typeof value.at === 'number'

const MINUTE = 60_000
/** The service knows keys for a day longer; in milliseconds. */
const KNOWN = 6 * 24 * 60 * MINUTE

/**
 * How long the same words are the same act where they may well be meant once more: two people invited in one role, one
 * neighbour served twice. In milliseconds.
 */
export const SOON_AGAIN = 10 * MINUTE

const begun = deviceShelf('acts', KNOWN)

/** So many of one act have no answer yet; the one that was said longest ago makes room. */
const MOST = 4

/** The newest first. What an earlier version kept was one alone. */
const allOf = (act: string): readonly Begun[] => {
  const found = begun.get(act)
  return (Array.isArray(found) ? found : [found]).filter(isBegun)
}

/**
 * The idempotency key of what is said, the same until it is answered, also when its form or the app was closed in
 * between. Other words are another act, and the first ones, said again after them, are still the first.
 *
 * @param act what is done, with the id of what it is done to: `refuse:S1`
 */
export function keyOf(act: string, said: unknown, sameFor = KNOWN): string {
  const words = JSON.stringify([said, actingNow()?.id ?? null])
  const all = allOf(act)
  const before = all.find(one => one.said === words && Date.now() - one.at < sameFor)
  const now: Begun = before ?? { said: words, key: randomKey(), at: Date.now() }
  const others = all.filter(({ said }) => said !== words)
  begun.put(act, [now, ...others.slice(0, MOST - 1)])
  return now.key
}

/**
 * There is an answer: the same words are from now on another act, and so is what was said before them, for it is over.
 * @returns whether it was the last that was said here
 */
export function answered(act: string, key: string): boolean {
  const all = allOf(act)
  const place = all.findIndex(one => one.key === key)
  if (place > 0) begun.put(act, all.slice(0, place))
  else if (place === 0) begun.drop(act)
  return place === 0
}

/**
 * Does something that a person may send again by hand because they never heard what became of it: the same words to the
 * same act are done once and get the first answer. Then the draft of that name is done with, also where its form was closed
 * meanwhile, but not what was typed there since.
 *
 * @param act as for `keyOf`
 * @param said all that the call says, and so what makes it the same
 * @param isUndone of an act that can be undone: whether its answer says that it was. An act of before that is undone by
 *   now, and whose answer was lost, is not what is meant when the same is said once more: then it is done anew
 */
export async function actOnce<Said, Answer>(
  act: string,
  said: Said,
  call: (said: Said, options: { readonly key: string }) => Promise<Answer>,
  sameFor?: number,
  isUndone?: (answer: Answer) => boolean,
): Promise<Answer> {
  const before = allOf(act).map(one => one.key)
  const key = keyOf(act, said, sameFor)
  const dropSent = sentDraft(act)
  const answer = await call(said, { key })
  const isLast = answered(act, key)
  if (before.includes(key) && isUndone?.(answer)) return actOnce(act, said, call, sameFor)
  if (isLast) dropSent()
  return answer
}
