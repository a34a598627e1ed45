import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Place } from '../../../../domain/role/place-schema'
import type { Shelf } from '../../../../domain/submissions/lifecycle'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

/** Others decide too, and WeChat answers, in milliseconds. */
const EVERY_MINUTE = 60_000

/** How much waits for a decision within my reach. */
export function useModerationNeeds(decides: boolean) {
  return useQuery({
    queryKey: ['moderation', 'needs'],
    queryFn: () => client.submissions.needs({}),
    enabled: decides,
    refetchInterval: EVERY_MINUTE,
  })
}

/** What was sent of stations of a place, by what is to be done with it. */
export function useShelf(place: Place, shelf: Shelf) {
  return useInfiniteQuery({
    queryKey: ['moderation', 'queue', place, shelf, useLocale()],
    queryFn: ({ pageParam }) =>
      client.submissions.queue({ place, shelf, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: EVERY_MINUTE,
  })
}

/** A decision; afterwards, done or refused, every list is asked anew. */
export function useModerationAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['submissions'] })
      return queries.invalidateQueries({ queryKey: ['moderation'] })
    },
  })
}
