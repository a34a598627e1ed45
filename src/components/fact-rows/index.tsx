import { Text, View } from '@tarojs/components'
import './index.scss'

/** What something is called and what it is, one below the other. */
export function FactRows({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <View className="fact-rows">
      {rows.map(([name, value]) => (
        <View key={name} className="fact-rows__row">
          <Text className="fact-rows__name">{name}</Text>
          <Text className="fact-rows__value">{value}</Text>
        </View>
      ))}
    </View>
  )
}
