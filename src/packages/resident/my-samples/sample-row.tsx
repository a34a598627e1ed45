import { Text, View } from '@tarojs/components'
import type { MySample } from '../../../../domain/sample/views'
import { go, paths } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Facts } from '../../../components/facts'
import { Pressable } from '../../../components/pressable'
import { StatusTag } from '../../../components/status-tag'
import { looks, standingOf, useStandingTags } from '../../../features/sample/standing'
import { agoWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'

/** One sample: what it is, how it stands, since when. */
export function SampleRow({ item }: { item: MySample }) {
  const all = useWords()
  const standing = standingOf(item)
  const tag = useStandingTags()[standing]
  const ago = agoWords(Date.parse(item.stateAt), useTick(), all)
  return (
    <Pressable
      className="my-sample"
      label={[item.food, tag, item.stationName, ago].join('，')}
      onPress={() => {
        go.to(paths.sample(item.id))
      }}
    >
      <View className="my-sample__inside">
        <View className="my-sample__top">
          <Text className="my-sample__food">{item.food}</Text>
          <StatusTag {...looks[standing]}>{tag}</StatusTag>
        </View>
        <Facts parts={[item.stationName, ago].filter(part => part !== '')} />
      </View>
    </Pressable>
  )
}
