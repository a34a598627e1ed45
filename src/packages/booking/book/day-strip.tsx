import { ScrollView, Text, View } from '@tarojs/components'
import type { DayView } from '../../../../domain/booking/views'
import { startOfDay } from '../../../../domain/time/china-time'
import { useTick } from '../../../api/use-tick'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { comingDayWords } from '../../../features/station/hours-words'
import { useWords } from '../../../i18n/words'
import { useBookingWords } from '../words'

interface DayStripProps {
  readonly days: readonly DayView[]
  readonly chosen: string
  readonly onChoose: (date: string) => void
}

/** The days that can be booked, with how many places each has; a strip that is pushed sideways. */
export function DayStrip({ days, chosen, onChoose }: DayStripProps) {
  const all = useWords()
  const words = useBookingWords().slots
  const now = Math.max(useTick(), startOfDay(days[0]?.date ?? chosen))
  return (
    <ScrollView className="day-strip-scroll" scrollX enhanced showScrollbar={false}>
      <View className="day-strip" {...role('radiogroup')} aria-label={words.days}>
        {days.map(({ date, free, slots }) => {
          const said = comingDayWords(date, now, all)
          return (
            <Pressable
              key={date}
              className={`day-chip ${date === chosen ? 'day-chip--on' : ''} ${slots === 0 ? 'day-chip--none' : ''}`}
              chosen={date === chosen}
              onPress={() => {
                onChoose(date)
              }}
            >
              <Text className="day-chip__day">{said.day}</Text>
              <Text className="day-chip__date">{said.date}</Text>
              <Text className="day-chip__free">
                {free > 0 ? words.free(free) : slots > 0 ? words.full : words.none}
              </Text>
            </Pressable>
          )
        })}
      </View>
    </ScrollView>
  )
}
