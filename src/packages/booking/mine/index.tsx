import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { Booking } from '../../../../domain/booking/views'
import { NuanlinError } from '../../../../domain/contract/errors'
import { go, paths } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Answer } from '../../../components/answer'
import '../../../components/chip/index.scss'
import { Icon } from '../../../components/icon'
import { ListEnd } from '../../../components/list-end'
import { NavBar } from '../../../components/nav-bar'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { StatusTag } from '../../../components/status-tag'
import { ForWhom } from '../../../features/acting/for-whom'
import { useUpcomingBookings } from '../../../features/booking/queries'
import { slotWords } from '../../../features/booking/when'
import { useWords } from '../../../i18n/words'
import { looks } from '../looks'
import { bookingPaths } from '../paths'
import { placeWords } from '../place-words'
import { usePastBookings } from '../queries'
import { useMyTurns } from '../queue/queries'
import { useQueueWords } from '../queue/words'
import { SignInFirst } from '../sign-in-first'
import { useBookingWords } from '../words'
import '../booking.scss'
import './index.scss'

const shelves = ['upcoming', 'past'] as const

/** What I have to come, the next first, and what was. */
export default function MyBookings() {
  const all = useBookingWords()
  const words = all.mine
  const queue = useQueueWords()
  const [shelf, setShelf] = useState<(typeof shelves)[number]>('upcoming')
  const upcoming = useUpcomingBookings()
  const turns = useMyTurns()
  const past = usePastBookings(shelf === 'past')
  usePullDownRefresh(() => {
    void (shelf === 'past' ? past : upcoming).refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const stranger = upcoming.error instanceof NuanlinError && upcoming.error.code === 'UNAUTHENTICATED'
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      {stranger ? (
        <SignInFirst title={words.signIn} hint={words.signInHint} />
      ) : (
        <>
          <ForWhom />
          <View className="booking-shelves" {...role('radiogroup')} aria-label={words.shelf}>
            {shelves.map(one => (
              <Pressable
                key={one}
                className={`chip ${one === shelf ? 'chip--on' : ''}`}
                chosen={one === shelf}
                onPress={() => {
                  setShelf(one)
                }}
              >
                {one === shelf && <Icon name="check" size="s" />}
                <Text className="chip__words">{words[one]}</Text>
              </Pressable>
            ))}
          </View>
          {shelf === 'upcoming' &&
            turns.data?.items.map(turn => (
              <Pressable
                key={turn.id}
                className="booking-row"
                onPress={() => {
                  go.to(bookingPaths.queue(turn.offering.id))
                }}
              >
                <View className="booking-row__inside">
                  <View className="booking-row__words">
                    <StatusTag tone={turn.state === 'called' ? 'open' : 'info'} icon="clock">
                      {turn.state === 'called' ? queue.called : queue.ahead(turn.ahead ?? 0)}
                    </StatusTag>
                    <Text className="booking-row__when">{queue.number(turn.number)}</Text>
                    <Text className="booking-quiet">{placeWords(turn.offering, all)}</Text>
                  </View>
                  <Icon name="chevron-right" size="s" />
                </View>
              </Pressable>
            ))}
          {shelf === 'upcoming' ? (
            <Answer query={upcoming} waiting={<Skeleton card bars={[40, 70, 50]} />}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty title={words.empty} hint={words.emptyHint} />
                ) : (
                  items.map(one => <BookingRow key={one.id} booking={one} />)
                )
              }
            </Answer>
          ) : (
            <Answer query={past} waiting={<Skeleton card bars={[40, 70, 50]} />}>
              {({ pages }) => {
                const items = pages.flatMap(page => page.items)
                return items.length === 0 ? (
                  <Empty title={words.emptyPast} hint={words.emptyHint} />
                ) : (
                  <>
                    {items.map(one => (
                      <BookingRow key={one.id} booking={one} />
                    ))}
                    <ListEnd list={past} />
                  </>
                )
              }}
            </Answer>
          )}
        </>
      )}
    </Screen>
  )
}

function Empty({ title, hint }: { readonly title: string; readonly hint: string }) {
  const { book } = useBookingWords()
  return (
    <StateView
      icon="calendar-check"
      title={title}
      hint={hint}
      action={{
        words: book,
        onPress: () => {
          go.to(paths.book)
        },
      }}
    />
  )
}

function BookingRow({ booking }: { readonly booking: Booking }) {
  const all = useWords()
  const words = useBookingWords()
  const now = useTick()
  const { state, ahead } = booking
  return (
    <Pressable
      className="booking-row"
      onPress={() => {
        go.to(paths.booking(booking.id))
      }}
    >
      <View className="booking-row__inside">
        <View className="booking-row__words">
          <StatusTag {...looks[state]}>{words.one.states[state].tag}</StatusTag>
          <Text className="booking-row__when">{slotWords(booking, now, all)}</Text>
          <Text className="booking-quiet">{placeWords(booking.offering, words)}</Text>
          {ahead !== null && <Text className="booking-quiet">{words.one.ahead(ahead)}</Text>}
        </View>
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}
