import { Text, View } from '@tarojs/components'
import type { Service, StationCard as Station } from '../../../domain/station/contract'
import type { FreshnessRules } from '../../../domain/station/live-state'
import type { Instant } from '../../../domain/time/china-time'
import { Pressable } from '../../components/pressable'
import { distanceWords } from '../../i18n/distance-words'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import { DOT, rowLiveFact } from './facts'
import { OpenTag } from './open-tag'
import './station-row.scss'

interface StationRowProps {
  readonly station: Station
  readonly services: readonly Service[]
  readonly rules: FreshnessRules
  readonly now: Instant
  readonly onPress: () => void
  /** The one whose pin is chosen on the map. */
  readonly selected?: boolean
}

/** How many services a row names when it has no live figures to tell. */
const SERVICES = 4

/** One station in a list; a tap leads to its page. */
export function StationRow({ station, services, rules, now, onPress, selected = false }: StationRowProps) {
  const words = useWords()
  const care = useCareMode()
  const live = rowLiveFact(station, now, rules, words)
  const names = station.services
    .flatMap(code => services.filter(s => s.code === code))
    .slice(0, SERVICES)
    .map(s => s.name)
    .join(' ')
  const facts = [
    ...(station.distance === null ? [] : [distanceWords(station.distance, words)]),
    ...(live ? [live] : care || !names ? [] : [names]),
  ]
  return (
    <Pressable className={`station-row ${selected ? 'station-row--selected' : ''}`} onPress={onPress}>
      <View className="station-row__head">
        <Text className="station-row__name">{station.name}</Text>
        {station.demo && <Text className="station-row__demo">{words.common.demo}</Text>}
      </View>
      {facts.length > 0 && <Text className="station-row__facts">{facts.join(DOT)}</Text>}
      <View className="station-row__state">
        <OpenTag open={station.open} now={now} />
      </View>
    </Pressable>
  )
}
