import { freshness, type Freshness, type FreshnessRules } from '../../../domain/station/freshness'
import type { StationCard } from '../../../domain/station/card'
import type { Instant } from '../../../domain/time/china-time'
import { agoWords } from '../../i18n/time-words'
import type { WordsOf } from '../../i18n/zh-CN'

export interface Figure {
  readonly free: number
  readonly all: number
}

export interface LiveView {
  readonly freshness: Freshness
  /** How old the figures are, in words; '' when nothing was ever told. */
  readonly ago: string
  /** Null where the station has none, or where the number is too old to be believed. */
  readonly seats: Figure | null
  readonly chargers: Figure | null
}

/** Free seats and chargers with their age; what is too old is not shown at all. */
export function liveView(
  station: Pick<StationCard, 'live' | 'capacity'>,
  now: Instant,
  rules: FreshnessRules,
  words: WordsOf,
): LiveView {
  const { live, capacity } = station
  const at = live ? Date.parse(live.updatedAt) : null
  const age = freshness(at, now, rules)
  const figure = (free: number | null | undefined, all: number): Figure | null =>
    age === 'unknown' || free == null || all === 0 ? null : { free: Math.min(free, all), all }
  return {
    freshness: age,
    ago: at === null ? '' : agoWords(at, now, words),
    seats: figure(live?.seatsFree, capacity.seats),
    chargers: figure(live?.chargersFree, capacity.chargers),
  }
}
