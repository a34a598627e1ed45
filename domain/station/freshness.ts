import { MINUTE, type Instant } from '../time/china-time'

/** How far a number that ages can be believed. */
export type Freshness = 'fresh' | 'ageing' | 'unknown'

export interface FreshnessRules {
  /** Up to this age, in minutes, a number is shown plainly. */
  readonly freshMinutes: number
  /** Up to this age it is shown with its age and less weight; beyond, it is unknown and not shown. */
  readonly staleMinutes: number
}

/** A moment in the future (a clock that runs ahead) counts as now. */
export function freshness(updatedAt: Instant | null, now: Instant, rules: FreshnessRules): Freshness {
  if (updatedAt === null) return 'unknown'
  const age = now - updatedAt
  if (age <= rules.freshMinutes * MINUTE) return 'fresh'
  return age <= rules.staleMinutes * MINUTE ? 'ageing' : 'unknown'
}
