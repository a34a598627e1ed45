import { Text, View } from '@tarojs/components'
import { type ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { Icon } from '../icon'
import { Pressable } from '../pressable'
import { heading, role } from '../role'
import { useDialogKeys } from './keys'
import './index.scss'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question or a few choices over the page, within the thumb's reach. Render it only while it is open. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const words = useWords()
  useDialogKeys('sheet', onClose)
  return (
    <View className="sheet">
      <View className="sheet__shade" onClick={onClose} />
      <View id="sheet" className="sheet__panel" {...role('dialog')} aria-modal="true" aria-label={title}>
        <View className="sheet__head">
          <Text className="sheet__title" {...heading(2)}>
            {title}
          </Text>
          <Pressable className="sheet__close" onPress={onClose} label={words.common.close}>
            <Icon name="x" />
          </Pressable>
        </View>
        {children}
      </View>
    </View>
  )
}
