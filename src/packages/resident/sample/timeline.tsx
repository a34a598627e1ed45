import { Text, View } from '@tarojs/components'
import type { MySample } from '../../../../domain/sample/views'
import { useTick } from '../../../api/use-tick'
import { atLineStart, momentWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useSampleWords } from '../samples/words'

/** What happened so far, the newest first: a line with dots. */
export function Timeline({ steps }: { steps: MySample['steps'] }) {
  const all = useWords()
  const words = useSampleWords()
  const now = useTick()
  return (
    <View className="sample-steps">
      {[...steps].reverse().map(({ step, at }, i) => (
        <View
          key={`${step} ${at}`}
          className={`sample-steps__one ${i === 0 ? 'sample-steps__one--now' : ''}`}
        >
          <View className="sample-steps__dot" />
          <Text className="sample-steps__words">{words.steps[step]}</Text>
          <Text className="sample-steps__at">{atLineStart(momentWords(Date.parse(at), now, all))}</Text>
        </View>
      ))}
    </View>
  )
}
