import { View } from '@tarojs/components'
import type { PressableProps } from './props'

export function Pressable(props: PressableProps) {
  const { className = '', onPress, label, disabled, pressed, chosen, expanded, id, children } = props
  const state = pressed ?? chosen ?? expanded
  return (
    <View
      {...(id ? { id } : {})}
      className={`pressable ${disabled ? 'pressable--off' : ''} ${className}`}
      hoverClass={disabled ? 'none' : 'pressable--down'}
      hoverStayTime={80}
      hoverStopPropagation
      aria-role={chosen === undefined ? 'button' : 'radio'}
      {...(label ? { 'aria-label': label } : {})}
      {...(state === undefined ? {} : { 'aria-checked': String(state) })}
      onClick={event => {
        event.stopPropagation()
        if (!disabled) onPress()
      }}
    >
      {children}
    </View>
  )
}
