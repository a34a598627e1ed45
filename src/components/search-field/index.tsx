import { Input, View } from '@tarojs/components'
import { Icon } from '../icon'
import { Pressable } from '../pressable'
import './index.scss'

interface SearchFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder: string
  readonly label: string
  readonly clearLabel: string
}

/** A place to type what one looks for; it keeps the focus while results come and can be cleared at once. */
export function SearchField({ value, onChange, placeholder, label, clearLabel }: SearchFieldProps) {
  return (
    <View className="search-field">
      <Icon name="search" />
      <Input
        className="search-field__input"
        value={value}
        placeholder={placeholder}
        placeholderClass="search-field__placeholder"
        confirmType="search"
        maxlength={30}
        aria-label={label}
        onInput={event => {
          onChange(event.detail.value)
        }}
      />
      {value !== '' && (
        <Pressable
          className="search-field__clear"
          label={clearLabel}
          onPress={() => {
            onChange('')
          }}
        >
          <Icon name="x" />
        </Pressable>
      )}
    </View>
  )
}
