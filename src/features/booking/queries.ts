import { useQuery } from '@tanstack/react-query'
import { client } from '../../api/client'
import { useLocale } from '../../i18n/words'

/** An offer comes by itself, and lasts a while, in milliseconds. */
const EVERY_MINUTE = 60_000

/** What I have to come, offers and lines among it, the next first. */
export function useUpcomingBookings() {
  return useQuery({
    queryKey: ['booking', 'mine', 'upcoming', useLocale()],
    queryFn: () => client.booking.mine({ shelf: 'upcoming' }),
    refetchInterval: EVERY_MINUTE,
  })
}
