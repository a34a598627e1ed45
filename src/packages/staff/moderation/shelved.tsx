import { View } from '@tarojs/components'
import { useState } from 'react'
import type { QueuedSubmission } from '../../../../domain/submissions/contract'
import { Button } from '../../../components/button'
import { useWords } from '../../../i18n/words'
import { useModerationWords } from '../words/moderation'
import { About } from './about'
import { Pictures } from './pictures'
import { RefuseSheet } from './refuse-sheet'

/** What is decided, or not to be decided yet: to look at, and to take down what is shown. */
export function Shelved({ items, onMore }: { items: readonly QueuedSubmission[]; onMore?: () => void }) {
  const words = useModerationWords()
  const { more } = useWords().common
  const [taking, setTaking] = useState<QueuedSubmission | null>(null)
  return (
    <View className="shelved">
      {items.map(item => (
        <View key={item.id} className="page-card review__columns">
          <Pictures item={item} />
          <View>
            <About item={item} />
            {item.state === 'published' && (
              <View className="page-part">
                <Button
                  onPress={() => {
                    setTaking(item)
                  }}
                >
                  {words.takeDown}
                </Button>
              </View>
            )}
          </View>
        </View>
      ))}
      {onMore && (
        <View className="page-part">
          <Button onPress={onMore}>{more}</Button>
        </View>
      )}
      {taking && (
        <RefuseSheet
          item={taking}
          act="takeDown"
          onClose={() => {
            setTaking(null)
          }}
        />
      )}
    </View>
  )
}
