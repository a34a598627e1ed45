/** How WeChat's content security judged a part: its words (`suggest`). */
export const suggestions = ['pass', 'review', 'risky'] as const
export type Suggestion = (typeof suggestions)[number]

/**
 * What is known of one part, the words or one photo: an answer; `waiting` for one; `failed`: nobody answered, it is
 * asked again; `stale`: WeChat answers only about people who were in the mini program within two hours.
 */
export type PartState = Suggestion | 'waiting' | 'failed' | 'stale'

/** What staff are told of the check; `unchecked`: who sent it is not known to WeChat. */
export const verdicts = ['pass', 'review', 'risky', 'unknown', 'stale', 'unchecked'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * All parts together. One risky part is enough; nobody waits for the rest then.
 *
 * @param late it was waited for long enough: what is not known by now counts as unknown
 * @returns null while it is to be waited for
 */
export function verdictOf(parts: readonly PartState[], late: boolean): Verdict | null {
  if (parts.includes('risky')) return 'risky'
  if (parts.includes('stale')) return 'stale'
  if (parts.includes('waiting') || parts.includes('failed')) return late ? 'unknown' : null
  return parts.includes('review') ? 'review' : 'pass'
}
