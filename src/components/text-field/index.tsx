import { Input, Text, View } from '@tarojs/components'
import { role } from '../role'
import './index.scss'

interface TextFieldProps {
  readonly label: string
  /** What a screen reader says, where the label alone would not do. */
  readonly name?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxlength?: number
  /** What is wrong with it. */
  readonly problem?: string | undefined
}

/** One line to type, under its label, with what is wrong with it right below. */
export function TextField({
  label,
  name = label,
  value,
  onChange,
  maxlength = 100,
  problem,
}: TextFieldProps) {
  return (
    <View className="text-field">
      <Text className="text-field__label">{label}</Text>
      <Input
        className={`text-field__input ${problem ? 'text-field__input--wrong' : ''}`}
        value={value}
        maxlength={maxlength}
        aria-label={name}
        onInput={event => {
          onChange(event.detail.value)
        }}
      />
      {problem && <FieldProblem>{problem}</FieldProblem>}
    </View>
  )
}

/** What is wrong with a field, below it. */
export function FieldProblem({ children }: { children: string }) {
  return (
    <Text className="text-field__problem" {...role('alert')}>
      {children}
    </Text>
  )
}
