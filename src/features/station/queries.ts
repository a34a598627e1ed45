import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type InfiniteData,
} from '@tanstack/react-query'
import type { Origin, StationDetail, StationHome, StationPage } from '../../../domain/station/contract'
import { client } from '../../api/client'
import { post } from '../../api/outbox'
import { keepAnswer, keptAnswer } from '../../api/kept-answer'
import { useLocale } from '../../i18n/words'

/** States change by themselves with the time of day. */
const EVERY_MINUTE = 60_000

/** The answer as it may be kept on the device: it does not say where somebody stood. */
export function withoutPlace<T extends { readonly origin: StationPage['origin'] }>(answer: T): T {
  return answer.origin?.areaName === null ? { ...answer, origin: null } : answer
}

/** What home shows first; the last answer is kept on the device, for when there is no network. */
export function useStationHome(origin: Origin | undefined) {
  const key = ['station', 'home', origin ?? null, useLocale()] as const
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const answer = await client.station.home(origin ? { origin } : {})
      keepAnswer(key, withoutPlace(answer), Date.now())
      return answer
    },
    initialData: () => keptAnswer<StationHome>(key)?.data,
    initialDataUpdatedAt: () => keptAnswer(key)?.at,
    refetchInterval: EVERY_MINUTE,
  })
}

export function useStationDetail(id: string, origin: Origin | undefined) {
  const key = ['station', 'detail', id, origin ?? null, useLocale()] as const
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const answer = await client.station.detail({ id, ...(origin ? { origin } : {}) })
      keepAnswer(key, answer, Date.now())
      return answer
    },
    initialData: () => keptAnswer<StationDetail>(key)?.data,
    initialDataUpdatedAt: () => keptAnswer(key)?.at,
    refetchInterval: EVERY_MINUTE,
    enabled: id !== '',
  })
}

/** The district, its services and the chips that lists offer: as fresh as makes half a minute with the service's own 15 s. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['station', 'catalogue', useLocale()],
    queryFn: () => client.station.catalogue({}),
    staleTime: 15_000,
  })
}

export function useFavourites(origin: Origin | undefined) {
  return useInfiniteQuery({
    queryKey: ['station', 'favourites', origin ?? null, useLocale()],
    queryFn: ({ pageParam }) =>
      client.station.favourites({
        ...(origin ? { origin } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

interface FavouriteWish {
  readonly stationId: string
  readonly favourite: boolean
}

/** Keeps or drops a favourite; shown at once, and undone when the service refuses. */
export function useSetFavourite() {
  const queries = useQueryClient()
  const mutationKey = ['station', 'favourite']
  /** What the service said is shown unless a later tap waits for its own answer. */
  const settle = async ({ stationId }: FavouriteWish, favourite: boolean) => {
    const predicate = ({ state }: { state: { variables?: unknown } }) =>
      (state.variables as FavouriteWish | undefined)?.stationId === stationId
    if (queries.isMutating({ mutationKey, predicate }) > 1) return
    await queries.cancelQueries({ queryKey: ['station', 'detail', stationId] })
    changeDetail(queries, stationId, { favourite })
  }
  return useMutation({
    mutationKey,
    // One after the other, in the order of the taps.
    scope: { id: 'favourite' },
    mutationFn: (wish: FavouriteWish) => client.station.setFavourite(wish),
    onMutate: ({ stationId, favourite }) => {
      void queries.cancelQueries({ queryKey: ['station', 'detail', stationId] })
      changeDetail(queries, stationId, { favourite })
      if (!favourite) {
        queries.setQueriesData<InfiniteData<StationPage>>(
          { queryKey: ['station', 'favourites'] },
          old =>
            old && {
              ...old,
              pages: old.pages.map(p => ({ ...p, items: p.items.filter(s => s.id !== stationId) })),
            },
        )
      }
    },
    onSuccess: (answer, wish) => settle(wish, answer.favourite),
    onError: (_error, wish) => settle(wish, !wish.favourite),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['station', 'favourites'] })
    },
  })
}

/** So long it makes sense to say that a door was locked; the service counts no earlier visit either. */
const LOCKED_IS_NEWS = 23 * 3_600_000

/**
 * Says that a station was found locked; under the same key it is said once, however often it is sent. Without a network
 * it waits in the outbox.
 */
export function useReportLocked() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      key,
      about,
      ...visit
    }: {
      stationId: string
      foundAt: string
      key: string
      about: string
    }) => post('station', 'reportLocked', visit, { key, goodFor: LOCKED_IS_NEWS, about }),
    onSuccess: posted => {
      if (!('sent' in posted)) return
      const { stationId, reportedAt } = posted.sent
      changeDetail(queries, stationId, {
        myLockedReportAt: reportedAt,
        myLockedReport: { reportedAt, answer: null },
      })
    },
  })
}

/** What I did to a station holds wherever its page is known: shown now, and kept for when there is no network. */
function changeDetail(queries: QueryClient, id: string, change: Partial<StationDetail>): void {
  for (const [key, old] of queries.getQueriesData<StationDetail>({ queryKey: ['station', 'detail', id] })) {
    if (!old) continue
    const at = queries.getQueryState(key)?.dataUpdatedAt ?? Date.now()
    const changed = { ...old, ...change }
    queries.setQueryData(key, changed, { updatedAt: at })
    keepAnswer(key, changed, at)
  }
}
