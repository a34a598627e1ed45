import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { isLive } from '../../../../domain/booking/queue/lifecycle'
import { NuanlinError } from '../../../../domain/contract/errors'
import { decoded } from '../../../api/decoded'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useWords } from '../../../i18n/words'
import { placeWords } from '../place-words'
import { useBookingWords } from '../words'
import { Draw } from './draw'
import { MyTurn } from './my-turn'
import { useQueue } from './queries'
import { useQueueWords } from './words'
import '../booking.scss'
import './index.scss'

/** Who is here takes a number: how long it is, and when it is their turn. The code at the door leads here. */
export default function QueuePage() {
  const all = useWords()
  const words = useQueueWords()
  const booking = useBookingWords()
  const query = useQueue(decoded(useRouter().params.id ?? ''))
  usePullDownRefresh(() => {
    void query.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const missing = query.error instanceof NuanlinError && query.error.code === 'NOT_FOUND'
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      {missing ? (
        <StateView
          icon="calendar-x"
          title={words.notFound}
          action={{
            words: words.book,
            onPress: () => {
              go.replace(paths.book)
            },
          }}
        />
      ) : (
        <Answer query={query} waiting={<Skeleton card bars={[60, 100, 80]} />}>
          {queue => (
            <>
              <View className="booking-card queue-place">
                <Text className="booking-place">{placeWords(queue.offering, booking)}</Text>
                <Text className="booking-quiet">{queue.offering.address}</Text>
              </View>
              {queue.mine && isLive(queue.mine.state) ? <MyTurn turn={queue.mine} /> : <Draw queue={queue} />}
              {queue.offering.demo && <Text className="booking-demo">{all.common.demoNote}</Text>}
            </>
          )}
        </Answer>
      )}
    </Screen>
  )
}
