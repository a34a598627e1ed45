import { Map as NativeMap } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useMemo, useRef } from 'react'
import { MAX_ZOOM, MIN_ZOOM, type MapBounds, type MapProps } from './map'
import { mapCentre, seenCentre } from './mercator'
import { MarkerNumbers } from './native-markers'
import { readRegionChange } from './region-change'
import './index.scss'

const MAP_ID = 'map-canvas'

/** WeChat's own map, with its approved base map. It speaks GCJ-02 and numbers its markers. */
export function MapCanvas(props: MapProps) {
  const { view, padding, pins, clusters, large } = props
  const current = useRef(props)
  useEffect(() => {
    current.current = props
  })

  const numbers = useMemo(() => new MarkerNumbers(), [])
  const markers = useMemo(() => numbers.describe(pins, clusters, large), [numbers, pins, clusters, large])

  // A native map moves only when a value differs from the last one it was given, and a person may have
  // dragged it away from there: a centimetre and a thousandth of a zoom make the same place a new value.
  const look = useRef({ view, odd: false, centre: mapCentre(view, padding) })
  if (look.current.view !== view) {
    look.current = { view, odd: !look.current.odd, centre: mapCentre(view, padding) }
  }
  const { centre, odd } = look.current

  const onRegionChange = (event: unknown) => {
    const { ended, byUser } = readRegionChange(event)
    if (!ended) return
    void readRegion().then(({ bounds, zoom }) => {
      const middle = { lng: (bounds.west + bounds.east) / 2, lat: (bounds.south + bounds.north) / 2 }
      current.current.onMove({
        bounds,
        zoom,
        byUser,
        centre: seenCentre(middle, zoom, current.current.padding),
      })
    })
  }

  const onMarker = (number: number) => {
    const id = numbers.idOf(number)
    const cluster = clusters.find(c => c.id === id)
    if (cluster) props.onCluster(cluster)
    else if (id !== undefined) props.onPin(id)
  }

  return (
    <NativeMap
      id={MAP_ID}
      className="map-canvas map-canvas__ground"
      aria-label={props.label}
      longitude={centre.lng + (odd ? 1e-7 : 0)}
      latitude={centre.lat}
      scale={view.zoom + (odd ? 0.001 : 0)}
      minScale={MIN_ZOOM}
      maxScale={MAX_ZOOM}
      markers={markers}
      showLocation={props.me !== null}
      enableOverlooking={false}
      enableRotate={false}
      onRegionChange={onRegionChange}
      onMarkerTap={event => onMarker(Number(event.detail.markerId))}
      onLabelTap={event => onMarker(Number(event.detail.markerId))}
      onTap={() => props.onGround()}
      onError={() => undefined}
    />
  )
}

/** Never answers where the map cannot say what it shows; the page then keeps what it asked for. */
function readRegion(): Promise<{ bounds: MapBounds; zoom: number }> {
  return new Promise(resolve => {
    const map = Taro.createMapContext(MAP_ID)
    void map.getRegion({
      success: ({ northeast, southwest }) => {
        void map.getScale({
          success: ({ scale }) =>
            resolve({
              zoom: scale,
              bounds: {
                west: southwest.longitude,
                south: southwest.latitude,
                east: northeast.longitude,
                north: northeast.latitude,
              },
            }),
        })
      },
    })
  })
}
