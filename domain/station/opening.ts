import { MINUTE, type Instant } from '../time/china-time'
import type { WorkingCalendar } from '../time/working-calendar'
import { currentOrNext, type Hours } from './hours'
import type { OpenState } from './open-state'

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
