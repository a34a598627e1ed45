import { minutesOf, endMinutesOf } from '../station/clock-minutes'
import type { TimeRange } from '../station/hours'
import {
  MINUTE,
  addDays,
  chinaDate,
  startOfDay,
  weekdayOf,
  type ChinaDate,
  type Instant,
} from '../time/china-time'
import { dayKind, type WorkingCalendar } from '../time/working-calendar'
import type { OfferingClosure, OfferingPlan, Pattern } from './offering'

/** One slot as the plan has it. */
export interface PlannedSlot {
  readonly start: Instant
  readonly end: Instant
  readonly capacity: number
  /** Places `0 … bookable - 1` can be booked, those above are for who walks in. */
  readonly bookable: number
}

/**
 * The slots of a day: the weekly pattern, without public holidays and closures. A make-up working day follows
 * Monday's pattern, as a station's hours do; where nothing is announced of holidays the weekday counts.
 */
export function slotsOn(plan: OfferingPlan, calendar: WorkingCalendar, date: ChinaDate): PlannedSlot[] {
  const kind = dayKind(calendar, date)
  if (kind === 'holiday' && plan.holidays === 'closed') return []
  const weekday = kind === 'make_up_day' ? 1 : weekdayOf(date)
  const slots = plan.weekly
    .filter(({ days }) => days.includes(weekday))
    .flatMap(pattern => cut(pattern, date))
    .filter(({ start, end }) => !plan.closures.some(closure => touches(closure, start, end)))
    .sort((a, b) => a.start - b.start)
  // Of patterns that overlap the first counts: a slot has one beginning.
  return slots.filter(({ start }, i) => slots[i - 1]?.start !== start)
}

/** Whether a closure lies over some of a time. */
export function touches({ date, range }: OfferingClosure, start: Instant, end: Instant): boolean {
  const span = spanOf(date, range)
  return start < span.end && span.start < end
}

/** The days that can be booked now: today and those after it. */
export function daysOfWindow({ rules }: OfferingPlan, now: Instant): ChinaDate[] {
  const today = chinaDate(now)
  return Array.from({ length: rules.windowDays }, (_, day) => addDays(today, day))
}

/** Id of a slot: one offering has one slot that begins at a moment. `<offering>@202611230900`, China time. */
export function slotId(offering: string, start: Instant): string {
  const date = chinaDate(start)
  const minutes = Math.round((start - startOfDay(date)) / MINUTE)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${offering}@${date.replaceAll('-', '')}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

function cut({ range, minutes, capacity, walkIn }: Pattern, date: ChinaDate): PlannedSlot[] {
  const span = spanOf(date, range)
  const slots: PlannedSlot[] = []
  for (let start = span.start; start + minutes * MINUTE <= span.end; start += minutes * MINUTE)
    slots.push({
      start,
      end: start + minutes * MINUTE,
      capacity,
      bookable: Math.max(0, capacity - walkIn),
    })
  return slots
}

/** From when to when a range of a day goes; the whole day for none. */
function spanOf(
  date: ChinaDate,
  range: TimeRange | null,
): { readonly start: Instant; readonly end: Instant } {
  const midnight = startOfDay(date)
  if (!range) return { start: midnight, end: midnight + 24 * 60 * MINUTE }
  return { start: midnight + minutesOf(range.from) * MINUTE, end: midnight + endMinutesOf(range) * MINUTE }
}
