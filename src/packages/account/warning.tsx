import { Text, View } from '@tarojs/components'
import { Icon } from '../../components/icon'
import './warning.scss'

/** What somebody must have read before they go on. */
export function Warning({ children }: { children: string }) {
  return (
    <View className="account-warning">
      <View className="account-warning__icon">
        <Icon name="circle-alert" />
      </View>
      <Text>{children}</Text>
    </View>
  )
}
