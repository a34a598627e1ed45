import { Text, View } from '@tarojs/components'
import type { StationDetail } from '../../../../domain/station/contract'
import type { Instant } from '../../../../domain/time/china-time'
import { Section } from '../../../components/section'
import { liveView, type Figure } from '../../../features/station/live-words'
import { useWords } from '../../../i18n/words'

/** Free seats and chargers, large, with the age of the news; nothing where the station has neither. */
export function Live({ station, now }: { station: StationDetail; now: Instant }) {
  const words = useWords()
  const { seats, chargers } = station.capacity
  if (seats === 0 && chargers === 0) return null
  const live = liveView(station, now, station.freshness, words)
  const age =
    live.freshness === 'fresh'
      ? words.live.updated(live.ago)
      : live.freshness === 'ageing'
        ? words.live.ageing(live.ago)
        : words.live.unknown
  return (
    <Section title={words.station.live} card>
      <View className={`station-live ${live.freshness === 'ageing' ? 'station-live--ageing' : ''}`}>
        <View className="station-live__figures">
          {seats > 0 && <Large label={words.live.seatsLabel} figure={live.seats} all={seats} />}
          {chargers > 0 && <Large label={words.live.chargersLabel} figure={live.chargers} all={chargers} />}
        </View>
        <Text className="station-live__age">{age}</Text>
      </View>
    </Section>
  )
}

function Large({ label, figure, all }: { label: string; figure: Figure | null; all: number }) {
  const words = useWords().live
  return (
    <View className="station-live__figure">
      <Text className="station-live__label">{label}</Text>
      <View className="station-live__line">
        <Text className={figure ? 'station-live__free' : 'station-live__unknown'}>
          {figure ? String(figure.free) : words.unknownShort}
        </Text>
        <Text className="station-live__all">{words.of(all)}</Text>
      </View>
    </View>
  )
}
