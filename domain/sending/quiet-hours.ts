import { minutesOf } from '../station/clock-minutes'
import { CHINA_OFFSET, DAY, MINUTE, minuteOfDay, type Instant } from '../time/china-time'

/** When phones are left alone: times of day in China, `HH:MM`. `from` may be later than `until`, over midnight. */
export interface QuietHours {
  readonly from: string
  readonly until: string
}

export function isQuiet({ from, until }: QuietHours, at: Instant): boolean {
  const [start, end, minute] = [minutesOf(from), minutesOf(until), minuteOfDay(at)]
  return start <= end ? minute >= start && minute < end : minute >= start || minute < end
}

/** The moment itself, or the end of the quiet hours that it falls in. */
export function afterQuiet(quiet: QuietHours, at: Instant): Instant {
  if (!isQuiet(quiet, at)) return at
  const midnight = Math.floor((at + CHINA_OFFSET) / DAY) * DAY - CHINA_OFFSET
  const end = midnight + minutesOf(quiet.until) * MINUTE
  return end > at ? end : end + DAY
}
