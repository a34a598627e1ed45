import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { weekdayOf, type ChinaDate } from './china-time'

export const dateSchema = lazySchema(() =>
  z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
)

/**
 * The Chinese working calendar as a value: the State Council announces each year which days are off and
 * which weekend days are worked instead. Source of the shipped years: npm `chinese-days` (MIT).
 */
export const workingCalendarSchema = lazySchema(() =>
  z.strictObject({
    /** First and last day that the lists below speak of; outside, only the weekday is known. */
    coveredFrom: dateSchema(),
    coveredUntil: dateSchema(),
    /** Days off, with the holiday's Chinese name. */
    holidays: z.record(dateSchema(), z.string()),
    /** Saturdays and Sundays that are worked. */
    makeUpDays: z.record(dateSchema(), z.string()),
  }),
)
export type WorkingCalendar = Parsed<typeof workingCalendarSchema>

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make_up_day'

/** What kind of day it is; beyond the covered range it falls back to the weekday pattern. */
export function dayKind(calendar: WorkingCalendar, date: ChinaDate): DayKind {
  if (Object.hasOwn(calendar.holidays, date)) return 'holiday'
  if (Object.hasOwn(calendar.makeUpDays, date)) return 'make_up_day'
  return weekdayOf(date) >= 6 ? 'weekend' : 'workday'
}

/** False where the arrangement of holidays has not been announced: pages then say 节假日安排未公布. */
export function isCovered(calendar: WorkingCalendar, date: ChinaDate): boolean {
  return date >= calendar.coveredFrom && date <= calendar.coveredUntil
}
