import { Text, View } from '@tarojs/components'
import { hidden } from '../role'
import './index.scss'

/** Short facts in one line with dots between; a line breaks between facts, and no dot stands at its edge. */
export function Facts({ parts }: { parts: readonly string[] }) {
  if (parts.length === 0) return null
  return (
    <View className="facts">
      <View className="facts__line">
        {parts.map(part => (
          <View key={part} className="facts__one">
            <Text className="facts__dot" {...hidden}>
              ·
            </Text>
            <Text>{part}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
