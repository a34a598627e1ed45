import { Text } from '@tarojs/components'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Pressable } from '../pressable'
import './index.scss'

interface ChipProps {
  readonly children: string
  readonly selected: boolean
  readonly onPress: () => void
  readonly icon?: IconName
}

/** One filter that is on or off; on is told by a tick and by colour. */
export function Chip({ children, selected, onPress, icon }: ChipProps) {
  const shown = selected ? 'check' : icon
  return (
    <Pressable className={`chip ${selected ? 'chip--on' : ''}`} onPress={onPress} pressed={selected}>
      {shown && <Icon name={shown} size="s" />}
      <Text className="chip__words">{children}</Text>
    </Pressable>
  )
}
