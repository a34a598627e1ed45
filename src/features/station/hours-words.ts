import type { StationDetail } from '../../../domain/station/contract'
import type { TimeRange } from '../../../domain/station/hours'
import { DAY, addDays, chinaDate, startOfDay, weekdayOf, type Instant } from '../../../domain/time/china-time'
import { clockOf } from '../../i18n/time-words'
import type { WordsOf } from '../../i18n/zh-CN'

type Weekly = StationDetail['hours']['weekly']

/** `8:30–12:00 14:00–18:00`, `全天`, `休息`, `22:00–次日 6:00`. */
export function rangesWords(ranges: readonly TimeRange[], words: WordsOf): string {
  if (ranges.length === 0) return words.station.rest
  return ranges.map(range => rangeWords(range, words)).join('  ')
}

function rangeWords({ from, to }: TimeRange, words: WordsOf): string {
  if (from === '00:00' && to === '24:00') return words.station.allDay
  const end = clockOf(to, words)
  return words.station.range(clockOf(from, words), to <= from ? words.station.nextDay(end) : end)
}

/** The usual week, with neighbouring days of the same hours told together. */
export function weekWords(
  weekly: Weekly,
  words: WordsOf,
): { readonly days: string; readonly hours: string }[] {
  const runs: { first: number; last: number; hours: string }[] = []
  for (const { weekday, ranges } of weekly) {
    const hours = rangesWords(ranges, words)
    const run = runs.at(-1)
    if (run?.hours === hours && run.last === weekday - 1) run.last = weekday
    else runs.push({ first: weekday, last: weekday, hours })
  }
  return runs.map(({ first, last, hours }) => ({ days: words.time.weekdays(first, last), hours }))
}

/** `今天`, `明天`, `周四`, with the date. */
export function comingDayWords(
  date: string,
  now: Instant,
  words: WordsOf,
): { readonly day: string; readonly date: string } {
  const today = chinaDate(now)
  const day =
    date === today
      ? words.time.today
      : date === addDays(today, 1)
        ? words.time.tomorrow
        : words.time.weekday(weekdayOf(date))
  return { day, date: words.time.date(Number(date.slice(5, 7)), Number(date.slice(8, 10))) }
}

/** Whether the list still begins with today; an old answer may begin with yesterday. */
export function isPast(date: string, now: Instant): boolean {
  return startOfDay(date) + DAY <= now
}
