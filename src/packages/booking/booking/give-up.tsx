import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { personsEvents } from '../../../../domain/booking/lifecycle'
import type { Booking } from '../../../../domain/booking/views'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { startWords } from '../../../features/booking/when'
import { useWords } from '../../../i18n/words'
import { Problem } from '../../../components/problem'
import { useBookingAct } from '../queries'
import { currentBookingWords, useBookingWords, type BookingWords } from '../words'

/** Giving up a place, an offer or a position in a line: asked once, for it goes to somebody else. */
export function GiveUp({ booking }: { readonly booking: Booking }) {
  const all = useWords()
  const words = useBookingWords().one
  const now = useTick()
  const [asking, setAsking] = useState(false)
  const { id, state } = booking
  const until = Date.parse(booking.cancelUntil)
  const close = () => {
    setAsking(false)
  }
  const cancel = useBookingAct(() => actOnce(`cancel:${id}`, { bookingId: id }, client.booking.cancel))
  if (state === 'checked_in') return null
  if (!personsEvents(state, now < until).includes('cancel'))
    return <Text className="ticket-late">{words.tooLate}</Text>
  const said = saidOf(state, words)
  return (
    <View className="ticket-give-up">
      <Button
        look="plain"
        onPress={() => {
          setAsking(true)
        }}
      >
        {said.tap}
      </Button>
      {state === 'booked' && (
        <Text className="booking-quiet">{words.cancelUntil(startWords(until, now, all))}</Text>
      )}
      {asking && (
        <Sheet title={said.title} onClose={close}>
          <Problem error={cancel.error} />
          <Text className="booking-quiet">{said.text}</Text>
          <View className="booking-actions">
            <Button
              look="primary"
              disabled={cancel.isPending}
              onPress={() => {
                cancel.mutate(undefined, {
                  onSuccess: () => {
                    const done = currentBookingWords().one
                    notice(state === 'booked' ? done.cancelled : done.left)
                    close()
                  },
                })
              }}
            >
              {said.confirm}
            </Button>
            <Button look="plain" onPress={close}>
              {words.keep}
            </Button>
          </View>
        </Sheet>
      )}
    </View>
  )
}

function saidOf(state: Booking['state'], words: BookingWords['one']) {
  switch (state) {
    case 'waiting':
      return { tap: words.leave, title: words.leaveTitle, text: words.leaveText, confirm: words.leaveConfirm }
    case 'offered':
      return {
        tap: words.decline,
        title: words.declineTitle,
        text: words.declineText,
        confirm: words.declineConfirm,
      }
    default:
      return {
        tap: words.cancel,
        title: words.cancelTitle,
        text: words.cancelText,
        confirm: words.cancelConfirm,
      }
  }
}
