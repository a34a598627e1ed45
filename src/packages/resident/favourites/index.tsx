import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import { go, paths } from '../../../api/go'
import { transport } from '../../../api/transport'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { ForWhom } from '../../../features/acting/for-whom'
import { useOrigin } from '../../../features/place/use-origin'
import { useFavourites } from '../../../features/station/queries'
import { StationRow } from '../../../features/station/station-row'
import { useNow } from '../../../features/station/use-now'
import type { StationPage } from '../../../../domain/station/contract'
import { currentWords, useWords } from '../../../i18n/words'
import './index.scss'

export default function Favourites() {
  const words = useWords()
  const { origin } = useOrigin()
  const favourites = useFavourites(origin)
  usePullDownRefresh(() => {
    void favourites.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.home }))
  const stranger = favourites.error instanceof NuanlinError && favourites.error.code === 'UNAUTHENTICATED'
  return (
    <Screen title={words.favourites.title} nav={<NavBar title={words.favourites.title} back />}>
      <ForWhom />
      {stranger ? (
        <StateView
          icon="star"
          title={words.favourites.signIn}
          hint={words.favourites.signInHint}
          action={toStations(words.favourites.find)}
          {...(transport.session ? { second: { words: words.me.signIn, onPress: toSignIn } } : {})}
        />
      ) : (
        <Answer
          query={favourites}
          waiting={
            <View className="favourites-card">
              <Skeleton bars={[70, 50, 36]} />
              <Skeleton bars={[60, 54, 36]} />
              <Skeleton bars={[74, 44, 36]} />
            </View>
          }
        >
          {({ pages }) =>
            pages.some(p => p.items.length > 0) ? (
              <>
                <View className="favourites-card">
                  {pages.map((page, i) => (
                    <Rows key={i} page={page} receivedAt={favourites.dataUpdatedAt} />
                  ))}
                </View>
                <ListEnd list={favourites} />
              </>
            ) : (
              <StateView
                icon="star"
                title={words.favourites.empty}
                hint={words.favourites.emptyHint}
                action={toStations(words.favourites.find)}
              />
            )
          }
        </Answer>
      )}
    </Screen>
  )
}

function toSignIn() {
  go.to(paths.login)
}

const toStations = (words: string) => ({
  words,
  icon: 'map' as const,
  onPress: () => {
    go.tab('stations')
  },
})

function Rows({ page, receivedAt }: { page: StationPage; receivedAt: number }) {
  const now = useNow(page.asOf, receivedAt)
  return (
    <>
      {page.items.map(station => (
        <StationRow
          key={station.id}
          station={station}
          services={page.services}
          emergencies={page.emergencies}
          rules={page.freshness}
          now={now}
          onPress={() => {
            go.to(paths.station(station.id))
          }}
        />
      ))}
    </>
  )
}
