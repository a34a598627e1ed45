import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { nameSchema } from '../contract/name'
import { instantSchema } from '../contract/wire'
import type { Instant } from '../time/china-time'

/** Why staff closed a station against its hours, in words for visitors, and until when. */
export const closureSchema = lazySchema(() =>
  z.strictObject({
    reason: nameSchema(),
    /** It opens by itself then, as its hours say; null until somebody opens it. */
    until: z.nullable(instantSchema()),
    since: instantSchema(),
  }),
)
export type Closure = Parsed<typeof closureSchema>

/** Staff's own switch. Stations that were closed before reasons were asked for have none. */
export interface StaffSwitch {
  readonly closedByStaff: boolean
  readonly closure?: Closure | null
}

/** When the switch lets the station open again: null when it is not closed, infinity for until further notice. */
export function closedUntil({ closedByStaff, closure }: StaffSwitch, now: Instant): Instant | null {
  if (!closedByStaff) return null
  const until = closure?.until == null ? Number.POSITIVE_INFINITY : Date.parse(closure.until)
  return until > now ? until : null
}
