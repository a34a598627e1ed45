import { View } from '@tarojs/components'
import type { StationHome } from '../../../domain/station/contract'
import { go, paths } from '../../api/go'
import { Section } from '../../components/section'
import type { MyOrigin } from '../../features/place/use-origin'
import { StationRow } from '../../features/station/station-row'
import { useNow } from '../../features/station/use-now'
import { useWords } from '../../i18n/words'
import { useCareMode } from '../../theme/care-mode'
import { orderOf } from './order'
import { useLater } from './use-later'

interface HomeOthersProps {
  readonly answer: StationHome
  readonly place: MyOrigin
  readonly receivedAt: number
}

/** Other stations, below the edge of the first screen: shown right after what is above it. */
export function HomeOthers({ answer, place, receivedAt }: HomeOthersProps) {
  const words = useWords()
  const now = useNow(answer.asOf, receivedAt)
  const { others } = orderOf(answer, place, useCareMode())
  if (!useLater() || others.length === 0) return null
  return (
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
            services={answer.services}
            emergencies={answer.emergencies}
            rules={answer.freshness}
            now={now}
            onPress={() => {
              go.to(paths.station(station.id))
            }}
          />
        ))}
      </View>
    </Section>
  )
}
