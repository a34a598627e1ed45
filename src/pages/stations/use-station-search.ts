import { useCallback, useEffect, useMemo, useState } from 'react'
import { contains } from '../../../domain/geo/measure'
import type { Bounds, Point } from '../../../domain/geo/geo'
import type { Origin, StationFilters } from '../../../domain/station/contract'
import type { MapMove, MapPadding, MapView } from '../../components/map/map'
import { useOrigin } from '../../features/place/use-origin'
import { isFiltered, noFilters } from '../../features/station/search/filters'
import { useNearby, usePins } from '../../features/station/search/queries'
import { hasWandered } from '../../features/station/search/view-box'
import { FIRST_FEW } from './first-view'

/** What the map shows at this moment. */
export interface Seen {
  readonly bounds: Bounds
  readonly centre: Point
  readonly zoom: number
}

/** Half a pin, in px. */
const PIN = 30
/** A walk around, and the whole district. */
const NEAR_ZOOM = 15
const DISTRICT_ZOOM = 12

/** About ten metres: a map never comes to rest twice at exactly the same place. */
const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4

/** One question, answered as a list and as a map: filters and place are the same for both. */
export function useStationSearch(awake: boolean, first: StationFilters) {
  const place = useOrigin()
  const [filters, setFilters] = useState(first)
  const [around, setAround] = useState<Point | null>(null)
  const [view, setView] = useState<MapView | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [selected, setSelected] = useState<string | null>(null)

  // Another community or the phone's place: from there on the list counts from it.
  const [countedFrom, setCountedFrom] = useState(place.origin)
  if (countedFrom !== place.origin) {
    setCountedFrom(place.origin)
    setAround(null)
  }

  const origin = useMemo<Origin | undefined>(
    () => (around ? { point: around } : place.origin),
    [around, place.origin],
  )
  // What is found around the middle of the map, or with filters, is of that moment only.
  const list = useNearby(origin, filters, { awake, isWorthKeeping: !around && !isFiltered(filters) })
  const pins = usePins(seen?.bounds ?? null, filters, awake)
  const counted = list.isChanging ? undefined : (list.data?.origin?.point ?? place.point ?? undefined)

  // The map goes to where the list counts from, whenever that changes; a search around its own middle leaves
  // it where it is.
  const [lookedAt, setLookedAt] = useState<Origin | null | undefined>(null)
  const countedLng = counted?.lng
  const countedLat = counted?.lat
  useEffect(() => {
    if (countedLng === undefined || countedLat === undefined || lookedAt === origin) return
    setLookedAt(origin)
    if (around) return
    const zoom = place.kind === 'district' ? DISTRICT_ZOOM : NEAR_ZOOM
    setView({ centre: { lng: countedLng, lat: countedLat }, zoom })
  }, [countedLng, countedLat, lookedAt, origin, around, place.kind])

  // The nearest few belong into the first look; how far back that is, knows who knows how large the map is.
  const [heldFor, setHeldFor] = useState<Origin | null | undefined>(null)
  const items = list.isChanging ? undefined : list.data?.items
  const toHold = useMemo(() => {
    const due = view !== null && !around && lookedAt === origin && heldFor !== origin
    return due && items && items.length > 0 ? items.slice(0, FIRST_FEW).map(one => one.location) : null
  }, [view, around, lookedAt, origin, heldFor, items])

  // What was searched by name may lie anywhere: the map goes to the nearest of it, once.
  const [shownText, setShownText] = useState('')
  const nearest = items?.[0]
  useEffect(() => {
    if (!nearest || !seen || shownText === filters.text) return
    setShownText(filters.text)
    if (filters.text && !contains(seen.bounds, nearest.location)) {
      setView({ centre: nearest.location, zoom: Math.max(seen.zoom, NEAR_ZOOM) })
    }
  }, [nearest, seen, shownText, filters.text])

  const onFilters = useCallback((next: StationFilters) => {
    setFilters(next)
    setSelected(null)
  }, [])
  const onMove = useCallback(
    ({ bounds, centre, zoom, byUser }: MapMove) => {
      setSeen({ bounds, centre, zoom })
      // Who moves the map by hand is not moved by it.
      if (byUser) setHeldFor(origin)
    },
    [origin],
  )

  /** Selects a pin, and brings it out from under what its card will cover. */
  const select = (id: string | null, padding: MapPadding, height: number) => {
    setSelected(id)
    const pin = pins.data?.pins.find(p => p.id === id)
    if (!pin || !seen) return
    const { north, south } = seen.bounds
    const y = ((north - pin.location.lat) / (north - south)) * height
    if (y < padding.top + PIN || y > height - padding.bottom - PIN) {
      setView({ centre: pin.location, zoom: seen.zoom })
    }
  }

  return {
    place,
    filters,
    setFilters: onFilters,
    dropFilters: () => onFilters(noFilters),
    around,
    list,
    pins,
    view,
    setView,
    seen,
    setSeen,
    onMove,
    /** What the first look should hold, the nearest first; null once that is settled. */
    toHold,
    /** Settles the first look at this zoom. */
    hold: (zoom: number) => {
      setHeldFor(origin)
      if (view && zoom !== view.zoom) setView({ centre: view.centre, zoom })
    },
    selected,
    setSelected,
    select,
    /** The list goes back to its beginning when this changes. */
    listKey: JSON.stringify([filters, around, place.looking !== 'idle' && place.looking !== 'locating']),
    /** The map has left what the list counts from. */
    wandered: counted !== undefined && seen !== null && hasWandered(counted, seen.centre, seen.bounds),
    searchHere: () => {
      if (!seen) return
      setSelected(null)
      setAround({ lng: rounded(seen.centre.lng), lat: rounded(seen.centre.lat) })
    },
    /** Counts from the person's own place again, and looks there. */
    backHome: () => {
      setSelected(null)
      setAround(null)
      setLookedAt(null)
      setHeldFor(null)
    },
  }
}

export type StationSearch = ReturnType<typeof useStationSearch>
