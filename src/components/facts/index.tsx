import { Text, View } from '@tarojs/components'
import './index.scss'

/** Short facts in one line with dots between; a line breaks between facts, never within one. */
export function Facts({ parts }: { parts: readonly string[] }) {
  if (parts.length === 0) return null
  return (
    <View className="facts">
      {parts.map((part, i) => (
        <Text key={part} className="facts__one">
          {i < parts.length - 1 ? `${part} · ` : part}
        </Text>
      ))}
    </View>
  )
}
