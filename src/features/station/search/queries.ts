import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { Bounds } from '../../../../domain/geo/geo'
import type { EmergencyNotice, Service, StationCard } from '../../../../domain/station/card'
import type { Origin, StationFilters, StationPage } from '../../../../domain/station/contract'
import { client } from '../../../api/client'
import { keepAnswer, keptAnswer } from '../../../api/kept-answer'
import { useLocale } from '../../../i18n/words'
import { withoutPlace } from '../queries'
import { inOrder } from './filters'
import { boxAround } from './view-box'

const PAGE = 20
/** States change by themselves with the time of day, in milliseconds. */
const EVERY_MINUTE = 60_000

/** What the list shows: all pages read so far, as one. */
export interface Found {
  readonly items: readonly StationCard[]
  readonly services: readonly Service[]
  readonly emergencies: readonly EmergencyNotice[]
  readonly freshness: StationPage['freshness']
  readonly asOf: string
  readonly origin: StationPage['origin']
}

/** Stations by distance, page by page; without a network the first page of the same question as last known. */
export function useNearby(
  origin: Origin | undefined,
  filters: StationFilters,
  { awake, isWorthKeeping }: { readonly awake: boolean; readonly isWorthKeeping: boolean },
) {
  const locale = useLocale()
  const asked = useMemo(() => inOrder(filters), [filters])
  const key = useMemo(
    () => ['station', 'nearby', origin ?? null, asked, locale] as const,
    [locale, origin, asked],
  )
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      client.station.nearby({
        filters: asked,
        limit: PAGE,
        ...(origin ? { origin } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: keepPreviousData,
    // Many pages are not read anew under the reader's eyes: their own clock says how old they are.
    refetchInterval: ({ state }) => (awake && (state.data?.pages.length ?? 0) <= 1 ? EVERY_MINUTE : false),
  })

  const { isPlaceholderData, fetchStatus, dataUpdatedAt, isError } = query
  const own = isPlaceholderData ? undefined : query.data?.pages
  // What the question before this one was answered may stand in while this one is asked.
  const standIn = isPlaceholderData && fetchStatus === 'fetching' ? query.data.pages : undefined
  const pages = own ?? standIn
  const isLost = !pages && (isError || fetchStatus === 'paused')
  const kept = useMemo(
    () => (isLost && isWorthKeeping ? keptAnswer<StationPage>(key) : undefined),
    [isLost, isWorthKeeping, key],
  )

  // A list that stands in is as old as when it came, not as the question that is being asked.
  const shownAt = useRef(0)
  if (own) shownAt.current = dataUpdatedAt

  const first = own?.[0]
  useEffect(() => {
    if (first && isWorthKeeping) keepAnswer(key, withoutPlace(first), dataUpdatedAt)
  }, [key, first, isWorthKeeping, dataUpdatedAt])

  const found = useMemo(() => foundIn(pages ?? (kept ? [kept.data] : [])), [pages, kept])
  return {
    ...query,
    data: found,
    isChanging: standIn !== undefined,
    dataUpdatedAt: kept ? kept.at : shownAt.current,
  }
}

function foundIn(pages: readonly StationPage[]): Found | undefined {
  const last = pages.at(-1)
  if (!last) return undefined
  const seen = new Set<string>()
  const services = new Map<string, Service>()
  const emergencies = new Map<string, EmergencyNotice>()
  for (const page of pages) {
    for (const service of page.services) services.set(service.code, service)
    for (const notice of page.emergencies) emergencies.set(notice.id, notice)
  }
  return {
    // A station that moved between two pages is shown once.
    items: pages.flatMap(page => page.items).filter(item => !seen.has(item.id) && seen.add(item.id)),
    services: [...services.values()],
    emergencies: [...emergencies.values()],
    freshness: last.freshness,
    asOf: last.asOf,
    origin: last.origin,
  }
}

/** Asked while nobody knows yet where to look; never sent. */
const nowhere: Bounds = { west: 0, south: 0, east: 1, north: 1 }

/** What the map shows of the same filters; the box is a little larger than the view. */
export function usePins(seen: Bounds | null, filters: StationFilters, awake: boolean) {
  const asked = useMemo(() => inOrder(filters), [filters])
  const box = boxAround(seen ?? nowhere)
  const locale = useLocale()
  return useQuery({
    enabled: seen !== null,
    queryKey: ['station', 'pins', box, asked, locale],
    queryFn: () => client.station.pins({ bounds: box, filters: asked }),
    placeholderData: keepPreviousData,
    refetchInterval: awake ? EVERY_MINUTE : false,
  })
}
