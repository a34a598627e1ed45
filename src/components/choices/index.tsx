import { ScrollView, Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import '../chip/index.scss'
import { Pressable } from '../pressable'
import { role } from '../role'
import { useCareMode } from '../../theme/care-mode'
import './index.scss'

interface ChoicesProps<T extends string> {
  readonly label: string
  readonly options: readonly (readonly [value: T, words: string])[]
  readonly chosen: T
  readonly onChoose: (value: T) => void
}

/** One of a few: a row that is pushed sideways, or in care mode one below the other. */
export function Choices<T extends string>({ label, options, chosen, onChoose }: ChoicesProps<T>) {
  const care = useCareMode()
  const row = (
    <View className={`choices ${care ? 'choices--wrapped' : ''}`} {...role('radiogroup')} aria-label={label}>
      {options.map(([value, words]) => (
        <Pressable
          key={value}
          className={`chip ${value === chosen ? 'chip--on' : ''}`}
          chosen={value === chosen}
          onPress={() => {
            onChoose(value)
          }}
        >
          {value === chosen && <Icon name="check" size="s" />}
          <Text className="chip__words">{words}</Text>
        </Pressable>
      ))}
    </View>
  )
  return care ? (
    row
  ) : (
    <ScrollView className="choices-scroll" scrollX enhanced showScrollbar={false}>
      {row}
    </ScrollView>
  )
}
