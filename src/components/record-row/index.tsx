import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Pressable } from '../pressable'
import './index.scss'

interface RecordRowProps {
  readonly icon?: IconName
  /** Not in force: its mark is grey. */
  readonly off?: boolean
  /** A tag or a button beside the words. */
  readonly aside?: ReactNode
  /** Opens it. */
  readonly onPress?: () => void
  /** Lines of words, each of the class `record-row__name` or `record-row__about`. */
  readonly children: ReactNode
}

/** One of a list of people or records: a mark, words, and what stands or can be done beside them. */
export function RecordRow({ icon, off = false, aside, onPress, children }: RecordRowProps) {
  const inside = (
    <View className={off ? 'record-row__inside record-row__inside--off' : 'record-row__inside'}>
      {icon && (
        <View className="record-row__icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="record-row__main">
        <View className="record-row__words">{children}</View>
        {aside}
      </View>
      {onPress && <Icon name="chevron-right" size="s" />}
    </View>
  )
  return onPress ? (
    <Pressable className="record-row record-row--opens" onPress={onPress}>
      {inside}
    </Pressable>
  ) : (
    <View className="record-row">{inside}</View>
  )
}
