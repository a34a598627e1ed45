import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
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
import { HomeDoors } from './doors'
import { HomeStations } from './stations'
import './index.scss'

export default function Home() {
  const words = useWords()
  const place = useOrigin()
  const home = useStationHome(place.origin)
  usePullDownRefresh(() => {
    void home.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.home }))
  useShareTimeline(() => ({ title: currentWords().home.share }))
  const doors = <HomeDoors />
  return (
    <Screen title={words.brand} tab="home" nav={<HomeNav place={place} />}>
      <AskPlace
        place={place}
        onPick={() => {
          go.to(paths.community)
        }}
      />
      <Answer<StationHome> query={home} waiting={<Skeleton card bars={[34, 82, 60, 90, 100]} />}>
        {data => <HomeStations answer={data} place={place} receivedAt={home.dataUpdatedAt} doors={doors} />}
      </Answer>
      {home.data === undefined && doors}
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
