import { MINUTE, type Instant } from '../time/china-time'
import type { WorkingCalendar } from '../time/working-calendar'
import { closedUntil, type StaffSwitch } from './staff-switch'
import { currentOrNext, type Hours } from './hours'
import type { OpenState } from './open-state'

export interface OpenRules {
  /** Minutes before closing or opening that count as "soon". */
  readonly soonMinutes: number
}

/** Open or closed now, from hours, exceptions, the working calendar and staff's own switch. */
export function openState(
  station: StaffSwitch & { readonly hours: Hours },
  calendar: WorkingCalendar,
  now: Instant,
  rules: OpenRules,
): OpenState {
  const reopens = closedUntil(station, now)
  const closedByStaff = reopens !== null
  if (reopens === Number.POSITIVE_INFINITY) return { status: 'closed', changesAt: null, closedByStaff }
  const from = reopens ?? now
  const interval = currentOrNext(station.hours, calendar, from)
  if (!interval) return { status: 'closed', changesAt: null, closedByStaff }
  const soon = rules.soonMinutes * MINUTE
  const opens = Math.max(interval.start, from)
  if (opens <= now) {
    const forGood = interval.end === Number.POSITIVE_INFINITY
    return {
      status: !forGood && interval.end - now <= soon ? 'closing' : 'open',
      changesAt: forGood ? null : new Date(interval.end).toISOString(),
      closedByStaff,
    }
  }
  return {
    status: opens - now <= soon ? 'opening' : 'closed',
    changesAt: new Date(opens).toISOString(),
    closedByStaff,
  }
}

export function isOpen(state: OpenState): boolean {
  return state.status === 'open' || state.status === 'closing'
}
