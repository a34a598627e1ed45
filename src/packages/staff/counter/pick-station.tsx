import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Answer } from '../../../components/answer'
import { ListRow } from '../../../components/list-row'
import { SearchField } from '../../../components/search-field'
import { Skeleton } from '../../../components/skeleton'
import { useOrigin } from '../../../features/place/use-origin'
import { useMyStations } from '../desk/queries'
import { useSettled } from '../../../components/use-settled'
import { useCounterWords } from '../words/counter'
import type { Counter } from './begin'

/** Typing rests this long before it is asked about, in milliseconds. */
const REST = 250
/** Nobody reads further: another word is quicker. */
const SHOWN = 6

/** One of the stations that I keep, the nearest first. */
export function PickStation({ onPick }: { onPick: (station: Counter) => void }) {
  const words = useCounterWords()
  const { point } = useOrigin()
  const [typed, setTyped] = useState('')
  const stations = useMyStations(useSettled(typed.trim(), REST), point)
  return (
    <View className="counter-pick">
      <SearchField
        value={typed}
        onChange={setTyped}
        placeholder={words.search}
        label={words.search}
        clearLabel={words.clear}
      />
      <Answer query={stations} waiting={<Skeleton bars={[60, 40, 64]} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items).slice(0, SHOWN)
          return items.length === 0 ? (
            <Text className="page-card__note">{words.nothing}</Text>
          ) : (
            <View className="counter-rows">
              {items.map(({ id, name, areaNames }) => (
                <ListRow
                  key={id}
                  title={name}
                  hint={areaNames.join(' ')}
                  onPress={() => {
                    onPick({ id, name })
                  }}
                />
              ))}
            </View>
          )
        }}
      </Answer>
    </View>
  )
}
