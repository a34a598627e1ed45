import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

const mineKey = ['submissions', 'mine']

/** Photos of a station that everybody sees, newest first. */
export function useStationPhotos(stationId: string) {
  return useInfiniteQuery({
    queryKey: ['submissions', 'station', stationId],
    queryFn: ({ pageParam }) =>
      client.submissions.ofStation({ stationId, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    enabled: stationId !== '',
  })
}

/** What I sent, newest first. */
export function useMySubmissions() {
  return useInfiniteQuery({
    queryKey: [...mineKey, useLocale()],
    queryFn: ({ pageParam }) => client.submissions.mine(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** An act on something I sent; afterwards, done or refused, all that shows it is asked anew. */
export function useSubmissionAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: ['submissions'] }),
  })
}
