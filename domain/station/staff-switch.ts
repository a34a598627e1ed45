import type { Instant } from '../time/china-time'
import type { Closure } from './closure'

/** Staff's own switch. Stations that were closed before reasons were asked for have none. */
export interface StaffSwitch {
  readonly closedByStaff: boolean
  readonly closure?: Closure | null
}

/** Closed until somebody opens it: no moment comes at which it opens by itself. */
export function isClosedUntilFurtherNotice({ closedByStaff, closure }: StaffSwitch): boolean {
  return closedByStaff && closure?.until == null
}

/** When the switch lets the station open again: null when it is not closed, infinity for until further notice. */
export function closedUntil({ closedByStaff, closure }: StaffSwitch, now: Instant): Instant | null {
  if (!closedByStaff) return null
  const until = closure?.until == null ? Number.POSITIVE_INFINITY : Date.parse(closure.until)
  return until > now ? until : null
}
