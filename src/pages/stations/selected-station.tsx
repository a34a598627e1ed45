import { View } from '@tarojs/components'
import type { StationDetail } from '../../../domain/station/contract'
import { go, paths } from '../../api/go'
import { Answer } from '../../components/answer'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { role } from '../../components/role'
import { Skeleton } from '../../components/skeleton'
import { useStationDetail } from '../../features/station/queries'
import { useSearchWords } from '../../features/station/search/words'
import { useStationActions } from '../../features/station/station-actions'
import { StationCard } from '../../features/station/station-card'
import { useNow } from '../../features/station/use-now'
import type { StationSearch } from './use-station-search'
import './selected-station.scss'

interface SelectedStationProps {
  readonly id: string
  readonly search: StationSearch
  readonly bottom: number
}

/** The station of the tapped pin, over the map: the same card as everywhere, and a way to close it. */
export function SelectedStation({ id, search, bottom }: SelectedStationProps) {
  const words = useSearchWords()
  const { place } = search
  const detail = useStationDetail(id, place.origin)
  const actions = useStationActions()
  return (
    <>
      <View
        className="selected-station"
        style={{ bottom: `${bottom}px` }}
        {...role('region')}
        aria-label={words.selected}
      >
        <Answer<StationDetail> query={detail} waiting={<Skeleton bars={[34, 82, 60, 100]} card />}>
          {station => (
            <Card
              station={station}
              receivedAt={detail.dataUpdatedAt}
              from={place.kind === 'community' ? place.community?.name : undefined}
              actions={actions}
            />
          )}
        </Answer>
        <Pressable
          className="selected-station__close"
          label={words.close}
          onPress={() => search.setSelected(null)}
        >
          <View className="selected-station__sign">
            <Icon name="x" />
          </View>
        </Pressable>
      </View>
      {actions.sheet}
    </>
  )
}

interface CardProps {
  readonly station: StationDetail
  readonly receivedAt: number
  readonly from: string | undefined
  readonly actions: ReturnType<typeof useStationActions>
}

function Card({ station, receivedAt, from, actions }: CardProps) {
  const now = useNow(station.asOf, receivedAt)
  return (
    <StationCard
      // A list names services by code; this answer brings them in full.
      station={{ ...station, services: station.services.map(service => service.code) }}
      services={station.services}
      emergencies={station.emergencies}
      rules={station.freshness}
      now={now}
      from={from}
      onGoThere={() => actions.goThere(station)}
      onDetails={() => go.to(paths.station(station.id))}
      onCall={() => actions.call(station)}
    />
  )
}
