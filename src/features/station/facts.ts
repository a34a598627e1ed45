import type { StationCard } from '../../../domain/station/contract'
import type { FreshnessRules } from '../../../domain/station/live-state'
import type { Instant } from '../../../domain/time/china-time'
import { distanceWords, walkWords } from '../../i18n/distance-words'
import type { WordsOf } from '../../i18n/zh-CN'
import { liveView } from './live-words'

/** What separates short facts in one line. */
export const DOT = ' · '

/** `320 米`, `步行 5 分钟`: how far it is, where that is known. */
export function wayFacts(station: Pick<StationCard, 'distance'>, words: WordsOf): string[] {
  if (station.distance === null) return []
  const walk = walkWords(station.distance, words)
  return [distanceWords(station.distance, words), ...(walk ? [walk] : [])]
}

/** Free seats with their age for a card; nothing where the station has no seats. */
export function seatFact(
  station: StationCard,
  now: Instant,
  rules: FreshnessRules,
  words: WordsOf,
): { readonly words: string; readonly ageing: boolean } | null {
  if (station.capacity.seats === 0) return null
  const live = liveView(station, now, rules, words)
  if (!live.seats) return { words: words.live.seatsUnknown, ageing: true }
  const figure =
    live.seats.free === 0 ? words.live.seatsFull : words.live.seats(live.seats.free, live.seats.all)
  return { words: figure + words.live.noted(live.ago), ageing: live.freshness === 'ageing' }
}

/** Free seats and chargers for one line of a list; nothing that is not known. */
export function rowLiveFact(
  station: StationCard,
  now: Instant,
  rules: FreshnessRules,
  words: WordsOf,
): string | null {
  const live = liveView(station, now, rules, words)
  const figures = [
    ...(live.seats
      ? [live.seats.free === 0 ? words.live.seatsFull : words.live.seatsShort(live.seats.free)]
      : []),
    ...(live.chargers ? [words.live.chargersShort(live.chargers.free)] : []),
  ]
  return figures.length > 0 ? figures.join(DOT) + words.live.noted(live.ago) : null
}
