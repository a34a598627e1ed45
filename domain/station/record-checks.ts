import { insideRing } from '../geo/measure'
import type { Point } from '../geo/geo'
import { MINUTE, type Instant } from '../time/china-time'
import { endMinutesOf, minutesOf } from './clock-minutes'
import { weeklyRanges, type TimeRange, type UsualHours } from './hours'
import type { LiveState } from './live-state'
import type { StationRecord } from './record'

/**
 * What a schema cannot say of a station: the rules that an imported row and an edit share. Sentences for the codes
 * stand in record-words.
 */
export interface RecordProblem {
  /** Where it stands in the record. */
  readonly field:
    'name' | 'address' | 'location' | 'phone' | 'hours' | 'services' | 'seatsFree' | 'chargersFree'
  readonly code:
    'empty' | 'outside' | 'phone' | 'hours_overlap' | 'not_in_catalogue' | 'more_than_capacity' | 'time_ahead'
  readonly detail: string
}

/** One telephone number: digits, spaces and hyphens, 5 to 15 digits (E.164 allows no more). */
export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length
  return /^[0-9+][0-9 -]{4,24}$/u.test(text) && digits >= 5 && digits <= 15
}

/** About a tenth of a metre: more digits are noise of a conversion. */
export function roundedPoint({ lng, lat }: Point): Point {
  return { lng: Math.round(lng * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 }
}

/** Clocks of phones and spreadsheets run ahead a little; what lies further in the future is a slip. */
export function isAhead(at: Instant, now: Instant): boolean {
  return at > now + 5 * MINUTE
}

/** Two ranges of one day that overlap, as they are written; undefined where none do. */
export function overlapping(ranges: readonly TimeRange[]): string | undefined {
  const sorted = [...ranges].sort((a, b) => minutesOf(a.from) - minutesOf(b.from))
  const i = sorted.findIndex((range, i) => {
    const next = sorted[i + 1]
    return next !== undefined && minutesOf(next.from) < endMinutesOf(range)
  })
  return i < 0
    ? undefined
    : sorted
        .slice(i, i + 2)
        .map(({ from, to }) => `${from}-${to}`)
        .join(' ')
}

/** Hours of one weekday or of holidays that overlap. */
export function overlapIn(hours: UsualHours): string | undefined {
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map(day => weeklyRanges({ ...hours, exceptions: [] }, day))
  const all = Array.isArray(hours.holidays) ? [...days, hours.holidays] : days
  return all.map(overlapping).find(found => found !== undefined)
}

/** What is wrong with what an office says, beyond its shape. */
export function recordProblems(
  record: Pick<StationRecord, 'name' | 'address' | 'location' | 'phone' | 'hours' | 'services'>,
  district: {
    readonly outline: readonly (readonly [number, number])[]
    readonly services: readonly { readonly code: string }[]
  },
): RecordProblem[] {
  const problems: RecordProblem[] = []
  const tell = (field: RecordProblem['field'], code: RecordProblem['code'], detail = '') => {
    problems.push({ field, code, detail })
  }
  if (record.name.zh === '') tell('name', 'empty')
  if (record.address.zh === '') tell('address', 'empty')
  const { lng, lat } = record.location
  if (!insideRing(record.location, district.outline)) tell('location', 'outside', `${lng},${lat}`)
  if (record.phone !== null && !isPhone(record.phone)) tell('phone', 'phone', record.phone)
  const overlap = overlapIn(record.hours)
  if (overlap !== undefined) tell('hours', 'hours_overlap', overlap)
  for (const code of record.services)
    if (!district.services.some(service => service.code === code)) tell('services', 'not_in_catalogue', code)
  return problems
}

/** What is wrong with a count of what is free. */
export function liveProblems(
  live: Pick<LiveState, 'seatsFree' | 'chargersFree'>,
  capacity: StationRecord['capacity'],
): RecordProblem[] {
  const problems: RecordProblem[] = []
  if ((live.seatsFree ?? 0) > capacity.seats)
    problems.push({ field: 'seatsFree', code: 'more_than_capacity', detail: String(capacity.seats) })
  if ((live.chargersFree ?? 0) > capacity.chargers)
    problems.push({ field: 'chargersFree', code: 'more_than_capacity', detail: String(capacity.chargers) })
  return problems
}
