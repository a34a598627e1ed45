import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Point } from '../../../../domain/geo/geo'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import type { Place } from '../../../../domain/role/place-schema'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

/** States change by themselves with the time of day, in milliseconds. */
const EVERY_MINUTE = 60_000

/** The stations that my roles reach, narrowed by words. */
export function useMyStations(text: string, near: Point | null) {
  return useInfiniteQuery({
    queryKey: ['desk', 'stations', text, near, useLocale()],
    queryFn: ({ pageParam }) =>
      client.station.myStations({
        text,
        ...(near ? { near } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: EVERY_MINUTE,
  })
}

/** How much waits for me at the stations within my reach. */
export function useDeskNeeds(keeps: boolean) {
  return useQuery({
    queryKey: ['desk', 'needs'],
    queryFn: () => client.station.deskNeeds({}),
    enabled: keeps,
    refetchInterval: EVERY_MINUTE,
  })
}

/** A station as its staff know it. */
export function useStationForEdit(id: string) {
  return useQuery({
    queryKey: ['desk', 'station', id, useLocale()],
    queryFn: () => client.station.forEdit({ stationId: id }),
    enabled: id !== '',
  })
}

/** The same as visitors see it at this moment. */
export function useStationAsShown(id: string) {
  return useQuery({
    queryKey: ['desk', 'shown', id, useLocale()],
    queryFn: () => client.station.detail({ id }),
    enabled: id !== '',
    refetchInterval: EVERY_MINUTE,
  })
}

/** Who found stations of a place locked. */
export function useLockedCases(place: Place) {
  return useInfiniteQuery({
    queryKey: ['desk', 'locked', place, useLocale()],
    queryFn: ({ pageParam }) =>
      client.station.lockedReports({ place, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: EVERY_MINUTE,
  })
}

/** An act at a desk; afterwards, done or refused, all that shows stations is asked anew. */
export function useDeskAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    // One after the other, in the order of the taps.
    scope: { id: 'desk' },
    mutationFn: act,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['station'] })
      void queries.invalidateQueries({ queryKey: ['desk'] })
    },
  })
}

/**
 * An act on one station, whose answer says how things stand now: shown at once. The act is told how the station was
 * shown, so that the service can see whether somebody has changed it since.
 */
export function useStationAct<Input, Output extends Partial<StationForEdit>>(
  id: string,
  act: (input: Input, shown: StationForEdit | undefined) => Promise<Output>,
) {
  const queries = useQueryClient()
  const locale = useLocale()
  return useDeskAct(async (input: Input) => {
    const answer = await act(input, queries.getQueryData<StationForEdit>(['desk', 'station', id, locale]))
    await queries.cancelQueries({ queryKey: ['desk', 'station', id] })
    queries.setQueryData<StationForEdit>(['desk', 'station', id, locale], old => old && { ...old, ...answer })
    return answer
  })
}
