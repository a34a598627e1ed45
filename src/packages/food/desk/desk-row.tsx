import { Text, View } from '@tarojs/components'
import type { DeskSample } from '../../../../domain/sample/views'
import { sampleNumberInWords } from '../../../../domain/sample/number'
import { go } from '../../../api/go'
import { useTick } from '../../../api/use-tick'
import { Facts } from '../../../components/facts'
import { Pressable } from '../../../components/pressable'
import { StatusTag } from '../../../components/status-tag'
import { agoWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { foodPaths } from '../paths'
import { useSampleDeskWords } from '../words'
import { deskLook } from './looks'

/** One sample in a list of the desk. */
export function DeskRow({ item }: { item: DeskSample }) {
  const all = useWords()
  const words = useSampleDeskWords()
  const ago = agoWords(Date.parse(item.stateAt), useTick(), all)
  const number = sampleNumberInWords(item.number)
  const state =
    item.state === 'published' && item.outcome ? words.results[item.outcome] : words.states[item.state]
  return (
    <Pressable
      className="desk-sample"
      label={[item.food, number, state, ago].join('，')}
      onPress={() => {
        go.to(foodPaths.sample(item.id))
      }}
    >
      <View className="desk-sample__inside">
        <View className="desk-sample__top">
          <Text className="desk-sample__food">{item.food}</Text>
          <StatusTag {...deskLook(item)}>{state}</StatusTag>
        </View>
        <Facts parts={[number, item.category, words.form.sources[item.source], ago]} />
      </View>
    </Pressable>
  )
}
