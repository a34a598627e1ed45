import { Image, Text, View } from '@tarojs/components'
import type { StationDetail } from '../../../../domain/station/contract'
import { go, paths } from '../../../api/go'
import { Icon } from '../../../components/icon'
import { Pressable } from '../../../components/pressable'
import { Section } from '../../../components/section'
import { useWords } from '../../../i18n/words'
import { useStationPhotos } from '../submissions/queries'
import { useSubmissionWords } from '../submissions/words'
import './photos.scss'

/** As many as stand beside one another on a phone. */
const MOST = 3

/** What the door looks like, by those who were there; and the way to add to it. */
export function Photos({ station }: { station: Pick<StationDetail, 'id' | 'name'> }) {
  const words = useSubmissionWords().row
  const { all } = useWords().common
  const found = useStationPhotos(station.id)
  const photos = found.data?.pages.flatMap(page => page.items.flatMap(item => item.photos)) ?? []
  const seeAll = () => {
    go.to(paths.stationPhotos(station.id))
  }
  return (
    <Section title={words.title} {...(photos.length > 0 ? { more: { words: all, onPress: seeAll } } : {})}>
      {photos.length > 0 && (
        <View className="station-photos">
          {photos.slice(0, MOST).map(({ id, thumbUrl }, i) => (
            <Pressable
              key={id}
              className="station-photos__one"
              label={words.photoOf(station.name, i + 1)}
              onPress={seeAll}
            >
              <Image className="station-photos__image" src={thumbUrl} mode="aspectFill" lazyLoad />
            </Pressable>
          ))}
        </View>
      )}
      <Pressable
        className="station-photos__add"
        onPress={() => {
          go.to(paths.sendPhotos(station.id))
        }}
      >
        <View className="station-photos__add-inside">
          <Icon name="camera" />
          <View className="station-photos__words">
            <Text className="station-photos__title">{words.add}</Text>
            <Text className="station-photos__hint">{words.addHint}</Text>
          </View>
          <Icon name="chevron-right" size="s" />
        </View>
      </Pressable>
    </Section>
  )
}
