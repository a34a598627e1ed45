import { Text, View } from '@tarojs/components'
import type { Booking } from '../../../../domain/booking/views'
import { MINUTE } from '../../../../domain/time/china-time'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { role } from '../../../components/role'
import { useNow } from '../../../features/station/use-now'
import { clockWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { Problem } from '../../../components/problem'
import { useBookingAct } from '../queries'
import { currentBookingWords, useBookingWords } from '../words'

interface OfferProps {
  readonly booking: Booking
  /** When the answer came, by the device's clock. */
  readonly receivedAt: number
}

/** A place that came free is kept for me for a while: until when, and the tap that takes it. */
export function Offer({ booking: { id, offeredUntil, asOf }, receivedAt }: OfferProps) {
  const all = useWords()
  const words = useBookingWords().one
  // The server keeps the place: its clock counts, however wrong this device's is.
  const now = useNow(asOf, receivedAt)
  const take = useBookingAct(() => actOnce(`take:${id}`, { bookingId: id }, client.booking.takeOffer))
  const until = Date.parse(offeredUntil ?? '')
  const left = Math.ceil((until - now) / MINUTE)
  return (
    <View className="ticket-offer">
      <View className="ticket-offer__until" {...role('status')}>
        <Text className="ticket__ahead">
          {left > 0 ? words.offer(clockWords(until, all)) : words.offerOver}
        </Text>
        {left > 0 && <Text>{words.offerLeft(left)}</Text>}
      </View>
      <Problem error={take.error} />
      <Button
        look="primary"
        icon="check"
        disabled={take.isPending || left <= 0}
        onPress={() => {
          take.mutate(undefined, {
            onSuccess: () => {
              notice(currentBookingWords().one.taken)
            },
          })
        }}
      >
        {words.take}
      </Button>
    </View>
  )
}
