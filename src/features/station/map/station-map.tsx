import { useMemo } from 'react'
import type { Bounds, Point } from '../../../../domain/geo/geo'
import type { StationPin } from '../../../../domain/station/contract'
import type { StationKind } from '../../../../domain/station/kinds'
import { MapCanvas } from '../../../components/map'
import type { MapCluster, MapMove, MapPadding, MapPin, MapView, PinIcon } from '../../../components/map/map'
import { useLocale } from '../../../i18n/words'
import { useCareMode } from '../../../theme/care-mode'
import { boxAround } from '../search/view-box'
import { useSearchWords } from '../search/words'
import { gatherer } from './clusters'
import { usePlaceNames } from './place-names'

const icons: Readonly<Record<StationKind, PinIcon>> = {
  party_service_centre: 'building-2',
  rest_station: 'armchair',
  food_test_room: 'flask-conical',
  food_test_vehicle: 'truck',
  health_centre: 'heart-pulse',
  canteen: 'utensils',
}

interface StationMapProps {
  readonly pins: readonly StationPin[]
  readonly selected: string | null
  readonly view: MapView
  /** What is seen now: only this much is drawn. */
  readonly seen: { readonly bounds: Bounds; readonly zoom: number }
  readonly padding: MapPadding
  readonly me: Point | null
  readonly onMove: (move: MapMove) => void
  readonly onSelect: (id: string | null) => void
  /** A cluster was opened. */
  readonly onLook: (view: MapView) => void
}

/** Stations on the map, gathered where they are many; the selected one always stands alone. */
export function StationMap(props: StationMapProps) {
  const { pins, selected, view, seen, padding, me, onMove, onSelect, onLook } = props
  const words = useSearchWords()
  const care = useCareMode()
  const latin = useLocale() === 'en'
  const places = usePlaceNames()

  const gather = useMemo(
    () =>
      gatherer(
        pins.filter(pin => pin.id !== selected),
        { radius: care ? 66 : 50 },
      ),
    [pins, selected, care],
  )
  const { singles, groups } = useMemo(() => gather(boxAround(seen.bounds), seen.zoom), [gather, seen])
  const shownPins = useMemo(() => {
    const chosen = pins.find(pin => pin.id === selected)
    return [...singles, ...(chosen ? [chosen] : [])].map((pin): MapPin => ({
      id: pin.id,
      ...pin.location,
      name: words.pin(pin.name, pin.open),
      icon: icons[pin.kind],
      tone: pin.open ? 'open' : 'closed',
      selected: pin.id === selected,
    }))
  }, [pins, singles, selected, words])
  const clusters = useMemo(
    () =>
      groups.map((group): MapCluster => ({
        id: group.id,
        ...group.location,
        count: group.count,
        expandZoom: group.expandZoom,
        name: words.group(group.count),
      })),
    [groups, words],
  )

  return (
    <MapCanvas
      label={words.map}
      view={view}
      padding={padding}
      pins={shownPins}
      clusters={clusters}
      me={me}
      places={places}
      large={care}
      latin={latin}
      words={words}
      onMove={onMove}
      onPin={onSelect}
      onCluster={({ lng, lat, expandZoom }) =>
        onLook({ centre: { lng, lat }, zoom: Math.min(expandZoom, 18) })
      }
      onGround={() => onSelect(null)}
    />
  )
}
