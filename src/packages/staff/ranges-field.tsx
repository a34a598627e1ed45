import { View } from '@tarojs/components'
import type { TimeRange } from '../../../domain/station/hours'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { MomentField } from '../../components/moment-field'
import './ranges-field.scss'
import { useHoursWords } from './words/hours'

interface RangesFieldProps {
  readonly ranges: readonly TimeRange[]
  readonly onChange: (ranges: TimeRange[]) => void
}

/** As many as one day may have. */
const MOST = 6

/** From one clock time to another, once or more often in a day. Midnight at the end is written `24:00`. */
export function RangesField({ ranges, onChange }: RangesFieldProps) {
  const words = useHoursWords()
  const set = (at: number, change: Partial<TimeRange>) => {
    onChange(ranges.map((range, i) => (i === at ? { ...range, ...change } : range)))
  }
  return (
    <View className="ranges-field">
      {ranges.map(({ from, to }, i) => (
        <View key={i} className="ranges-field__one">
          <MomentField
            label={words.from}
            mode="time"
            value={from}
            onChange={value => {
              set(i, { from: value })
            }}
          />
          <MomentField
            label={words.to}
            mode="time"
            // Wheels end at 23:59: midnight at the end of a day stands there as its beginning.
            value={to === '24:00' ? '00:00' : to}
            onChange={value => {
              set(i, { to: value === '00:00' ? '24:00' : value })
            }}
          />
          {ranges.length > 1 && (
            <Pressable
              className="ranges-field__remove"
              label={words.removeRange(i + 1)}
              onPress={() => {
                onChange(ranges.filter((_, other) => other !== i))
              }}
            >
              <Icon name="x" />
            </Pressable>
          )}
        </View>
      ))}
      {ranges.length < MOST && (
        <View className="ranges-field__add">
          <Button
            look="plain"
            narrow
            icon="plus"
            onPress={() => {
              onChange([...ranges, { from: ranges.at(-1)?.to ?? '09:00', to: '18:00' }])
            }}
          >
            {words.addRange}
          </Button>
        </View>
      )}
    </View>
  )
}
