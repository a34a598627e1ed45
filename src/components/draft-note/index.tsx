import { Text, View } from '@tarojs/components'
import { useWords } from '../../i18n/words'
import { Icon } from '../icon'
import { Pressable } from '../pressable'
import { role } from '../role'
import './index.scss'

/** Says that what stands in a form was typed on an earlier visit, and lets it go. */
export function DraftNote({ onClear }: { onClear: () => void }) {
  const words = useWords().outbox
  return (
    <View className="draft-note" {...role('status')}>
      <Icon name="info" size="s" />
      <Text className="draft-note__words">{words.restored}</Text>
      <Pressable className="draft-note__clear" onPress={onClear}>
        <Text>{words.anew}</Text>
      </Pressable>
    </View>
  )
}
