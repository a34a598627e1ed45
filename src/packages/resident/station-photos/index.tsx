import { Image, Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom, useRouter, useShareAppMessage } from '@tarojs/taro'
import type { PublishedSubmission } from '../../../../domain/submissions/contract'
import { decoded } from '../../../api/decoded'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { currentWords, useWords } from '../../../i18n/words'
import { useStationPhotos } from '../submissions/queries'
import { useSubmissionWords } from '../submissions/words'
import './index.scss'

/** Everything that was sent of a station and is shown, each with its caption and month. */
export default function StationPhotos() {
  const words = useSubmissionWords()
  const common = useWords().common
  const id = decoded(useRouter().params.id ?? '')
  const found = useStationPhotos(id)
  const more = () => {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
  }
  usePullDownRefresh(() => {
    void found.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  useReachBottom(more)
  useShareAppMessage(() => ({ title: currentWords().home.share, path: paths.station(id) }))
  const add = () => {
    go.to(paths.sendPhotos(id))
  }
  return (
    <Screen title={words.all.title} nav={<NavBar title={words.all.title} back />}>
      <Answer query={found} waiting={<Skeleton card bars={[100, 60, 30]} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          if (items.length === 0)
            return (
              <StateView
                icon="camera"
                title={words.all.empty}
                hint={words.all.emptyHint}
                action={{ words: words.row.add, icon: 'camera', onPress: add }}
              />
            )
          return (
            <>
              {items.map(item => (
                <Shown key={item.id} item={item} />
              ))}
              {found.hasNextPage && (
                <View className="station-photos-more">
                  <Button onPress={more} disabled={found.isFetchingNextPage}>
                    {common.more}
                  </Button>
                </View>
              )}
              <View className="station-photos-more">
                <Button look={found.hasNextPage ? 'plain' : 'soft'} icon="camera" onPress={add}>
                  {words.row.add}
                </Button>
              </View>
            </>
          )
        }}
      </Answer>
    </Screen>
  )
}

function Shown({ item }: { item: PublishedSubmission }) {
  const words = useSubmissionWords().all
  const { caption, month, photos } = item
  const when = words.taken(Number(month.slice(0, 4)), Number(month.slice(5)))
  return (
    <View className="shown-photos">
      {photos.map(({ id, url, width, height }) => (
        <View key={id} className="shown-photos__frame" style={{ paddingTop: `${(height / width) * 100}%` }}>
          <Image
            className="shown-photos__image"
            src={url}
            mode="aspectFill"
            lazyLoad
            aria-label={caption === '' ? when : caption}
          />
        </View>
      ))}
      <View className="shown-photos__words">
        {caption !== '' && <Text className="shown-photos__caption">{caption}</Text>}
        <Text className="shown-photos__month">{when}</Text>
      </View>
    </View>
  )
}
