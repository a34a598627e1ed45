import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { StationDetail } from '../../../../domain/station/contract'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useOrigin } from '../../../features/place/use-origin'
import { openView } from '../../../features/station/open-words'
import { useStationDetail } from '../../../features/station/queries'
import { useNow } from '../../../features/station/use-now'
import { currentWords, useWords } from '../../../i18n/words'
import { Access } from './access'
import { Head } from './head'
import { Hours } from './hours'
import { Live } from './live'
import { Locked } from './locked'
import { Services } from './services'
import './index.scss'

/** What a shared card says: the station, open or not, and that it is a demonstration where it is one. */
function shareTitle(station: StationDetail): string {
  const words = currentWords()
  const { words: open } = openView(station.open, Date.parse(station.asOf), words)
  return (station.demo ? words.station.demoShare : '') + words.station.shareTitle(station.name, open)
}

export default function StationPage() {
  const words = useWords()
  const id = decodeURIComponent(useRouter().params.id ?? '')
  const { point } = useOrigin()
  const detail = useStationDetail(id, point)
  const card = detail.data
    ? { title: shareTitle(detail.data), path: paths.station(id) }
    : { title: words.home.share, path: paths.home }
  usePullDownRefresh(() => {
    void detail.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  useShareAppMessage(() => card)
  useShareTimeline(() => ({ title: card.title, query: `id=${encodeURIComponent(id)}` }))
  const missing = id === '' || (detail.error instanceof NuanlinError && detail.error.code === 'NOT_FOUND')
  return (
    <Screen title={detail.data?.name ?? words.brand} nav={<NavBar back />}>
      {missing ? (
        <StateView
          icon="map-pin-off"
          title={words.state.notFoundTitle}
          hint={words.state.notFoundHint}
          action={{
            words: words.home.find,
            icon: 'map',
            onPress: () => {
              go.tab('stations')
            },
          }}
        />
      ) : (
        <Answer
          query={detail}
          waiting={
            <>
              <Skeleton card bars={[34, 88, 60, 100]} />
              <View className="station-gap" />
              <Skeleton card bars={[40, 90, 70, 80]} />
            </>
          }
        >
          {station => <StationBody station={station} receivedAt={detail.dataUpdatedAt} share={card} />}
        </Answer>
      )}
    </Screen>
  )
}

interface StationBodyProps {
  readonly station: StationDetail
  readonly receivedAt: number
  readonly share: { readonly title: string; readonly path: string }
}

function StationBody({ station, receivedAt, share }: StationBodyProps) {
  const words = useWords()
  const now = useNow(station.asOf, receivedAt)
  return (
    <>
      <Head station={station} now={now} share={share} />
      <Live station={station} now={now} />
      <Services station={station} />
      <Hours hours={station.hours} now={now} />
      <Access station={station} />
      <Locked station={station} now={now} />
      {station.demo && <Text className="station-demo">{words.common.demoNote}</Text>}
    </>
  )
}
