import * as z from 'zod/mini'
import { InstantSchema } from '../contract/wire'
import { MINUTE, type Instant } from '../time/china-time'
import type { WorkingCalendar } from '../time/working-calendar'
import { currentOrNext, type Hours } from './hours'

/**
 * What a person wants to know at the door. `closing` is open but soon not, `opening` is closed but soon
 * not; "soon" is a rule of the district.
 */
export const OpenStateSchema = z.strictObject({
  status: z.enum(['open', 'closing', 'closed', 'opening']),
  /** When the state changes next; null when it does not within two weeks (open round the clock, or shut). */
  changesAt: z.nullable(InstantSchema),
  /** Why it is closed against its hours: staff's own switch. */
  closedByStaff: z.boolean(),
})
export type OpenState = z.infer<typeof OpenStateSchema>

export interface OpenRules {
  /** Minutes before closing or opening that count as "soon". */
  readonly soonMinutes: number
}

/** Open or closed now, from hours, exceptions, the working calendar and staff's own switch. */
export function openState(
  station: { readonly hours: Hours; readonly closedByStaff: boolean },
  calendar: WorkingCalendar,
  now: Instant,
  rules: OpenRules,
): OpenState {
  if (station.closedByStaff) return { status: 'closed', changesAt: null, closedByStaff: true }
  const interval = currentOrNext(station.hours, calendar, now)
  if (!interval) return { status: 'closed', changesAt: null, closedByStaff: false }
  const soon = rules.soonMinutes * MINUTE
  if (interval.start <= now) {
    const forGood = interval.end === Number.POSITIVE_INFINITY
    return {
      status: !forGood && interval.end - now <= soon ? 'closing' : 'open',
      changesAt: forGood ? null : new Date(interval.end).toISOString(),
      closedByStaff: false,
    }
  }
  return {
    status: interval.start - now <= soon ? 'opening' : 'closed',
    changesAt: new Date(interval.start).toISOString(),
    closedByStaff: false,
  }
}

export function isOpen(state: OpenState): boolean {
  return state.status === 'open' || state.status === 'closing'
}
