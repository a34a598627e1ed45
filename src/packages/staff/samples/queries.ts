import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SampleShelf } from '../../../../domain/sample/lifecycle'
import { sampleDeskRoles } from '../../../../domain/sample/sample-roles'
import type { Grant } from '../../../../domain/staff/contract'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'
import { placesOf } from '../grants'

/** Colleagues work too, in milliseconds. */
const EVERY_MINUTE = 60_000

/** Food-test rooms and vehicles within my reach. */
export function useRooms(enabled = true) {
  return useQuery({
    queryKey: ['sample-desk', 'rooms', useLocale()],
    queryFn: () => client.samples.rooms({}),
    enabled,
  })
}

/** Whether there is a room within my reach; until that is known there is none. */
export function useHasRooms(grants: readonly Grant[]): boolean {
  const rooms = useRooms(placesOf(grants, sampleDeskRoles).length > 0)
  return (rooms.data?.rooms.length ?? 0) > 0
}

export function useSampleNeeds(enabled: boolean) {
  return useQuery({
    queryKey: ['sample-desk', 'needs'],
    queryFn: () => client.samples.needs({}),
    enabled,
    refetchInterval: EVERY_MINUTE,
  })
}

/** Samples of a room by what is to be done. */
export function useSampleShelf(stationId: string, shelf: SampleShelf) {
  return useInfiniteQuery({
    queryKey: ['sample-desk', 'queue', stationId, shelf, useLocale()],
    queryFn: ({ pageParam }) =>
      client.samples.queue({ stationId, shelf, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: EVERY_MINUTE,
  })
}

export function useDeskSample(sampleId: string) {
  return useQuery({
    queryKey: ['sample-desk', 'one', sampleId, useLocale()],
    queryFn: () => client.samples.one({ sampleId }),
    enabled: sampleId !== '',
    refetchInterval: EVERY_MINUTE,
  })
}

/** What can be tested for. */
export function useFoodTests(stationId: string) {
  return useQuery({
    queryKey: ['sample-desk', 'catalogue', stationId, useLocale()],
    queryFn: () => client.samples.catalogue({ stationId }),
    enabled: stationId !== '',
  })
}

/** An act on samples; afterwards, done or refused, all that shows them is asked anew. */
export function useSampleAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['sample-desk'] }),
  })
}
