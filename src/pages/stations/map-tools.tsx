import { View } from '@tarojs/components'
import type { MapView } from '../../components/map/map'
import { MAX_ZOOM, MIN_ZOOM } from '../../components/map/map'
import { Icon } from '../../components/icon'
import type { IconName } from '../../components/icon/names'
import { Pressable } from '../../components/pressable'
import { role } from '../../components/role'
import { followHere } from '../../features/place/place'
import { useSearchWords } from '../../features/station/search/words'
import type { StationSearch } from './use-station-search'
import './map-tools.scss'

interface MapToolsProps {
  readonly search: StationSearch
  /** Distance of the lowest button from the bottom of the stage, in px. */
  readonly bottom: number
  /** The place was not given: the list says what to do. */
  readonly onRefused: () => void
}

/** Everything that two fingers do on a map, by tap; and the tap that asks for the place. */
export function MapTools({ search, bottom, onRefused }: MapToolsProps) {
  const words = useSearchWords()
  const { seen, place, setView, backHome } = search
  const zoom = (by: number) => {
    if (!seen) return
    const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, Math.round(seen.zoom) + by))
    setView({ centre: seen.centre, zoom: next } satisfies MapView)
  }
  const locating = place.looking === 'locating'
  return (
    <View className="map-tools" style={{ bottom: `${bottom}px` }} {...role('group')} aria-label={words.tools}>
      <View className="map-tools__pair">
        <Tool
          icon="plus"
          label={words.zoomIn}
          disabled={!seen || seen.zoom >= MAX_ZOOM}
          onPress={() => zoom(1)}
        />
        <Tool
          icon="minus"
          label={words.zoomOut}
          disabled={!seen || seen.zoom <= MIN_ZOOM}
          onPress={() => zoom(-1)}
        />
      </View>
      <View className="map-tools__pair">
        <Tool
          icon={place.kind === 'here' ? 'locate-fixed' : 'locate'}
          label={locating ? words.locating : words.locate}
          disabled={locating}
          onPress={() =>
            void followHere().then(found => {
              if (found) backHome()
              else onRefused()
            })
          }
        />
      </View>
    </View>
  )
}

interface ToolProps {
  readonly icon: IconName
  readonly label: string
  readonly disabled: boolean
  readonly onPress: () => void
}

function Tool({ icon, label, disabled, onPress }: ToolProps) {
  return (
    <Pressable className="map-tools__tool" label={label} disabled={disabled} onPress={onPress}>
      <View className="map-tools__sign">
        <Icon name={icon} />
      </View>
    </Pressable>
  )
}
