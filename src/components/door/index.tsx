import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Pressable } from '../pressable'
import './index.scss'

interface DoorProps {
  readonly icon: IconName
  readonly title: string
  readonly hint: string
  readonly onPress: () => void
  /** A mode that is on or off. */
  readonly pressed?: boolean
}

/** A way into something that works. */
export function Door({ icon, title, hint, onPress, pressed }: DoorProps) {
  return (
    <Pressable className="door" onPress={onPress} {...(pressed === undefined ? {} : { pressed })}>
      <View className="door__inside">
        <View className="door__icon">
          <Icon name={icon} />
        </View>
        <View className="door__words">
          <Text className="door__title">{title}</Text>
          <Text className="door__hint">{hint}</Text>
        </View>
      </View>
    </Pressable>
  )
}

/** Doors in two columns, one in care mode. */
export function Doors({ children }: { children: ReactNode }) {
  return <View className="doors">{children}</View>
}
