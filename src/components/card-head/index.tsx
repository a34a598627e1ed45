import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { heading } from '../role'
import './index.scss'

interface CardHeadProps {
  readonly icon: IconName
  /** A line before the name. */
  readonly lead?: string
  readonly name: string
  /** Lines after the name, each of the class `card-head__about`. */
  readonly children?: ReactNode
}

/** What a card is about: a large mark, and its name. */
export function CardHead({ icon, lead, name, children }: CardHeadProps) {
  return (
    <View className="card-head">
      <View className="card-head__icon">
        <Icon name={icon} size="l" />
      </View>
      <View className="card-head__words">
        {lead && <Text className="card-head__about">{lead}</Text>}
        <View {...heading(2)}>
          <Text className="card-head__name">{name}</Text>
        </View>
        {children}
      </View>
    </View>
  )
}
