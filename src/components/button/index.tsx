import { Text } from '@tarojs/components'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Pressable } from '../pressable'
import './index.scss'

interface ButtonProps {
  readonly children: string
  readonly onPress: () => void
  readonly icon?: IconName
  /** One primary per screen; the others are soft or plain. What cannot be taken back is confirmed by danger in its place. */
  readonly look?: 'primary' | 'danger' | 'soft' | 'plain'
  readonly disabled?: boolean
  readonly pressed?: boolean
  readonly label?: string
  /** Takes only the width it needs. */
  readonly narrow?: boolean
}

export function Button(props: ButtonProps) {
  const { children, onPress, icon, look = 'soft', narrow = false, ...rest } = props
  return (
    <Pressable
      className={`button button--${look} ${narrow ? 'button--narrow' : ''}`}
      onPress={onPress}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      <Text className="button__words">{children}</Text>
    </Pressable>
  )
}
