import type { Instant } from '../../../domain/time/china-time'
import { clockWords, dayWords } from '../../i18n/time-words'
import type { WordsOf } from '../../i18n/zh-CN'

interface Span {
  readonly startsAt: string
  readonly endsAt: string
}

/** When a slot is, today named too: `今天 9:00–9:30`, `周四 9:00–9:30`, `12月3日 9:00–9:30`. */
export function slotWords(span: Span, now: Instant, words: WordsOf): string {
  return words.time.at(namedDay(Date.parse(span.startsAt), now, words), timesWords(span, words))
}

/** When it begins: `今天 9:00`. */
export function startWords(at: Instant, now: Instant, words: WordsOf): string {
  return words.time.at(namedDay(at, now, words), clockWords(at, words))
}

/** From when to when within its day: `9:00–9:30`. */
export function timesWords({ startsAt, endsAt }: Span, words: WordsOf): string {
  return words.station.range(clockWords(Date.parse(startsAt), words), clockWords(Date.parse(endsAt), words))
}

/** Beside other days a bare clock time is asked twice. */
const namedDay = (at: Instant, now: Instant, words: WordsOf) => dayWords(at, now, words) || words.time.today
