import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useDeferredValue } from 'react'
import type { StationHome } from '../../../domain/station/contract'
import { go, paths } from '../../api/go'
import { Answer } from '../../components/answer'
import { Icon } from '../../components/icon'
import { NavBar } from '../../components/nav-bar'
import { Pressable } from '../../components/pressable'
import { heading } from '../../components/role'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { AskPlace } from '../../features/place/ask-place'
import { useOrigin, type MyOrigin } from '../../features/place/use-origin'
import { useStationHome } from '../../features/station/queries'
import { currentWords, useWords } from '../../i18n/words'
import { HomeBooking } from './booking'
import { HomeDoors } from './doors'
import { HomeNearest } from './nearest'
import { HomeOthers } from './others'
import { useSlices } from './slices'
import { HomeWaiting } from './waiting'
import './index.scss'

/** The same element at every rendering: what does not depend on the answer is not rendered again with it. */
const doors = <HomeDoors />

export default function Home() {
  const place = useOrigin()
  const query = useStationHome(place.origin)
  usePullDownRefresh(() => {
    void query.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.home }))
  useShareTimeline(() => ({ title: currentWords().home.share }))
  const home = useDeferredValue(query)
  if (!useSlices()) return null
  return <HomeScreen place={place} home={home} />
}

interface HomeScreenProps {
  readonly place: MyOrigin
  readonly home: ReturnType<typeof useStationHome>
}

function HomeScreen({ place, home }: HomeScreenProps) {
  const words = useWords()
  const receivedAt = home.dataUpdatedAt
  return (
    <Screen title={words.brand} tab="home" nav={<HomeNav place={place} />}>
      <HomeWaiting />
      <HomeBooking />
      <AskPlace
        place={place}
        onPick={() => {
          go.to(paths.community)
        }}
      />
      <Answer<StationHome> query={home} waiting={<Skeleton card bars={[34, 82, 60, 90, 100]} />}>
        {answer => <HomeNearest answer={answer} place={place} receivedAt={receivedAt} />}
      </Answer>
      {doors}
      {home.data && <HomeOthers answer={home.data} place={place} receivedAt={receivedAt} />}
    </Screen>
  )
}

function HomeNav({ place }: { place: MyOrigin }) {
  const words = useWords()
  const where =
    place.kind === 'here' ? words.home.here : place.kind === 'community' ? place.community?.name : undefined
  return (
    <NavBar>
      <View {...heading(1)}>
        <Text className="home-brand">{words.brand}</Text>
      </View>
      <Pressable
        className="home-where"
        label={where ? `${words.home.pickCommunity} ${where}` : words.home.pickCommunity}
        onPress={() => {
          go.to(paths.community)
        }}
      >
        <View className="home-where__inside">
          <Text className="home-where__name">{where ?? words.home.pickCommunity}</Text>
          <Icon name="chevron-down" size="s" />
        </View>
      </Pressable>
    </NavBar>
  )
}
