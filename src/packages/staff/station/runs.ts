import type { HoursException } from '../../../../domain/station/hours'
import { addDays, type ChinaDate } from '../../../../domain/time/china-time'

/** Days in a row that differ in the same way. */
export interface Run {
  readonly from: ChinaDate
  readonly to: ChinaDate
  readonly ranges: HoursException['ranges']
  readonly note: string | undefined
}

/** Single days from today on, those told together that were meant together. */
export function runsOf(exceptions: readonly HoursException[], today: ChinaDate): Run[] {
  const coming = exceptions.filter(({ date }) => date >= today)
  const runs: Run[] = []
  for (const { date, ranges, note } of coming.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = runs.at(-1)
    const same = last?.note === note && last && JSON.stringify(last.ranges) === JSON.stringify(ranges)
    if (same && addDays(last.to, 1) === date) runs[runs.length - 1] = { ...last, to: date }
    else runs.push({ from: date, to: date, ranges, note })
  }
  return runs
}

/** What is said of the days from one to another, as the service is told that it was seen. */
export function daysOf(
  station: { readonly exceptions: readonly HoursException[] } | undefined,
  from: ChinaDate,
  to: ChinaDate,
): HoursException[] {
  return (station?.exceptions ?? []).filter(({ date }) => date >= from && date <= to)
}

/** One name for all that is said of single days: days told, removed and told anew are three acts, not one. */
export const daysAct = (stationId: string): string => `days:${stationId}`
