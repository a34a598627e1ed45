import type { StationCard } from '../../../domain/station/card'
import type { FreshnessRules } from '../../../domain/station/freshness'
import type { Instant } from '../../../domain/time/china-time'
import { distanceWords, walkWords } from '../../i18n/distance-words'
import type { WordsOf } from '../../i18n/zh-CN'
import { liveView } from './live-words'

/**
 * `320 米`, `步行 5 分钟`: how far it is, where that is known. From a community, which is not where the person
 * stands, it says so and names no walk: `离木棉湾社区 320 米`.
 */
export function wayFacts(
  station: Pick<StationCard, 'distance'>,
  words: WordsOf,
  from: string | undefined,
): string[] {
  if (station.distance === null) return []
  if (from !== undefined) return [words.distance.from(from, distanceWords(station.distance, words))]
  const walk = walkWords(station.distance, words)
  return [distanceWords(station.distance, words), ...(walk ? [walk] : [])]
}

/** Free seats with their age for a card; nothing where the station has no seats. */
export function seatFacts(
  station: StationCard,
  now: Instant,
  rules: FreshnessRules,
  words: WordsOf,
): string[] {
  if (station.capacity.seats === 0) return []
  const { seats, freshness, ago } = liveView(station, now, rules, words)
  if (!seats) return [words.live.seatsUnknown]
  const about = freshness === 'ageing'
  const figure = seats.free === 0 ? words.live.seatsFull : words.live.seats(seats.free, seats.all, about)
  return [figure + words.live.noted(ago)]
}

/** Free seats and chargers for one line of a list, the last one with their age; nothing that is not known. */
export function rowLiveFacts(
  station: StationCard,
  now: Instant,
  rules: FreshnessRules,
  words: WordsOf,
): string[] {
  const { seats, chargers, freshness, ago } = liveView(station, now, rules, words)
  const about = freshness === 'ageing'
  const figures = [
    ...(seats ? [seats.free === 0 ? words.live.seatsFull : words.live.seatsShort(seats.free, about)] : []),
    ...(chargers
      ? [chargers.free === 0 ? words.live.chargersFull : words.live.chargersShort(chargers.free, about)]
      : []),
  ]
  const last = figures.pop()
  return last === undefined ? [] : [...figures, last + words.live.noted(ago)]
}
