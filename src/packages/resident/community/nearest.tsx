import { Text, View } from '@tarojs/components'
import type { Point } from '../../../../domain/geo/geo'
import { device } from '../../../api/device'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { role } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { locate, looking } from '../../../features/place/place'
import { useCommunitiesNear } from '../../../features/place/queries'
import { useWords } from '../../../i18n/words'
import { AreaRows, type Area } from './area-rows'

interface NearestProps {
  readonly here: Point | null
  readonly onFound: (point: Point) => void
  readonly onChoose: (area: Area) => void
}

/** Which communities are nearest to where I am: asked at the tap, and with the reason. */
export function Nearest({ here, onFound, onChoose }: NearestProps) {
  const words = useWords()
  const state = looking.use()
  const near = useCommunitiesNear(here)
  const ask = () => {
    void locate().then(point => {
      if (point) onFound(point)
    })
  }
  if (here) {
    return (
      <Section title={words.community.near}>
        <Answer query={near} waiting={<Skeleton card bars={[50, 64, 42]} />}>
          {({ items }) =>
            items.length > 0 ? (
              <AreaRows areas={items} onPress={onChoose} showWithin />
            ) : (
              <StateView icon="map-pin-off" title={words.community.empty} />
            )
          }
        </Answer>
      </Section>
    )
  }
  const refused = state !== 'idle' && state !== 'locating'
  const openSettings = state === 'denied' ? device.openLocationSettings : null
  return (
    <View className="community-locate">
      <Button
        icon="locate-fixed"
        disabled={state === 'locating'}
        onPress={() => {
          if (openSettings) void openSettings().then(ask)
          else ask()
        }}
      >
        {state === 'locating'
          ? words.community.locating
          : openSettings
            ? words.home.openSettings
            : words.community.locate}
      </Button>
      <Text className="community-locate__hint" {...(refused ? role('alert') : {})}>
        {state === 'failed' ? words.home.failed : refused ? words.home.denied : words.community.locateHint}
      </Text>
    </View>
  )
}
