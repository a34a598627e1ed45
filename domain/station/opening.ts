import { chinaDate, MINUTE, type Instant } from '../time/china-time'
import type { WorkingCalendar } from '../time/working-calendar'
import { closedUntil, type StaffSwitch } from './staff-switch'
import { currentOrNext, isUnknownOn, type Hours } from './hours'
import type { OpenState } from './open-state'

export interface OpenRules {
  /** Minutes before closing or opening that count as "soon". */
  readonly soonMinutes: number
}

/**
 * Open or closed now, from hours, exceptions, the working calendar and staff's own switch. On a public holiday whose
 * hours nobody has told it counts as closed, and says why.
 */
export function openState(
  station: StaffSwitch & { readonly hours: Hours },
  calendar: WorkingCalendar,
  now: Instant,
  rules: OpenRules,
): OpenState {
  const reopens = closedUntil(station, now)
  const closedByStaff = reopens !== null
  const closed = { status: 'closed', changesAt: null, closedByStaff, holidayUnknown: false } as const
  if (reopens === Number.POSITIVE_INFINITY) return closed
  const from = reopens ?? now
  const interval = currentOrNext(station.hours, calendar, from)
  const opens = interval && Math.max(interval.start, from)
  const shut = opens === undefined || opens > now
  const holidayUnknown = shut && !closedByStaff && isUnknownOn(station.hours, calendar, chinaDate(now))
  if (!interval || opens === undefined) return { ...closed, holidayUnknown }
  const soon = rules.soonMinutes * MINUTE
  if (opens <= now) {
    const forGood = interval.end === Number.POSITIVE_INFINITY
    return {
      ...closed,
      status: !forGood && interval.end - now <= soon ? 'closing' : 'open',
      changesAt: forGood ? null : new Date(interval.end).toISOString(),
    }
  }
  return {
    ...closed,
    status: opens - now <= soon ? 'opening' : 'closed',
    changesAt: new Date(opens).toISOString(),
    holidayUnknown,
  }
}

export function isOpen(state: OpenState): boolean {
  return state.status === 'open' || state.status === 'closing'
}

/** Closed by what was published; a holiday of which nobody has told the hours is not. */
export function isSurelyShut(state: OpenState): boolean {
  return !isOpen(state) && !state.holidayUnknown
}
