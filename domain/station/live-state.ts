import * as z from 'zod/mini'
import { InstantSchema } from '../contract/wire'
import { MINUTE, type Instant } from '../time/china-time'

const CountSchema = z.int().check(z.minimum(0), z.maximum(9999))

/** Seats and chargers free, as last told, with the moment of the telling. */
export const LiveStateSchema = z.strictObject({
  seatsFree: z.nullable(CountSchema),
  chargersFree: z.nullable(CountSchema),
  updatedAt: InstantSchema,
})
export type LiveState = z.infer<typeof LiveStateSchema>

export const CapacitySchema = z.strictObject({ seats: CountSchema, chargers: CountSchema })
export type Capacity = z.infer<typeof CapacitySchema>

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
