import * as L from 'leaflet'
import metro from '../../assets/geometry/metro.geo.json'
import { MAX_ZOOM, MIN_ZOOM } from './map'
import type { MapCluster, MapMove, MapPadding, MapPin, MapPlace, MapPoint, MapView } from './map'
import { mapCentre, seenCentre } from './mercator'
import { clusterElement, dressPin, pinElement } from './pin-element'

/** The H5 map, driven by hand: React says what, this says how to Leaflet. */
export interface Schematic {
  look: (view: MapView) => void
  cover: (padding: MapPadding) => void
  showPins: (pins: readonly MapPin[], clusters: readonly MapCluster[]) => void
  showMe: (me: MapPoint | null) => void
  showNames: (places: readonly MapPlace[], latin: boolean) => void
  remove: () => void
}

interface Listener {
  onMove: (move: MapMove) => void
  onPin: (id: string) => void
  onCluster: (cluster: MapCluster) => void
  onGround: () => void
}

/** From these zooms on, metro stations show as dots, then with their names; area names fade before streets do. */
const DOTS_FROM = 12
const NAMES_FROM = 14
const PLACES_UNTIL = 13
const LINE_WIDTH = 4
const NAMES = 'names'

const at = (p: MapPoint): L.LatLngTuple => [p.lat, p.lng]

export function createSchematic(
  element: HTMLElement,
  view: MapView,
  cover: MapPadding,
  listener: Listener,
): Schematic {
  let padding = cover
  let moving: 'by-user' | 'by-view' = 'by-view'
  let names: { places: readonly MapPlace[]; latin: boolean } = { places: [], latin: false }
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches

  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
  })
  map.setView(at(mapCentre(view, padding)), view.zoom)

  // Names lie on the ground: a pin is never written over.
  map.createPane(NAMES).style.zIndex = '450'
  new Ground({ minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM }).addTo(map)
  drawMetro(map)
  const dots = metroDots()
  const metroNames = L.layerGroup().addTo(map)
  const placeNames = L.layerGroup().addTo(map)
  const pins = new Map<string, L.Marker>()
  const clusters = new Map<string, L.Marker>()
  let me: L.Marker | null = null

  const writeNames = () => {
    const zoom = map.getZoom()
    const near = map.getBounds().pad(0.2)
    if (zoom >= DOTS_FROM) dots.addTo(map)
    else dots.remove()
    metroNames.clearLayers()
    if (zoom >= NAMES_FROM) {
      for (const station of metro.stations) {
        const [lng, lat] = station.at as [number, number]
        if (near.contains([lat, lng])) {
          name(names.latin ? station.en : station.name, { lng, lat }, 'map-name map-name--metro').addTo(
            metroNames,
          )
        }
      }
    }
    placeNames.clearLayers()
    if (zoom <= PLACES_UNTIL) {
      for (const place of names.places) name(place.name, place, 'map-name map-name--place').addTo(placeNames)
    }
  }

  const tell = () => {
    // Under another page the map has no size, and shows nothing that could be asked for.
    if (map.getSize().x === 0 || map.getSize().y === 0) return
    const bounds = map.getBounds()
    const middle = map.getCenter()
    const zoom = map.getZoom()
    listener.onMove({
      bounds: {
        west: bounds.getWest(),
        south: bounds.getSouth(),
        east: bounds.getEast(),
        north: bounds.getNorth(),
      },
      centre: seenCentre(middle, zoom, padding),
      zoom,
      byUser: moving === 'by-user',
    })
    moving = 'by-user'
  }
  map.on('dragstart', () => (moving = 'by-user'))
  map.on('moveend', () => {
    writeNames()
    tell()
  })
  map.on('click', () => listener.onGround())
  const resized = new ResizeObserver(() => {
    moving = 'by-view'
    map.invalidateSize({ pan: false })
  })
  resized.observe(element)
  writeNames()
  tell()

  return {
    look(next) {
      moving = 'by-view'
      map.setView(at(mapCentre(next, padding)), next.zoom, { animate: !calm })
    },
    cover(next) {
      padding = next
    },
    showPins(nextPins, nextClusters) {
      keep(
        pins,
        nextPins,
        pin => {
          const marker = button(pinElement(pin), pin, 'map-pin-holder')
          marker.on('click', () => listener.onPin(pin.id))
          return marker.addTo(map)
        },
        (marker, pin) => {
          dressPin(marker.getElement()?.firstElementChild, pin)
          marker.setZIndexOffset(pin.selected ? 2000 : 0)
        },
      )
      keep(
        clusters,
        nextClusters,
        cluster => {
          const marker = button(clusterElement(cluster), cluster, 'map-pin-holder')
          marker.on('click', () => listener.onCluster(cluster))
          return marker.addTo(map)
        },
        () => undefined,
      )
    },
    showMe(next) {
      if (!next) {
        me?.remove()
        me = null
        return
      }
      me ??= L.marker(at(next), {
        icon: L.divIcon({ className: 'map-me', iconSize: [22, 22] }),
        interactive: false,
        keyboard: false,
        zIndexOffset: 1000,
      }).addTo(map)
      me.setLatLng(at(next))
    },
    showNames(places, latin) {
      names = { places, latin }
      writeNames()
    },
    remove() {
      resized.disconnect()
      map.remove()
    },
  }
}

/** Dotted paper: it makes a moving map feel like one where there is nothing else to see. */
const Ground = L.GridLayer.extend({
  createTile() {
    const tile = document.createElement('div')
    tile.className = 'map-ground'
    return tile
  },
}) as new (options: L.GridLayerOptions) => L.GridLayer

function drawMetro(map: L.Map) {
  for (const pass of ['casing', 'line'] as const) {
    for (const { color, paths } of metro.lines) {
      L.polyline(
        paths.map(path => path.map(([lng, lat]) => [lat, lng] as L.LatLngTuple)),
        {
          interactive: false,
          className: `map-metro map-metro--${pass}`,
          weight: pass === 'casing' ? LINE_WIDTH + 3 : LINE_WIDTH,
          ...(pass === 'line' ? { color } : {}),
        },
      ).addTo(map)
    }
  }
}

function metroDots(): L.LayerGroup {
  return L.layerGroup(
    metro.stations.map(({ at: [lng, lat] }) =>
      L.circleMarker([lat, lng] as L.LatLngTuple, {
        radius: 4,
        interactive: false,
        className: 'map-metro-dot',
      }),
    ),
  )
}

function name(text: string, point: MapPoint, className: string): L.Marker {
  const element = document.createElement('span')
  element.textContent = text
  return L.marker(at(point), {
    icon: L.divIcon({ className, html: element, iconSize: [0, 0] }),
    pane: NAMES,
    interactive: false,
    keyboard: false,
  })
}

/** The button inside takes the focus and the keys; its click reaches Leaflet, which knows a drag from a tap. */
function button(element: HTMLElement, point: MapPoint, className: string): L.Marker {
  return L.marker(at(point), {
    icon: L.divIcon({ className, html: element, iconSize: [0, 0] }),
    keyboard: false,
  })
}

/** Adds what is new, dresses what stays, removes what went: a focused pin keeps the focus. */
function keep<Item extends MapPoint & { id: string }>(
  shown: Map<string, L.Marker>,
  items: readonly Item[],
  add: (item: Item) => L.Marker,
  dress: (marker: L.Marker, item: Item) => void,
) {
  const wanted = new Set(items.map(item => item.id))
  for (const [id, marker] of shown) {
    if (wanted.has(id)) continue
    marker.remove()
    shown.delete(id)
  }
  for (const item of items) {
    const marker = shown.get(item.id) ?? add(item)
    shown.set(item.id, marker)
    dress(marker, item)
  }
}
