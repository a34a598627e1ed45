import { Text, View } from '@tarojs/components'
import { Button } from '../button'
import { Icon } from '../icon'
import type { IconName } from '../icon/names'
import { role } from '../role'
import './index.scss'

interface Action {
  readonly words: string
  readonly onPress: () => void
  readonly icon?: IconName
}

interface StateViewProps {
  readonly icon: IconName
  readonly title: string
  readonly hint?: string
  readonly action?: Action
  readonly second?: Action
  /** Told at once by a screen reader: something failed. */
  readonly urgent?: boolean
}

/** What stands where content would: empty, failed, offline, not allowed. Says what happened and what to do. */
export function StateView({ icon, title, hint, action, second, urgent = false }: StateViewProps) {
  return (
    <View className="state-view" {...(urgent ? role('alert') : {})}>
      <View className="state-view__icon">
        <Icon name={icon} size="l" />
      </View>
      <Text className="state-view__title">{title}</Text>
      {hint && <Text className="state-view__hint">{hint}</Text>}
      {action && (
        <View className="state-view__actions">
          <Button look="soft" narrow onPress={action.onPress} {...(action.icon ? { icon: action.icon } : {})}>
            {action.words}
          </Button>
          {second && (
            <Button
              look="plain"
              narrow
              onPress={second.onPress}
              {...(second.icon ? { icon: second.icon } : {})}
            >
              {second.words}
            </Button>
          )}
        </View>
      )}
    </View>
  )
}
