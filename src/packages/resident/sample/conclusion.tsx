import { Text, View } from '@tarojs/components'
import type { MySample } from '../../../../domain/sample/views'
import { sampleReasonInWords } from '../../../../domain/sample/reasons'
import { StatusTag } from '../../../components/status-tag'
import { looks, standingOf, useStandingTags } from '../../../features/sample/standing'
import { useLocale } from '../../../i18n/words'
import { useSampleWords } from '../samples/words'

/** How it stands, in plain words: what it means, and what to do. */
export function Conclusion({ item }: { item: MySample }) {
  const words = useSampleWords()
  const language = useLocale()
  const standing = standingOf(item)
  const tag = useStandingTags()[standing]
  const { means, todo } = words.standings[standing]
  const look = looks[standing]
  const why = item.reason ? sampleReasonInWords(item.reason, language) : ''
  return (
    <View className={`conclusion conclusion--${look.tone}`}>
      <StatusTag {...look}>{tag}</StatusTag>
      {means !== '' && <Text className="conclusion__means">{means}</Text>}
      {why !== '' && (
        <Text className="conclusion__means">
          {words.why}
          {language === 'en' ? ': ' : '：'}
          {why}
        </Text>
      )}
      {todo.length > 0 && (
        <View className="conclusion__todo">
          <Text className="conclusion__label">{words.todo}</Text>
          {todo.map(one => (
            <Text key={one} className="conclusion__one">
              {one}
            </Text>
          ))}
        </View>
      )}
    </View>
  )
}
