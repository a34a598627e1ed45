import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { QueuedSubmission } from '../../../../domain/submissions/contract'
import { Button } from '../../../components/button'
import { useModerationWords } from '../words/moderation'
import { About } from './about'
import { Pictures } from './pictures'
import { PublishSheet } from './publish-sheet'
import { RefuseSheet } from './refuse-sheet'

/** One at a time, large; what to do with it stays within the thumb's reach. */
export function Review({ items, more }: { items: readonly QueuedSubmission[]; more: boolean }) {
  const words = useModerationWords()
  const [skipped, setSkipped] = useState<readonly string[]>([])
  // What was open stands for what was looked at, also when the list moves on behind it.
  const [open, setOpen] = useState<{ act: 'publish' | 'refuse'; item: QueuedSubmission } | null>(null)
  const left = items.filter(({ id }) => !skipped.includes(id))
  // Whoever skipped all begins anew.
  const item = left[0] ?? items[0]
  if (!item) return null
  const close = () => {
    setOpen(null)
  }
  const objected = item.state === 'objected'
  return (
    <View className="review">
      <View className="review__columns">
        <Pictures key={item.id} item={item} />
        <About item={item} />
      </View>
      <View className="review__foot">
        <View className="review__inside">
          {item.forAnother ? (
            <Text className="review__for-another">{words.forAnother}</Text>
          ) : (
            <View className="review__actions">
              <Button
                onPress={() => {
                  setOpen({ act: 'refuse', item })
                }}
              >
                {objected ? words.uphold : words.refuse}
              </Button>
              <Button
                look="primary"
                onPress={() => {
                  setOpen({ act: 'publish', item })
                }}
              >
                {words.publish}
              </Button>
            </View>
          )}
          <View className="review__rest">
            <Text className="review__left">{words.left(items.length, more)}</Text>
            {items.length > 1 && (
              <Button
                look="plain"
                narrow
                onPress={() => {
                  setSkipped(left.length > 1 ? [...skipped, item.id] : [])
                }}
              >
                {words.skip}
              </Button>
            )}
          </View>
        </View>
      </View>
      {open?.act === 'publish' && <PublishSheet item={open.item} onClose={close} />}
      {open?.act === 'refuse' && <RefuseSheet item={open.item} act="refuse" onClose={close} />}
    </View>
  )
}
