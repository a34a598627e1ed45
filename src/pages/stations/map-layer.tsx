import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import type { MapPadding } from '../../components/map/map'
import { boundsOf } from '../../components/map/mercator'
import { Icon } from '../../components/icon'
import { Pressable } from '../../components/pressable'
import { StationMap } from '../../features/station/map/station-map'
import { useSearchWords } from '../../features/station/search/words'
import { zoomForNearest } from './first-view'
import type { Size } from './stage-size'
import type { StationSearch } from './use-station-search'

interface MapLayerProps {
  readonly search: StationSearch
  readonly size: Size
  readonly padding: MapPadding
  readonly onSelect: (id: string | null) => void
}

/** The map and what hangs from its upper edge: searching where it looks, and what it could not show. */
export function MapLayer({ search, size, padding, onSelect }: MapLayerProps) {
  const words = useSearchWords()
  const { view, seen, setSeen, pins, wandered, place, toHold, hold } = search
  const { width, height } = size
  const { top, bottom } = padding

  // Until the map itself says what it shows, it is what it was asked to show.
  useEffect(() => {
    if (!view) return
    const bounds = boundsOf(view, { top, bottom }, { width, height })
    setSeen(old => (old ? old : { bounds, centre: view.centre, zoom: view.zoom }))
  }, [view, setSeen, width, height, top, bottom])

  useEffect(() => {
    if (view && toHold) hold(zoomForNearest(view, toHold, { width, height }, { top, bottom }))
  }, [view, toHold, hold, width, height, top, bottom])

  return (
    <>
      <View className="stations__map">
        {view && seen && (
          <StationMap
            pins={pins.data?.pins ?? []}
            selected={search.selected}
            view={view}
            seen={seen}
            padding={padding}
            me={place.point}
            onMove={search.onMove}
            onSelect={onSelect}
            onLook={search.setView}
          />
        )}
      </View>
      <View className="stations__hints" style={{ top: `${top}px` }}>
        {wandered && (
          <Pressable className="stations__here" onPress={search.searchHere}>
            <View className="stations__here-inside">
              <Icon name="search" size="s" />
              <Text>{words.searchHere}</Text>
            </View>
          </Pressable>
        )}
        {pins.isError ? (
          <Pressable className="stations__hint" onPress={() => void pins.refetch()}>
            <View className="stations__here-inside">
              <Icon name="refresh-cw" size="s" />
              <Text>{words.pinsFailed}</Text>
            </View>
          </Pressable>
        ) : (
          pins.data?.more === true && <View className="stations__more">{words.morePins}</View>
        )}
      </View>
    </>
  )
}
