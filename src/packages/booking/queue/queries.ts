import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Turn } from '../../../../domain/booking/queue/views'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

const KEY = 'queue'
/** Who waits looks at it all the time, in milliseconds. */
const OFTEN = 10_000
const HALF_A_MINUTE = 30_000

/** The queue of today at a place, with my own number. */
export function useQueue(offeringId: string) {
  return useQuery({
    queryKey: [KEY, offeringId, useLocale()],
    queryFn: () => client.booking.queue({ offeringId }),
    refetchInterval: OFTEN,
    enabled: offeringId !== '',
  })
}

/** My numbers of today that are still to come. */
export function useMyTurns() {
  return useQuery({
    queryKey: [KEY, 'mine', useLocale()],
    queryFn: () => client.booking.myTurns({}),
    refetchInterval: HALF_A_MINUTE,
  })
}

/** What I do with a number; afterwards, done or refused, the queue is asked anew. */
export function useTurnAct(act: () => Promise<Turn>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  })
}
