import type { PressableProps } from './props'

export function Pressable(props: PressableProps) {
  const { className = '', onPress, label, disabled, pressed, chosen, expanded, current, id, children } = props
  return (
    <button
      type="button"
      id={id}
      className={`pressable ${className}`}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-current={current ? 'page' : undefined}
      {...(chosen === undefined ? {} : { role: 'radio', 'aria-checked': chosen })}
      onClick={event => {
        event.stopPropagation()
        onPress()
      }}
    >
      {children}
    </button>
  )
}
