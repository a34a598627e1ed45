import { addDays, chinaDate, HOUR, startOfDay, type Instant } from '../time/china-time'

/** Of the evening before: seven o'clock, when people plan the next day. */
const EVENING = 19 * HOUR
/** Before the start, in milliseconds. */
const SHORTLY = HOUR

/**
 * When somebody is reminded of a booking next: the evening before, and an hour before. Null where neither is to come:
 * who books two hours ahead is reminded once, who books at the last moment not at all.
 */
export function nextReminder(startsAt: Instant, now: Instant): Instant | null {
  const evening = startOfDay(addDays(chinaDate(startsAt), -1)) + EVENING
  const shortly = startsAt - SHORTLY
  if (evening > now) return evening
  return shortly > now ? shortly : null
}

/** Whether a reminder is the last one: it says that it is time to go. */
export const isSoon = (startsAt: Instant, now: Instant): boolean => startsAt - now <= SHORTLY
