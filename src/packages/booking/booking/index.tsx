import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { isUpcoming } from '../../../../domain/booking/lifecycle'
import type { Booking } from '../../../../domain/booking/views'
import { NuanlinError } from '../../../../domain/contract/errors'
import { decoded } from '../../../api/decoded'
import { go, paths } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { StatusTag } from '../../../components/status-tag'
import { NotTheirs } from '../../../features/acting/not-theirs'
import { slotWords } from '../../../features/booking/when'
import { useWords } from '../../../i18n/words'
import { looks } from '../looks'
import { bookingPaths } from '../paths'
import { placeWords } from '../place-words'
import { useBooking } from '../queries'
import { SignInFirst } from '../sign-in-first'
import { useBookingWords } from '../words'
import { Code } from './code'
import { GiveUp } from './give-up'
import { Offer } from './offer'
import { Samples } from './samples'
import { Where } from './where'
import '../booking.scss'
import './index.scss'

/** One booking of mine: its code, where and when, and what I can do about it. */
export default function BookingPage() {
  const words = useBookingWords()
  const id = decoded(useRouter().params.id ?? '')
  const query = useBooking(id)
  usePullDownRefresh(() => {
    void query.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const code = query.error instanceof NuanlinError ? query.error.code : null
  return (
    <Screen title={words.one.title} nav={<NavBar title={words.one.title} back />}>
      {id === '' || code === 'NOT_FOUND' ? (
        <NotTheirs>
          <StateView
            icon="calendar-x"
            title={words.one.notFound}
            hint={words.one.notFoundHint}
            action={{
              words: words.slots.mineAll,
              onPress: () => {
                go.replace(paths.bookings)
              },
            }}
          />
        </NotTheirs>
      ) : code === 'UNAUTHENTICATED' ? (
        <SignInFirst title={words.mine.signIn} hint={words.mine.signInHint} />
      ) : (
        <Answer query={query} waiting={<Skeleton card bars={[40, 70, 100, 100, 60]} />}>
          {booking => <Ticket booking={booking} receivedAt={query.dataUpdatedAt} />}
        </Answer>
      )}
    </Screen>
  )
}

interface TicketProps {
  readonly booking: Booking
  readonly receivedAt: number
}

function Ticket({ booking, receivedAt }: TicketProps) {
  const all = useWords()
  const words = useBookingWords()
  const now = useTick()
  const { state, offering } = booking
  const said = words.one.states[state]
  const again = () => {
    go.to(offering.ended ? paths.book : bookingPaths.slots(offering.id))
  }
  return (
    <>
      <View className="booking-card ticket">
        <View className="ticket__top">
          <StatusTag {...looks[state]}>{said.tag}</StatusTag>
          {offering.demo && <Text className="booking-quiet">{all.common.demo}</Text>}
        </View>
        <Text className="ticket__when">{slotWords(booking, now, all)}</Text>
        <Text className="ticket__where">{placeWords(offering, words)}</Text>
        {said.means !== '' && <Text className="ticket__means">{said.means}</Text>}
        {booking.byStaff && (
          <View className="ticket__why">
            <Text className="booking-quiet">{words.one.byStaff}</Text>
            {booking.reason !== null && <Text>{booking.reason}</Text>}
          </View>
        )}
        {state === 'waiting' && booking.ahead !== null && (
          <Text className="ticket__ahead">{words.one.ahead(booking.ahead)}</Text>
        )}
        {state === 'offered' && <Offer booking={booking} receivedAt={receivedAt} />}
        {(state === 'booked' || state === 'checked_in') && <Code booking={booking} />}
      </View>
      <Samples booking={booking} />
      {isUpcoming(state) ? (
        <>
          <Where booking={booking} />
          <GiveUp booking={booking} />
        </>
      ) : (
        <View className="booking-actions">
          <Button look="primary" icon="calendar-check" onPress={again}>
            {words.one.again}
          </Button>
        </View>
      )}
    </>
  )
}
