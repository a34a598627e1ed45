import type { TimeRange } from './hours'

/** Minutes since midnight of `HH:mm`. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** Minutes since its day's midnight at which a range ends; over 1440 when it runs into the next day. */
export function endMinutesOf(range: TimeRange): number {
  const from = minutesOf(range.from)
  const to = minutesOf(range.to)
  return to <= from ? to + 24 * 60 : to
}
