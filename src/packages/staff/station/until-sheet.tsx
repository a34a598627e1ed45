import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays, chinaDate, type Instant } from '../../../../domain/time/china-time'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { MomentField } from '../../../components/moment-field'
import { useDeskWords } from '../words/desk'

interface UntilSheetProps {
  readonly now: Instant
  readonly onSet: (until: string) => void
  readonly onClose: () => void
}

/** Days ahead that a closure may last. */
const LONGEST = 365

/** A day and a clock time in the future. */
export function UntilSheet({ now, onSet, onClose }: UntilSheetProps) {
  const words = useDeskWords().station
  const today = chinaDate(now)
  const [date, setDate] = useState(() => addDays(today, 1))
  const [clock, setClock] = useState('09:00')
  const moment = Date.parse(`${date}T${clock}:00+08:00`)
  return (
    <Sheet title={words.until} onClose={onClose}>
      <View className="desk-moment">
        <MomentField
          label={words.untilDate}
          mode="date"
          value={date}
          from={today}
          to={addDays(today, LONGEST)}
          onChange={setDate}
        />
        <MomentField label={words.untilClock} mode="time" value={clock} onChange={setClock} />
      </View>
      <View className="page-actions">
        <Button
          look="primary"
          disabled={moment <= now}
          onPress={() => {
            onSet(new Date(moment).toISOString())
          }}
        >
          {words.setUntil}
        </Button>
      </View>
    </Sheet>
  )
}
