import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Place } from '../../../../domain/role/place-schema'
import {
  addDays,
  DAY,
  chinaDate,
  startOfDay,
  type ChinaDate,
  type Instant,
} from '../../../../domain/time/china-time'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

export type Span = 'any' | 'today' | 'week' | 'month' | 'dates'
/** Kinds of what was changed that people look for. */
export const kinds = [
  'station',
  'locked_case',
  'emergency',
  'grant',
  'invitation',
  'delegation',
  'setting',
  'area',
  'import',
  'person',
  'log',
] as const
export type Kind = 'any' | (typeof kinds)[number]

export interface LogFilters {
  readonly place: Place
  readonly span: Span
  /** Of the span `dates`: the first and the last day. */
  readonly dates: { readonly from: ChinaDate; readonly to: ChinaDate }
  readonly kind: Kind
  /** Id of a line: only lines of the person who did it. */
  readonly sameActorAs: string | null
}

/** The days that a span reaches back before today. */
const daysBack = { today: 0, week: 6, month: 29 } as const

/** What the service is asked for; whole days, so that the same filters are the same question all day. */
export function askedOf({ place, span, dates, kind, sameActorAs }: LogFilters, now: Instant) {
  return {
    place,
    ...timeOf(span, dates, now),
    ...(kind === 'any' ? {} : { kind }),
    ...(sameActorAs === null ? {} : { sameActorAs }),
  }
}

function timeOf(span: Span, { from, to }: LogFilters['dates'], now: Instant) {
  const at = (instant: Instant) => new Date(instant).toISOString()
  if (span === 'any') return {}
  if (span === 'dates') return { from: at(startOfDay(from)), until: at(startOfDay(addDays(to, 1))) }
  return { from: at(startOfDay(chinaDate(now)) - daysBack[span] * DAY) }
}

export function useLog(filters: LogFilters) {
  return useInfiniteQuery({
    queryKey: ['audit', 'list', filters, useLocale()],
    queryFn: ({ pageParam }) =>
      client.audit.list({ ...askedOf(filters, Date.now()), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** What a place is called; names change rarely. Undefined until it is known. */
export function usePlaceName(key: string | null): string | undefined {
  const [kind = '', id = ''] = key?.split(':') ?? []
  const named = useQuery({
    queryKey: ['audit', 'place', key, useLocale()],
    queryFn: async () =>
      kind === 'station'
        ? (await client.station.detail({ id })).name
        : (await client.area.children({ parent: id })).parent.name,
    staleTime: 60 * 60_000,
    enabled: key !== null && (kind === 'area' || kind === 'station'),
  })
  return named.data
}
