import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { StationDetail } from '../../../../domain/station/contract'
import { decoded } from '../../../api/decoded'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useOrigin } from '../../../features/place/use-origin'
import { EmergencyBanners } from '../../../features/station/emergency'
import { openView } from '../../../features/station/open-words'
import { useStationDetail } from '../../../features/station/queries'
import { useNow } from '../../../features/station/use-now'
import { currentWords, useWords } from '../../../i18n/words'
import { Access } from './access'
import { Head } from './head'
import { Hours } from './hours'
import { Live } from './live'
import { Locked } from './locked'
import { Photos } from './photos'
import { Services } from './services'
import './index.scss'

/** What a shared card says: the station, open or not now, and that it is a demonstration where it is one. */
function shareTitle(station: StationDetail, receivedAt: number): string {
  const words = currentWords()
  const now = Date.parse(station.asOf) + Math.max(0, Date.now() - receivedAt)
  const { words: open } = openView(station.open, now, words)
  return (station.demo ? words.station.demoShare : '') + words.station.shareTitle(station.name, open)
}

export default function StationPage() {
  const words = useWords()
  const id = decoded(useRouter().params.id ?? '')
  const place = useOrigin()
  const detail = useStationDetail(id, place.origin)
  const card = () =>
    detail.data
      ? { title: shareTitle(detail.data, detail.dataUpdatedAt), path: paths.station(id) }
      : { title: words.home.share, path: paths.home }
  usePullDownRefresh(() => {
    void detail.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  useShareAppMessage(card)
  useShareTimeline(() => ({ title: card().title, query: `id=${encodeURIComponent(id)}` }))
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
          {station => (
            <StationBody
              station={station}
              receivedAt={detail.dataUpdatedAt}
              share={card}
              from={place.kind === 'community' ? place.community?.name : undefined}
            />
          )}
        </Answer>
      )}
    </Screen>
  )
}

interface StationBodyProps {
  readonly station: StationDetail
  readonly receivedAt: number
  /** Made when somebody shares: it says how things are at that moment. */
  readonly share: () => { readonly title: string; readonly path: string }
  /** The community that distances count from; undefined where they count from the person. */
  readonly from: string | undefined
}

function StationBody({ station, receivedAt, share, from }: StationBodyProps) {
  const words = useWords()
  const now = useNow(station.asOf, receivedAt)
  return (
    <>
      <EmergencyBanners emergencies={station.emergencies} />
      <Head station={station} now={now} share={share} from={from} />
      <Live station={station} now={now} />
      <Services station={station} />
      <Photos station={station} />
      <Hours station={station} now={now} />
      <Access station={station} />
      <Locked station={station} now={now} />
      {station.demo && <Text className="station-demo">{words.common.demoNote}</Text>}
    </>
  )
}
