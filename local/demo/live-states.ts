import type { FreshnessRules } from '../../domain/station/freshness'
import type { LiveState } from '../../domain/station/live-state'
import type { StationRecord } from '../../domain/station/record'
import { MINUTE, type Instant } from '../../domain/time/china-time'
import { Dice } from './dice'
import { NAMED_STATION, namedLiveState } from './named-station'

const DAY_MINUTES = 24 * 60

/**
 * Seats and chargers free as of `now`, in every freshness: half are fresh, a fifth age, some are too old to
 * be believed, and some places never told. Which it is depends on seed and code alone; only the times move.
 */
export function liveStateOf(
  seed: string,
  { code, name, capacity }: Pick<StationRecord, 'code' | 'name' | 'capacity'>,
  rules: FreshnessRules,
  now: Instant,
): LiveState | null {
  if (name.zh === NAMED_STATION) return namedLiveState(now)
  if (capacity.seats + capacity.chargers === 0) return null
  const dice = new Dice(seed, 'live', code)
  const { freshMinutes, staleMinutes } = rules
  const age = dice.weighted<readonly [number, number] | null>([
    [[0, Math.floor(freshMinutes / 2)], 50],
    [[freshMinutes + 1, Math.floor((freshMinutes + staleMinutes) / 2)], 20],
    [[staleMinutes + 1, staleMinutes + 2 * DAY_MINUTES], 15],
    [null, 15],
  ])
  if (!age) return null
  const free = (all: number, probability: number) =>
    all > 0 && dice.chance(probability) ? dice.int(0, all) : null
  const seatsFree = free(capacity.seats, 0.95)
  const chargersFree = free(capacity.chargers, 0.85)
  if (seatsFree === null && chargersFree === null) return null
  const updatedAt = new Date(now - dice.int(...age) * MINUTE).toISOString()
  return { seatsFree, chargersFree, updatedAt }
}
