import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import './index.scss'

export type Tone = 'open' | 'soon' | 'closed' | 'late' | 'info'

/** A state: always an icon, a word and a colour together. */
export function StatusTag({ tone, icon, children }: { tone: Tone; icon: IconName; children: string }) {
  return (
    <View className={`status-tag status-tag--${tone}`}>
      <Icon name={icon} size="s" />
      <Text>{children}</Text>
    </View>
  )
}
