import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Booking } from '../../../domain/booking/views'
import { client } from '../../api/client'
import { keepAnswer, keptAnswer } from '../../api/kept-answer'
import type { MyOrigin } from '../../features/place/use-origin'
import { useLocale } from '../../i18n/words'

/** Others book too, in milliseconds. */
const HALF_A_MINUTE = 30_000

/** Where food is tested, nearest first. */
export function usePlaces({ point, kind, community }: MyOrigin) {
  const from = point ? { point } : kind === 'community' && community ? { area: community.code } : {}
  return useInfiniteQuery({
    queryKey: ['booking', 'places', from, useLocale()],
    queryFn: ({ pageParam }) =>
      client.booking.places({ kind: 'food_test', ...from, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

/** The days of an offering and the slots of one of them; by default the first that has a place. */
export function useSlots(offeringId: string, date: string | null) {
  return useQuery({
    queryKey: ['booking', 'slots', offeringId, date, useLocale()],
    queryFn: () => client.booking.slots({ offeringId, ...(date === null ? {} : { date }) }),
    // The days stay where they are while the slots of another are asked for.
    placeholderData: before => (before?.offering.id === offeringId ? before : undefined),
    refetchInterval: HALF_A_MINUTE,
    staleTime: 0,
  })
}

/** One booking of mine. It is kept on the device: its code is shown where there may be no network. */
export function useBooking(id: string) {
  const key = ['booking', 'one', id, useLocale()] as const
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const answer = await client.booking.one({ bookingId: id })
      keepAnswer(key, answer, Date.now())
      return answer
    },
    initialData: () => keptAnswer<Booking>(key)?.data,
    initialDataUpdatedAt: () => keptAnswer(key)?.at,
    refetchInterval: HALF_A_MINUTE,
    enabled: id !== '',
  })
}

/** What I had, the last first. */
export function usePastBookings(asked: boolean) {
  return useInfiniteQuery({
    queryKey: ['booking', 'mine', 'past', useLocale()],
    queryFn: ({ pageParam }) =>
      client.booking.mine({ shelf: 'past', ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    enabled: asked,
  })
}

/** What I do with a place; its answer is shown at once, and afterwards, done or refused, all else is asked anew. */
export function useBookingAct<Input>(act: (input: Input) => Promise<Booking>) {
  const queries = useQueryClient()
  const locale = useLocale()
  return useMutation({
    mutationFn: act,
    onSuccess: async booking => {
      const key = ['booking', 'one', booking.id, locale]
      await queries.cancelQueries({ queryKey: key })
      queries.setQueryData(key, booking)
      keepAnswer(key, booking, Date.now())
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['booking'] })
    },
  })
}
