import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon'
import { Pressable } from '../pressable'
import { heading } from '../role'
import './index.scss'

interface SectionProps {
  readonly title: string
  /** A way to all of it. */
  readonly more?: { readonly words: string; readonly onPress: () => void }
  /** On a card, as most lists are. */
  readonly card?: boolean
  readonly children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, more, card = false, children }: SectionProps) {
  return (
    <View className="section">
      <View className="section__head">
        <View {...heading(2)}>
          <Text className="section__title">{title}</Text>
        </View>
        {more && (
          <Pressable className="section__more" onPress={more.onPress} label={`${more.words} ${title}`}>
            <View className="section__more-inside">
              <Text>{more.words}</Text>
              <Icon name="chevron-right" size="s" />
            </View>
          </Pressable>
        )}
      </View>
      {card ? <View className="section__card">{children}</View> : children}
    </View>
  )
}
