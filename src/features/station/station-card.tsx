import { Text, View } from '@tarojs/components'
import type { EmergencyNotice, Service, StationCard as Station } from '../../../domain/station/card'
import type { FreshnessRules } from '../../../domain/station/freshness'
import type { Instant } from '../../../domain/time/china-time'
import { Button } from '../../components/button'
import { Facts } from '../../components/facts'
import { heading } from '../../components/role'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import { ClosureLine } from './closure-line'
import { EmergencyTag } from './emergency'
import { seatFacts, wayFacts } from './facts'
import { OpenTag } from './open-tag'
import { ServicesLine } from './services-line'
import './station-card.scss'

interface StationCardProps {
  readonly station: Station
  readonly services: readonly Service[]
  readonly emergencies: readonly EmergencyNotice[]
  readonly rules: FreshnessRules
  readonly now: Instant
  /** The community that distances count from; undefined where they count from the person. */
  readonly from: string | undefined
  readonly onGoThere: () => void
  readonly onDetails: () => void
  readonly onCall: () => void
  readonly level?: 2 | 3
}

/** One station at its fullest: what it is, what it means now, what to do. */
export function StationCard(props: StationCardProps) {
  const { station, services, emergencies, rules, now, from, onGoThere, onDetails, onCall, level = 2 } = props
  const words = useWords()
  const care = useCareMode()
  const way = wayFacts(station, words, from)
  const seats = seatFacts(station, now, rules, words)
  return (
    <View className="station-card">
      <View className="station-card__top">
        <View className="station-card__tags">
          <OpenTag open={station.open} now={now} />
          <EmergencyTag station={station} emergencies={emergencies} />
        </View>
        {station.demo && <Text className="station-card__demo">{words.common.demo}</Text>}
      </View>
      <View {...heading(level)}>
        <Text className="station-card__name">{station.name}</Text>
      </View>
      <ClosureLine closure={station.closure} />
      {care ? (
        <>
          <Facts parts={way} />
          <Facts parts={seats} />
        </>
      ) : (
        <Facts parts={[...way, ...seats]} />
      )}
      {!care && <ServicesLine codes={station.services} services={services} most={4} />}
      <View className="station-card__actions">
        <Button look="primary" icon="navigation" onPress={onGoThere}>
          {words.station.goThere}
        </Button>
        {care && station.phone ? (
          <Button icon="phone" onPress={onCall}>
            {words.station.call}
          </Button>
        ) : (
          <Button onPress={onDetails}>{words.station.details}</Button>
        )}
      </View>
      {care && station.phone && (
        <View className="station-card__more">
          <Button look="plain" onPress={onDetails}>
            {words.station.details}
          </Button>
        </View>
      )}
    </View>
  )
}
