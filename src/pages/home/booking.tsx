import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { Booking } from '../../../domain/booking/views'
import { go, paths } from '../../api/go'
import { transport } from '../../api/transport'
import { useTick } from '../../api/use-tick'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { useUpcomingBookings } from '../../features/booking/queries'
import { slotWords } from '../../features/booking/when'
import { clockWords } from '../../i18n/time-words'
import { useWords } from '../../i18n/words'
import type { WordsOf } from '../../i18n/zh-CN'
import { useLater } from './use-later'

/** What is under way: an offer that waits for me, else the next booking. Asked after the first screen is there. */
export function HomeBooking() {
  return useLater() && transport.hasIdentity() ? <Next /> : null
}

function Next() {
  const words = useWords()
  const now = useTick()
  const { data, refetch } = useUpcomingBookings()
  useDidShow(() => void refetch({ cancelRefetch: false }))
  const offer = data?.items.find(
    ({ state, offeredUntil }) => state === 'offered' && Date.parse(offeredUntil ?? '') > now,
  )
  const next = offer ?? data?.items.find(({ endsAt }) => Date.parse(endsAt) > now)
  if (!next) return null
  const { stopName, stationName } = next.offering
  return (
    <Pressable
      className={`home-booking ${offer ? 'home-booking--offer' : ''}`}
      onPress={() => {
        go.to(paths.booking(next.id))
      }}
    >
      <View className="home-booking__inside">
        <Icon name={offer ? 'circle-alert' : 'calendar-check'} />
        <View className="home-booking__words">
          <Text className="home-booking__title">{titleOf(next, words)}</Text>
          <Text className="home-booking__about">
            {slotWords(next, now, words)} · {stopName ?? stationName}
          </Text>
        </View>
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}

function titleOf({ state, offeredUntil }: Booking, words: WordsOf): string {
  const { home } = words
  if (state === 'offered') return home.offered(clockWords(Date.parse(offeredUntil ?? ''), words))
  return state === 'waiting' ? home.waiting : state === 'checked_in' ? home.checkedIn : home.booked
}
