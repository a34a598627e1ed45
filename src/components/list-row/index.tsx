import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { Pressable } from '../pressable'
import './index.scss'

interface ListRowProps {
  readonly title: string
  readonly hint?: string
  readonly icon?: IconName
  readonly value?: string
  readonly onPress: () => void
  /** A switch: on or off. */
  readonly pressed?: boolean
  /** One of several choices. */
  readonly chosen?: boolean
  readonly label?: string
}

/** One line of a list that leads somewhere, chooses or switches. */
export function ListRow({ title, hint, icon, value, onPress, pressed, chosen, label }: ListRowProps) {
  const leads = pressed === undefined && chosen === undefined
  return (
    <Pressable
      className="list-row"
      onPress={onPress}
      {...(pressed === undefined ? {} : { pressed })}
      {...(chosen === undefined ? {} : { chosen })}
      {...(label ? { label } : {})}
    >
      <View className="list-row__inside">
        {icon && (
          <View className="list-row__icon">
            <Icon name={icon} />
          </View>
        )}
        <View className="list-row__words">
          <Text className="list-row__title">{title}</Text>
          {hint && <Text className="list-row__hint">{hint}</Text>}
        </View>
        {value && <Text className="list-row__value">{value}</Text>}
        {leads && <Icon name="chevron-right" size="s" />}
        {chosen && <Icon name="check" />}
        {pressed !== undefined && (
          <View className={`list-row__switch ${pressed ? 'list-row__switch--on' : ''}`} />
        )}
      </View>
    </Pressable>
  )
}
