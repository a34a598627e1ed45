/** A calendar day in China, `YYYY-MM-DD`. */
export type ChinaDate = string
/** 1 Monday … 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** Milliseconds since 1970 (UTC). Rules receive the present as a value of this type. */
export type Instant = number

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/**
 * China has one time zone and no summer time, so a fixed +8 needs no time zone data, which mini programs lack.
 */
export const CHINA_OFFSET = 8 * HOUR

export function chinaDate(at: Instant): ChinaDate {
  return new Date(at + CHINA_OFFSET).toISOString().slice(0, 10)
}

/** Minutes since midnight in China, 0 … 1439. */
export function minuteOfDay(at: Instant): number {
  return Math.floor((at + CHINA_OFFSET) / MINUTE) % (24 * 60)
}

/** The moment a day begins in China. Throws a RangeError when the date is none. */
export function startOfDay(date: ChinaDate): Instant {
  const at = Date.parse(`${date}T00:00:00+08:00`)
  if (Number.isNaN(at)) throw new RangeError(`not a date: ${date}`)
  return at
}

export function addDays(date: ChinaDate, days: number): ChinaDate {
  return chinaDate(startOfDay(date) + days * DAY)
}

export function weekdayOf(date: ChinaDate): Weekday {
  const sundayBased = new Date(startOfDay(date) + CHINA_OFFSET).getUTCDay()
  return (sundayBased === 0 ? 7 : sundayBased) as Weekday
}
