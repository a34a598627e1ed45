import { View } from '@tarojs/components'
import { hidden } from '../role'
import './index.scss'

/** The shape of what is coming: bars of the given widths, in percent. */
export function Skeleton({ bars, card = false }: { bars: readonly number[]; card?: boolean }) {
  return (
    <View className={`skeleton ${card ? 'skeleton--card' : ''}`} {...hidden}>
      {bars.map((width, i) => (
        <View key={i} className="skeleton__bar" style={{ width: `${width}%` }} />
      ))}
    </View>
  )
}
