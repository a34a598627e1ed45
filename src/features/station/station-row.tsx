import { Text, View } from '@tarojs/components'
import type { EmergencyNotice, Service, StationCard as Station } from '../../../domain/station/card'
import type { FreshnessRules } from '../../../domain/station/freshness'
import type { Instant } from '../../../domain/time/china-time'
import { Facts } from '../../components/facts'
import { Pressable } from '../../components/pressable'
import { distanceWords } from '../../i18n/distance-words'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import { ClosureLine } from './closure-line'
import { EmergencyTag } from './emergency'
import { rowLiveFacts } from './facts'
import { OpenTag } from './open-tag'
import './station-row.scss'

interface StationRowProps {
  readonly station: Station
  readonly services: readonly Service[]
  readonly emergencies: readonly EmergencyNotice[]
  readonly rules: FreshnessRules
  readonly now: Instant
  readonly onPress: () => void
  /** The one whose pin is chosen on the map. */
  readonly selected?: boolean
}

/** How many services a row names when it has no live figures to tell. */
const SERVICES = 4

/** One station in a list; a tap leads to its page. */
export function StationRow(props: StationRowProps) {
  const { station, services, emergencies, rules, now, onPress, selected = false } = props
  const words = useWords()
  const care = useCareMode()
  const live = rowLiveFacts(station, now, rules, words)
  const names = station.services
    .flatMap(code => services.filter(s => s.code === code))
    .slice(0, SERVICES)
    .map(s => s.name)
    .join(' ')
  const facts = [
    ...(station.distance === null ? [] : [distanceWords(station.distance, words)]),
    // Behind a door that staff closed nobody looks for a seat.
    ...(station.closure ? [] : live.length > 0 ? live : care || !names ? [] : [names]),
  ]
  return (
    <Pressable className={`station-row ${selected ? 'station-row--selected' : ''}`} onPress={onPress}>
      <Text className="station-row__name">{station.name}</Text>
      <Facts parts={facts} />
      <ClosureLine closure={station.closure} />
      <View className="station-row__state">
        <View className="station-row__tags">
          <OpenTag open={station.open} now={now} />
          <EmergencyTag station={station} emergencies={emergencies} />
        </View>
        {station.demo && <Text className="station-row__demo">{words.common.demo}</Text>}
      </View>
    </Pressable>
  )
}
