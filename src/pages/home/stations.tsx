import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { StationCard as Station } from '../../../domain/station/card'
import type { StationHome } from '../../../domain/station/contract'
import { go, paths } from '../../api/go'
import { StateView } from '../../components/state-view'
import { Section } from '../../components/section'
import type { MyOrigin } from '../../features/place/use-origin'
import { EmergencyBanners } from '../../features/station/emergency'
import { StationCard } from '../../features/station/station-card'
import { StationRow } from '../../features/station/station-row'
import { useStationActions } from '../../features/station/station-actions'
import { useNow } from '../../features/station/use-now'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import { useLater } from './use-later'

/** Care mode shows fewer. */
const OTHERS = { usual: 5, care: 2 }

/** Of those that are closed, the one that opens first; null when none of them opens in sight. */
function firstToOpen(stations: readonly Station[]): Station | null {
  const opening = stations.filter(s => s.open.changesAt !== null && !s.open.closedByStaff)
  return opening.reduce<Station | null>(
    (first, s) =>
      first === null || Date.parse(s.open.changesAt ?? '') < Date.parse(first.open.changesAt ?? '')
        ? s
        : first,
    null,
  )
}

/** Far from the middle of the district is not far from anybody: as long as no place was told there is no distance. */
function asSeenFrom({ kind }: MyOrigin, home: StationHome): StationHome {
  if (kind !== 'district') return home
  const { nearest, others } = home
  const nowhere = (station: Station): Station => ({ ...station, distance: null })
  return { ...home, nearest: nearest && nowhere(nearest), others: others.map(nowhere) }
}

interface HomeStationsProps {
  readonly answer: StationHome
  readonly place: MyOrigin
  readonly receivedAt: number
  /** What else one can do, right below the station that matters most. */
  readonly doors: ReactNode
}

export function HomeStations({ answer, place, receivedAt, doors }: HomeStationsProps) {
  const words = useWords()
  const care = useCareMode()
  const home = asSeenFrom(place, answer)
  const now = useNow(home.asOf, receivedAt)
  const { goThere, call, sheet } = useStationActions()
  const later = useLater()
  const first = home.nearest ?? firstToOpen(home.others)
  const others = home.others.filter(s => s.id !== first?.id).slice(0, care ? OTHERS.care : OTHERS.usual)
  const details = (id: string) => {
    go.to(paths.station(id))
  }
  if (!first && others.length === 0) {
    return (
      <>
        <StateView
          icon="map-pin-off"
          title={words.home.noneAtAll}
          hint={words.home.noneAtAllHint}
          action={{
            words: words.home.find,
            icon: 'map',
            onPress: () => {
              go.tab('stations')
            },
          }}
        />
        {doors}
      </>
    )
  }
  return (
    <>
      <EmergencyBanners emergencies={home.emergencies} />
      {!home.nearest && (
        <View className="home-none-open">
          <Text className="home-none-open__title">{words.home.noneOpen}</Text>
          {first && <Text className="home-none-open__hint">{words.home.nextOpen}</Text>}
        </View>
      )}
      {first && (
        <StationCard
          station={first}
          services={home.services}
          emergencies={home.emergencies}
          rules={home.freshness}
          now={now}
          from={place.kind === 'community' ? place.community?.name : undefined}
          onGoThere={() => {
            goThere(first)
          }}
          onDetails={() => {
            details(first.id)
          }}
          onCall={() => {
            call(first)
          }}
        />
      )}
      {doors}
      {later && others.length > 0 && (
        <Section
          title={words.home.others}
          card
          more={{
            words: words.common.all,
            onPress: () => {
              go.tab('stations')
            },
          }}
        >
          <View className="home-others">
            {others.map(station => (
              <StationRow
                key={station.id}
                station={station}
                services={home.services}
                emergencies={home.emergencies}
                rules={home.freshness}
                now={now}
                onPress={() => {
                  details(station.id)
                }}
              />
            ))}
          </View>
        </Section>
      )}
      {sheet}
    </>
  )
}
