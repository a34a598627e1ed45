import { Text, View } from '@tarojs/components'
import type { DeskStation } from '../../../../domain/station/desk-contract'
import type { Instant } from '../../../../domain/time/china-time'
import { Facts } from '../../../components/facts'
import { Icon } from '../../../components/icon'
import { Pressable } from '../../../components/pressable'
import { StatusTag } from '../../../components/status-tag'
import { OpenTag } from '../../../features/station/open-tag'
import { distanceWords } from '../../../i18n/distance-words'
import { useWords } from '../../../i18n/words'
import { useDeskWords } from '../words/desk'

interface DeskRowProps {
  readonly station: DeskStation
  readonly now: Instant
  readonly onPress: () => void
}

/** A station of mine: which, how it is, and what it wants. */
export function DeskRow({ station, now, onPress }: DeskRowProps) {
  const words = useWords()
  const { mine } = useDeskWords()
  const where = [
    ...(station.distance === null ? [] : [distanceWords(station.distance, words)]),
    station.areaNames.join(' '),
  ]
  return (
    <Pressable className="desk-row" onPress={onPress}>
      <View className="desk-row__inside">
        <View className="desk-row__words">
          <Text className="desk-row__name">{station.name}</Text>
          <Facts parts={where} />
          <View className="desk-row__tags">
            <OpenTag open={station.open} now={now} />
            {station.lockedUnanswered > 0 && (
              <StatusTag tone="late" icon="door-closed-locked">
                {mine.locked(station.lockedUnanswered)}
              </StatusTag>
            )}
            {station.liveStale && (
              <StatusTag tone="soon" icon="clock">
                {mine.stale}
              </StatusTag>
            )}
          </View>
        </View>
        <Icon name="chevron-right" size="s" />
      </View>
    </Pressable>
  )
}
