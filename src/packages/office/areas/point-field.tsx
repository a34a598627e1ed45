import { Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import type { Point } from '../../../../domain/geo/geo'
import { device } from '../../../api/device'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { MapCanvas } from '../../../components/map'
import type { MapView } from '../../../components/map/map'
import { notice } from '../../../components/notice/notice'
import { usePlaceNames } from '../../../features/station/map/place-names'
import { useLocale } from '../../../i18n/words'
import { useCareMode } from '../../../theme/care-mode'
import { currentAreaWords, useAreaWords } from '../words/areas'

interface PointFieldProps {
  /** Where the map begins. */
  readonly start: Point
  readonly onPick: (point: Point) => void
}

/** About the width of a community on a phone. */
const ZOOM = 15
const NOTHING = { top: 0, bottom: 0 } as const

/** A place on the map: the pin stays in the middle, and the ground is moved below it; or where the device is. */
export function PointField({ start, onPick }: PointFieldProps) {
  const words = useAreaWords()
  const latin = useLocale() === 'en'
  const large = useCareMode()
  const places = usePlaceNames()
  const [centre, setCentre] = useState(start)
  const [locating, setLocating] = useState(false)
  const view = useMemo<MapView>(() => ({ centre, zoom: ZOOM }), [centre])
  const locate = () => {
    setLocating(true)
    void device
      .locate()
      .then(answer => {
        if (!('point' in answer)) {
          notice(currentAreaWords().notLocated)
          return
        }
        setCentre(answer.point)
        onPick(answer.point)
      })
      .finally(() => {
        setLocating(false)
      })
  }
  return (
    <View className="area-point">
      <Text className="page-card__note">{words.placeHint}</Text>
      <View className="area-point__map">
        <MapCanvas
          label={words.map.label}
          view={view}
          padding={NOTHING}
          pins={[]}
          clusters={[]}
          me={null}
          places={places}
          large={large}
          latin={latin}
          words={words.map}
          onMove={move => {
            if (move.byUser) onPick(move.centre)
          }}
          onPin={ignore}
          onCluster={ignore}
          onGround={ignore}
        />
        <View className="area-point__pin">
          <Icon name="map-pin" size="l" />
        </View>
      </View>
      <Button icon="locate-fixed" disabled={locating} onPress={locate}>
        {locating ? words.locating : words.here}
      </Button>
    </View>
  )
}

/** Nothing stands on this map that could be tapped. */
function ignore() {
  return undefined
}
