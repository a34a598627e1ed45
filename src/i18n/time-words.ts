import {
  chinaDate,
  DAY,
  HOUR,
  MINUTE,
  minuteOfDay,
  startOfDay,
  weekdayOf,
  type Instant,
} from '../../domain/time/china-time'
import type { WordsOf } from './zh-CN'

/** `9:05`, `21:00`. */
export function clockWords(at: Instant, words: WordsOf): string {
  const minutes = minuteOfDay(at)
  return words.time.clock(Math.floor(minutes / 60), minutes % 60)
}

/** Clock time as people say it from `HH:mm`. */
export function clockOf(text: string, words: WordsOf): string {
  return words.time.clock(Number(text.slice(0, 2)), Number(text.slice(3, 5)))
}

/** How long ago: minutes, hours, then days. */
export function agoWords(at: Instant, now: Instant, words: WordsOf): string {
  const age = now - at
  if (age < MINUTE) return words.time.justNow
  if (age < HOUR) return words.time.minutesAgo(Math.floor(age / MINUTE))
  if (age < DAY) return words.time.hoursAgo(Math.floor(age / HOUR))
  return words.time.daysAgo(Math.floor(age / DAY))
}

/** The day as seen from now: '' for today, tomorrow, a weekday within the week, else the date. */
export function dayWords(at: Instant, now: Instant, words: WordsOf): string {
  const day = chinaDate(at)
  const ahead = Math.round((startOfDay(day) - startOfDay(chinaDate(now))) / DAY)
  if (ahead === 0) return ''
  if (ahead === 1) return words.time.tomorrow
  if (ahead === -1) return words.time.yesterday
  if (ahead > 1 && ahead < 7) return words.time.weekday(weekdayOf(day))
  return words.time.date(Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

/** The end of something, as signs say it: `21:00`, and at midnight that of the day that ends: `今晚 24:00`. */
export function endWords(at: Instant, now: Instant, words: WordsOf): string {
  if (minuteOfDay(at) !== 0) return momentWords(at, now, words)
  return words.time.midnight(dayWords(at - MINUTE, now, words))
}

/** Relative near, absolute far: `21:00`, `明天 8:30`, `周四 8:30`, `9月3日 8:30`. */
export function momentWords(at: Instant, now: Instant, words: WordsOf): string {
  return words.time.at(dayWords(at, now, words), clockWords(at, words))
}

/** A moment that begins a line: `Yesterday 20:16`, `Just now`. */
export function atLineStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
