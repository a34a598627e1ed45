import { MINUTE, type Instant } from '../../time/china-time'

/** So many of the last calls make the pace. */
export const CALLS_OF_PACE = 6
/** Fewer calls say nothing: then the place's own rule counts. */
const FEWEST = 3
/** After so long without a call nobody can say how it goes on, in milliseconds. */
const STANDSTILL = 30 * MINUTE

interface Waiting {
  /** How many are before them. */
  readonly ahead: number
  /** When people were called today, the last first; {@link CALLS_OF_PACE} are enough. */
  readonly calls: readonly Instant[]
  /** How long one person takes by the rules of the place. */
  readonly eachMinutes: number
  /** When the first slot of the day begins. */
  readonly start: Instant
  readonly now: Instant
}

/**
 * In about how many minutes somebody is called: by the pace of the last calls, else by how long one person takes; never
 * before the day begins. Null where nobody can say: nobody was called for long.
 */
export function waitMinutes({ ahead, calls, eachMinutes, start, now }: Waiting): number | null {
  const [last] = calls
  const first = calls.at(-1)
  const pace =
    last !== undefined && first !== undefined && calls.length >= FEWEST
      ? Math.max(MINUTE, (last - first) / (calls.length - 1))
      : eachMinutes * MINUTE
  if (now < start) return roundedUp((start - now + ahead * pace) / MINUTE)
  if (now - (last ?? start) > Math.max(STANDSTILL, 3 * pace)) return null
  return roundedUp((ahead * pace) / MINUTE)
}

/** As people say it: to the minute up to ten, then to five. */
function roundedUp(minutes: number): number {
  return minutes <= 10 ? Math.ceil(minutes) : Math.ceil(minutes / 5) * 5
}
