import { Picker, Text, View } from '@tarojs/components'
import type { MomentFieldProps } from '.'
import './index.scss'

export function MomentField({ label, mode, value, from, to, onChange }: MomentFieldProps) {
  const inside = (
    <View className="moment-field">
      <Text className="moment-field__label">{label}</Text>
      <Text className="moment-field__value">{value}</Text>
    </View>
  )
  return mode === 'date' ? (
    <Picker
      mode="date"
      value={value}
      {...(from ? { start: from } : {})}
      {...(to ? { end: to } : {})}
      onChange={({ detail }) => {
        onChange(detail.value)
      }}
    >
      {inside}
    </Picker>
  ) : (
    <Picker
      mode="time"
      value={value}
      onChange={({ detail }) => {
        onChange(detail.value)
      }}
    >
      {inside}
    </Picker>
  )
}
