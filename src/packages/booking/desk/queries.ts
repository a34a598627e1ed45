import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { queueDeskProcedures } from '../../../../domain/booking/queue/contract'
import type { DeskTurn } from '../../../../domain/booking/queue/views'
import type { OutputOf } from '../../../../domain/contract/define-contract'
import type { DeskBooking, SlotView } from '../../../../domain/booking/views'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

/** Others book and check in too, in milliseconds. */
const HALF_A_MINUTE = 30_000
/** People walk in and draw numbers by themselves, in milliseconds. */
const OFTEN = 10_000
const KEY = 'desk-bookings'

/** One queue of a station. */
export type DeskQueue = OutputOf<(typeof queueDeskProcedures)['turns']>['queues'][number]

/** The day sheet of a station: who is booked. */
export function useDaySheet(stationId: string, date: string) {
  return useQuery({
    queryKey: [KEY, 'day', stationId, date],
    queryFn: () => client.booking.day({ stationId, date }),
    refetchInterval: HALF_A_MINUTE,
    enabled: stationId !== '',
  })
}

/** The slots of that day of everything that can be booked there, those in which nobody is among them. */
export function useDaySlots(stationId: string, date: string): readonly SlotView[] {
  const locale = useLocale()
  const offerings = useQuery({
    queryKey: [KEY, 'offerings', stationId, locale],
    queryFn: () => client.booking.offerings({ stationId }),
    enabled: stationId !== '',
  })
  const pages = useQueries({
    queries: (offerings.data?.items ?? []).map(({ id: offeringId }) => ({
      queryKey: [KEY, 'slots', offeringId, date, locale],
      queryFn: () => client.booking.slots({ offeringId, date }),
    })),
  })
  // A day outside the window is answered with another one.
  return pages.flatMap(({ data }) => (data?.date === date ? data.slots : []))
}

/** The queues of today. */
export function useDeskQueues(stationId: string, shown: boolean): readonly DeskQueue[] {
  const { data } = useQuery({
    queryKey: [KEY, 'queues', stationId, useLocale()],
    queryFn: () => client.booking.turns({ stationId }),
    refetchInterval: OFTEN,
    enabled: shown && stationId !== '',
  })
  return shown ? (data?.queues ?? []) : []
}

/** An act at the desk; afterwards, done or refused, the day is asked anew. */
export function useBookingDeskAct<Input, Output = DeskBooking>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [KEY] })
    },
  })
}

/** Checked in before, taken back since: who checks in once more means it. */
export const isUndone = ({ state }: Pick<DeskBooking, 'state'>) => state === 'booked'

/** Whether I take food in at this station: then who is checked in goes on to that. */
export function useTakesIn(stationId: string): boolean {
  const rooms = useQuery({
    queryKey: [KEY, 'rooms', useLocale()],
    queryFn: () => client.samples.rooms({}),
    staleTime: Infinity,
  })
  return rooms.data?.rooms.some(room => room.stationId === stationId && room.takesIn) ?? false
}

/**
 * An act with the queue; it says nothing but what is done. It is under way until the queue is here anew: who taps twice
 * must not call somebody whom the list does not show yet.
 *
 * @param onDone said as soon as there is an answer
 */
export function useTurnDeskAct(act: () => Promise<DeskTurn>, onDone?: (turn: DeskTurn) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (_said: undefined) => act(),
    onSuccess: turn => {
      onDone?.(turn)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY, 'queues'] }),
  })
}
