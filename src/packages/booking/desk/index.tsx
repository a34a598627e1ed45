import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { addDays, chinaDate } from '../../../../domain/time/china-time'
import { NuanlinError } from '../../../../domain/contract/errors'
import { decoded } from '../../../api/decoded'
import { useTick } from '../../../api/use-tick'
import { Answer } from '../../../components/answer'
import { Icon } from '../../../components/icon'
import { NavBar } from '../../../components/nav-bar'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useWideScreen } from '../../../components/wide-screen'
import { comingDayWords } from '../../../features/station/hours-words'
import { useWords } from '../../../i18n/words'
import { BookingSheet } from './booking-sheet'
import { bySlot } from './by-slot'
import { CheckIn } from './check-in'
import { useDaySheet, useDaySlots, useDeskQueues } from './queries'
import { QueueCard } from './queue-card'
import { SlotCard } from './slot-card'
import { useDeskWords } from './words'
import '../booking.scss'
import './index.scss'

/** Who comes to a station when: check in, the day by slots, and the days around it. */
export default function Bookings() {
  const all = useWords()
  const words = useDeskWords()
  const stationId = decoded(useRouter().params.id ?? '')
  useWideScreen()
  const now = useTick()
  const today = chinaDate(now)
  const [chosenDay, setChosenDay] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const date = chosenDay ?? today
  const day = useDaySheet(stationId, date)
  const slots = useDaySlots(stationId, date)
  const queues = useDeskQueues(stationId, date === today)
  usePullDownRefresh(() => {
    void day.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const { error } = day
  const denied = error instanceof NuanlinError && ['FORBIDDEN', 'UNAUTHENTICATED'].includes(error.code)
  const said = comingDayWords(date, now, all)
  const turn = (days: number) => () => {
    setChosenDay(addDays(date, days))
  }
  if (stationId === '' || denied)
    return (
      <Screen title={words.title} nav={<NavBar title={words.title} back />}>
        <StateView icon="shield-check" title={words.denied} hint={words.deniedHint} />
      </Screen>
    )
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      <CheckIn stationId={stationId} />
      {queues.map(queue => (
        <QueueCard key={queue.offering.id} queue={queue} named={queues.length > 1} />
      ))}
      <View className="sheet-days" {...role('group')} aria-label={words.day}>
        <Pressable className="sheet-days__turn" label={words.before} onPress={turn(-1)}>
          <Icon name="chevron-left" />
        </Pressable>
        <Text className="sheet-days__day" aria-live="polite">
          {said.day} {said.date}
        </Text>
        <Pressable className="sheet-days__turn" label={words.after} onPress={turn(1)}>
          <Icon name="chevron-right" />
        </Pressable>
      </View>
      <Answer query={day} waiting={<Skeleton card bars={[30, 80, 60, 80]} />}>
        {({ items }) => {
          const sheets = bySlot(items, slots)
          const one = items.find(({ id }) => id === chosen)
          return (
            <>
              {sheets.length === 0 ? (
                <StateView icon="calendar-x" title={words.empty} hint={words.emptyHint} />
              ) : (
                sheets.map(sheet => (
                  <SlotCard
                    key={sheet.id}
                    sheet={sheet}
                    onChoose={({ id }) => {
                      setChosen(id)
                    }}
                  />
                ))
              )}
              {one && (
                <BookingSheet
                  stationId={stationId}
                  one={one}
                  today={date === today}
                  onClose={() => {
                    setChosen(null)
                  }}
                />
              )}
            </>
          )
        }}
      </Answer>
    </Screen>
  )
}
