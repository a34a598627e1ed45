import { Text, View } from '@tarojs/components'
import type { StationCard } from '../../../domain/station/card'
import { Icon } from '../../components/icon'
import './closure-line.scss'

/** Why staff closed it against its hours; nothing where nobody did, or gave no reason. */
export function ClosureLine({ closure }: Pick<StationCard, 'closure'>) {
  if (!closure) return null
  return (
    <View className="closure-line">
      <Icon name="info" size="s" />
      <Text>{closure.reason}</Text>
    </View>
  )
}
