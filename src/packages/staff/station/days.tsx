import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { StationForEdit } from '../../../../domain/station/desk-contract'
import { chinaDate, type Instant } from '../../../../domain/time/china-time'
import { actOnce, SOON_AGAIN } from '../../../api/act-once'
import { client } from '../../../api/client'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { notice } from '../../../components/notice/notice'
import { Pressable } from '../../../components/pressable'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { comingDayWords, rangesWords } from '../../../features/station/hours-words'
import { useWords } from '../../../i18n/words'
import { useStationAct } from '../desk/queries'
import { Problem } from '../../../components/problem'
import { currentDeskWords, useDeskWords } from '../words/desk'
import { DaySheet } from './day-sheet'
import { daysAct, daysOf, runsOf, type Run } from './runs'

/** Single days that differ: what was told ahead, more of it, and less. */
export function Days({ station, now }: { station: StationForEdit; now: Instant }) {
  const words = useWords()
  const desk = useDeskWords().station
  const [adding, setAdding] = useState(false)
  const { stationId } = station
  const remove = useStationAct(stationId, ({ from, to }: Pick<Run, 'from' | 'to'>, shown) =>
    actOnce(
      daysAct(stationId),
      { stationId, from, to, seen: daysOf(shown, from, to) },
      client.station.removeException,
      SOON_AGAIN,
    ),
  )
  const runs = runsOf(station.exceptions, chinaDate(now))
  const dayOf = ({ from, to }: Run) => {
    const first = comingDayWords(from, now, words)
    return from === to
      ? `${first.date} ${first.day}`
      : desk.dayRange(first.date, comingDayWords(to, now, words).date)
  }
  return (
    <Section title={desk.days}>
      <Problem error={remove.error} />
      <View className="page-list">
        {runs.length === 0 && <Text className="desk-days__none">{desk.daysNone}</Text>}
        <View {...role('list')}>
          {runs.map(run => (
            <View key={run.from} className="desk-day" {...role('listitem')}>
              <View className="desk-day__words">
                <Text className="desk-day__date">{dayOf(run)}</Text>
                <Text className="desk-day__how">
                  {[rangesWords(run.ranges, words), run.note ?? ''].filter(Boolean).join(' · ')}
                </Text>
              </View>
              <Pressable
                className="desk-day__remove"
                label={desk.removeDayOf(dayOf(run))}
                disabled={remove.isPending}
                onPress={() => {
                  remove.mutate(run, {
                    onSuccess: () => {
                      notice(currentDeskWords().station.removedDay)
                    },
                  })
                }}
              >
                <Icon name="x" />
              </Pressable>
            </View>
          ))}
        </View>
        <View className="desk-days__add">
          <Button
            look="plain"
            icon="plus"
            onPress={() => {
              setAdding(true)
            }}
          >
            {desk.addDay}
          </Button>
        </View>
      </View>
      {adding && (
        <DaySheet
          stationId={stationId}
          now={now}
          onClose={() => {
            setAdding(false)
          }}
        />
      )}
    </Section>
  )
}
