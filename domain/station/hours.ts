import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import {
  DAY,
  MINUTE,
  addDays,
  chinaDate,
  startOfDay,
  weekdayOf,
  type ChinaDate,
  type Instant,
  type Weekday,
} from '../time/china-time'
import { dateSchema, dayKind, type WorkingCalendar } from '../time/working-calendar'
import { endMinutesOf, minutesOf } from './clock-minutes'

const clockTimeSchema = lazySchema(() => z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)))

/**
 * From one clock time to another, `HH:mm`. `to` at or before `from` means the next day (22:00–06:00);
 * 00:00–24:00 is the whole day.
 */
export const timeRangeSchema = lazySchema(() =>
  z
    .strictObject({ from: clockTimeSchema(), to: clockTimeSchema() })
    .check(z.refine(r => r.from !== r.to && r.from !== '24:00', { error: 'range' })),
)
export type TimeRange = Parsed<typeof timeRangeSchema>

export const weekdaySchema = lazySchema(() =>
  z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]),
)

/** When a station is open, single days apart: what an office says, and what the hours of an emergency are. */
export const usualHoursSchema = lazySchema(() =>
  z.strictObject({
    /** The weekly pattern: ranges by ISO weekday; a weekday that is missing is closed. */
    weekly: z
      .array(
        z.strictObject({
          days: z.array(weekdaySchema()).check(z.minLength(1), z.maxLength(7)),
          ranges: z.array(timeRangeSchema()).check(z.minLength(1), z.maxLength(6)),
        }),
      )
      .check(z.maxLength(7)),
    /** Public holidays: as on any such weekday, closed, hours of their own, or that nobody has told yet. */
    holidays: z.union([
      z.literal('as_usual'),
      z.literal('closed'),
      z.literal('unknown'),
      z.array(timeRangeSchema()).check(z.minLength(1), z.maxLength(6)),
    ]),
  }),
)
export type UsualHours = Parsed<typeof usualHoursSchema>

/** A single day that differs; no ranges means closed. */
export const exceptionSchema = lazySchema(() =>
  z.strictObject({
    date: dateSchema(),
    ranges: z.array(timeRangeSchema()).check(z.maxLength(6)),
    /** Why, for visitors; the English one only beside a Chinese one. */
    note: z.optional(z.string().check(z.maxLength(100))),
    noteEn: z.optional(z.string().check(z.maxLength(200))),
  }),
)
export type HoursException = Parsed<typeof exceptionSchema>

/** Most single days that a station keeps. */
export const MOST_EXCEPTIONS = 60

/** When a station is open. */
export const hoursSchema = lazySchema(() =>
  z.strictObject({
    ...usualHoursSchema().shape,
    /** Single days that differ, strongest of all. They are the station's own: a list of an office knows none. */
    exceptions: z.array(exceptionSchema()).check(z.maxLength(MOST_EXCEPTIONS)),
  }),
)
export type Hours = Parsed<typeof hoursSchema>

/** Open from `start` until just before `end`. */
export interface OpenInterval {
  readonly start: Instant
  readonly end: Instant
}

/**
 * The ranges of one day. An exception beats the holiday rule, which beats the weekly pattern; a make-up
 * working day (a worked Saturday or Sunday) follows Monday's hours. A holiday of which nothing is known has none:
 * nobody is sent to a door that may be locked (see {@link isUnknownOn}).
 */
export function rangesOn(hours: Hours, calendar: WorkingCalendar, date: ChinaDate): readonly TimeRange[] {
  const exception = hours.exceptions.find(e => e.date === date)
  if (exception) return exception.ranges
  const kind = dayKind(calendar, date)
  if (kind === 'holiday' && hours.holidays !== 'as_usual') {
    return typeof hours.holidays === 'string' ? [] : hours.holidays
  }
  return weeklyRanges(hours, kind === 'make_up_day' ? 1 : weekdayOf(date))
}

/** Whether a day is a public holiday whose hours nobody has told. */
export function isUnknownOn(hours: Hours, calendar: WorkingCalendar, date: ChinaDate): boolean {
  return (
    hours.holidays === 'unknown' &&
    dayKind(calendar, date) === 'holiday' &&
    !hours.exceptions.some(e => e.date === date)
  )
}

export function weeklyRanges(hours: Hours, weekday: Weekday): readonly TimeRange[] {
  return hours.weekly.filter(w => w.days.includes(weekday)).flatMap(w => w.ranges)
}

/** All open intervals that touch the `days` days from `date` on, merged and in order. */
export function openIntervals(
  hours: Hours,
  calendar: WorkingCalendar,
  date: ChinaDate,
  days: number,
): OpenInterval[] {
  const found: OpenInterval[] = []
  for (let i = -1; i < days; i++) {
    const day = addDays(date, i)
    const midnight = startOfDay(day)
    for (const range of rangesOn(hours, calendar, day)) {
      found.push({
        start: midnight + minutesOf(range.from) * MINUTE,
        end: midnight + endMinutesOf(range) * MINUTE,
      })
    }
  }
  found.sort((a, b) => a.start - b.start)
  const merged: OpenInterval[] = []
  for (const interval of found) {
    const last = merged.at(-1)
    if (last && interval.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, interval.end) }
    else merged.push(interval)
  }
  return merged.filter(i => i.end > startOfDay(date))
}

/** How far ahead the next change is looked for; beyond it a station counts as open or closed for good. */
const HORIZON_DAYS = 15

/** The open interval that holds `now`, or the next one to come; `undefined` when there is none in sight. */
export function currentOrNext(
  hours: Hours,
  calendar: WorkingCalendar,
  now: Instant,
): OpenInterval | undefined {
  const interval = openIntervals(hours, calendar, chinaDate(now), HORIZON_DAYS).find(i => i.end > now)
  const horizon = startOfDay(chinaDate(now)) + (HORIZON_DAYS - 1) * DAY
  return interval && interval.end > horizon
    ? { start: interval.start, end: Number.POSITIVE_INFINITY }
    : interval
}
