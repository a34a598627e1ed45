import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SampleShelf } from '../../../domain/sample/lifecycle'
import { client } from '../../api/client'
import { useLocale } from '../../i18n/words'

/** Colleagues work too, in milliseconds. */
const EVERY_MINUTE = 60_000

/** Food-test rooms and vehicles within my reach. */
export function useRooms() {
  return useQuery({
    queryKey: ['sample-desk', 'rooms', useLocale()],
    queryFn: () => client.samples.rooms({}),
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

/** Who is here under a booking, and what was taken in from them so far. */
export function useBrought(stationId: string, bookingId: string) {
  return useQuery({
    queryKey: ['sample-desk', 'brought', stationId, bookingId],
    queryFn: () => client.samples.brought({ stationId, bookingId }),
    enabled: bookingId !== '',
  })
}

/** Rounds of markets from a room, newest first. */
export function useRounds(stationId: string) {
  return useInfiniteQuery({
    queryKey: ['sample-desk', 'rounds', stationId],
    queryFn: ({ pageParam }) =>
      client.samples.rounds({ stationId, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    enabled: stationId !== '',
  })
}

/** One round; colleagues may be on it too. */
export function useRound(roundId: string) {
  return useQuery({
    queryKey: ['sample-desk', 'round', roundId],
    queryFn: () => client.samples.round({ roundId }),
    enabled: roundId !== '',
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
