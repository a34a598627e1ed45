import { Text, View } from '@tarojs/components'
import { role } from '../role'
import './index.scss'
import { useNotice } from './notice'

export function NoticeArea() {
  const words = useNotice()
  return (
    <View className="notice" {...role('status')} aria-live="polite">
      {words && <Text className="notice__words">{words}</Text>}
    </View>
  )
}
