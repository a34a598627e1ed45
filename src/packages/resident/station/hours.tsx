import { Text, View } from '@tarojs/components'
import type { StationDetail } from '../../../../domain/station/contract'
import type { Instant } from '../../../../domain/time/china-time'
import { Icon } from '../../../components/icon'
import { heading, role } from '../../../components/role'
import { Section } from '../../../components/section'
import { comingDayWords, isPast, rangesWords, weekWords } from '../../../features/station/hours-words'
import { useWords } from '../../../i18n/words'
import { useCareMode } from '../../../theme/care-mode'

/** The coming days as they really are, then the usual week. */
export function Hours({ station, now }: { station: StationDetail; now: Instant }) {
  const { hours, phone } = station
  const words = useWords()
  const care = useCareMode()
  const coming = hours.coming.filter(day => !isPast(day.date, now))
  return (
    <Section title={words.station.hours} card>
      <View className="station-hours" {...role('list')} aria-label={words.station.coming}>
        {coming.map((day, i) => {
          const { day: name, date } = comingDayWords(day.date, now, words)
          const notes = [words.station.dayKind[day.dayKind], day.note ?? ''].filter(Boolean).join(' ')
          return (
            <View
              key={day.date}
              className={`station-hours__day ${i === 0 ? 'station-hours__day--today' : ''}`}
              {...role('listitem')}
            >
              <View className="station-hours__when">
                <Text className="station-hours__name">{name}</Text>
                <Text className="station-hours__date">{date}</Text>
              </View>
              <View className="station-hours__what">
                <Text className={day.ranges.length === 0 ? 'station-hours__rest' : ''}>
                  {day.known
                    ? rangesWords(day.ranges, words)
                    : phone === null
                      ? words.station.notKnown
                      : words.station.callFirst}
                </Text>
                {notes && <Text className="station-hours__note">{notes}</Text>}
              </View>
            </View>
          )
        })}
        {coming.some(day => !day.announced) && (
          <View className="station-hours__unannounced">
            <Icon name="info" size="s" />
            <Text>{words.station.notAnnounced}</Text>
          </View>
        )}
      </View>
      {!care && <Usual station={station} />}
    </Section>
  )
}

function Usual({ station: { hours, unknown } }: { station: StationDetail }) {
  const words = useWords()
  const told = {
    as_usual: words.station.holidayAsUsual,
    closed: words.station.holidayClosed,
    own: rangesWords(hours.holidayRanges, words),
  }[hours.holidays]
  const holidays = unknown.includes('holidays') ? words.station.notKnown : told
  return (
    <View className="station-usual">
      <View {...heading(3)}>
        <Text className="station-usual__title">{words.station.usual}</Text>
      </View>
      {weekWords(hours.weekly, words).map(({ days, hours: open }) => (
        <View key={days} className="station-usual__line">
          <Text>{days}</Text>
          <Text>{open}</Text>
        </View>
      ))}
      <View className="station-usual__line">
        <Text>{words.station.holidays}</Text>
        <Text>{holidays}</Text>
      </View>
    </View>
  )
}
