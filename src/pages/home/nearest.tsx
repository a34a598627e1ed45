import { Text, View } from '@tarojs/components'
import type { StationHome } from '../../../domain/station/contract'
import { go, paths } from '../../api/go'
import { StateView } from '../../components/state-view'
import type { MyOrigin } from '../../features/place/use-origin'
import { EmergencyBanners } from '../../features/station/emergency'
import { StationCard } from '../../features/station/station-card'
import { useStationActions } from '../../features/station/station-actions'
import { useNow } from '../../features/station/use-now'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import { orderOf } from './order'

interface HomeNearestProps {
  readonly answer: StationHome
  readonly place: MyOrigin
  readonly receivedAt: number
}

/** The station that matters most, or why there is none. */
export function HomeNearest({ answer, place, receivedAt }: HomeNearestProps) {
  const words = useWords()
  const now = useNow(answer.asOf, receivedAt)
  const { goThere, call, sheet } = useStationActions()
  const { first, others } = orderOf(answer, place, useCareMode())
  if (!first && others.length === 0) {
    return (
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
    )
  }
  return (
    <>
      <EmergencyBanners emergencies={answer.emergencies} />
      {!answer.nearest && (
        <View className="home-none-open">
          <Text className="home-none-open__title">{words.home.noneOpen}</Text>
          {first && <Text className="home-none-open__hint">{words.home.nextOpen}</Text>}
        </View>
      )}
      {first && (
        <StationCard
          station={first}
          services={answer.services}
          emergencies={answer.emergencies}
          rules={answer.freshness}
          now={now}
          from={place.kind === 'community' ? place.community?.name : undefined}
          onGoThere={() => {
            goThere(first)
          }}
          onDetails={() => {
            go.to(paths.station(first.id))
          }}
          onCall={() => {
            call(first)
          }}
        />
      )}
      {sheet}
    </>
  )
}
