import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JobName } from '../../../../domain/jobs/jobs'
import type { Undelivered } from '../../../../domain/operations/contract'
import type { UndeliveredState } from '../../../../domain/sending/undelivered'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

const KEY = ['operations'] as const

/** Every job and how it stands; asked anew when the page opens. */
export function useJobs() {
  return useQuery({
    queryKey: [...KEY, 'jobs', useLocale()],
    queryFn: () => client.operations.jobs({}),
    staleTime: 0,
  })
}

/** What one job did lately. */
export function useRuns(job: JobName) {
  return useQuery({
    queryKey: [...KEY, 'runs', job],
    queryFn: () => client.operations.runs({ job }),
    staleTime: 0,
  })
}

export function useUndelivered(state: UndeliveredState) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'undelivered', state, useLocale()],
    queryFn: ({ pageParam }) =>
      client.operations.undelivered({ state, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    staleTime: 0,
  })
}

/** What became of the messages of the last days. */
export function useMessageDays() {
  return useQuery({
    queryKey: [...KEY, 'messageDays', useLocale()],
    queryFn: () => client.operations.messageDays({}),
    staleTime: 0,
  })
}

export function useSendAgain() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version }: Undelivered) => client.operations.sendAgain({ sendingId: id, version }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: KEY })
    },
  })
}
