import { useQuery } from '@tanstack/react-query'
import type { Booking } from '../../../../domain/booking/views'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { ListRow } from '../../../components/list-row'
import { Section } from '../../../components/section'
import { standingOf, useStandingTags } from '../../../features/sample/standing'
import { useLocale } from '../../../i18n/words'
import { useBookingWords } from '../words'

/** A result may come while one looks, in milliseconds. */
const EVERY_MINUTE = 60_000

/** What was taken in under a booking, each with how it stands; nothing before there is any. */
export function Samples({ booking: { id, state } }: { readonly booking: Booking }) {
  const words = useBookingWords().one
  const tags = useStandingTags()
  const samples = useQuery({
    queryKey: ['samples', 'of-booking', id, useLocale()],
    queryFn: () => client.samples.ofBooking({ bookingId: id }),
    enabled: state === 'checked_in' || state === 'served',
    refetchInterval: EVERY_MINUTE,
  })
  const items = samples.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={words.samples} card>
      {items.map(one => (
        <ListRow
          key={one.id}
          icon="flask-conical"
          title={one.food}
          value={tags[standingOf(one)]}
          onPress={() => {
            go.to(paths.sample(one.id))
          }}
        />
      ))}
    </Section>
  )
}
