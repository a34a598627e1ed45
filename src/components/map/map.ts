/** What both maps (native in WeChat, schematic on H5) understand. Coordinates are GCJ-02 in degrees. */
export interface MapPoint {
  readonly lng: number
  readonly lat: number
}

export interface MapBounds {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Icons that pins can carry; each has a drawn image in `markers/` (tools/make-map-markers.ts). */
export type PinIcon = 'building-2' | 'armchair' | 'flask-conical' | 'truck' | 'heart-pulse' | 'utensils'

export interface MapPin extends MapPoint {
  readonly id: string
  /** What a screen reader says; must tell the tone too, for it is else only a colour and an icon. */
  readonly name: string
  readonly icon: PinIcon
  /** A closed pin shows a moon in place of its icon. */
  readonly tone: 'open' | 'closed'
  readonly selected: boolean
}

export interface MapCluster extends MapPoint {
  readonly id: string
  readonly name: string
  readonly count: number
  /** The zoom at which it falls apart. */
  readonly expandZoom: number
}

/** A name written on the ground of the schematic; a real base map has its own. */
export interface MapPlace extends MapPoint {
  readonly name: string
}

/** Where to look. Every new object moves the map, also when it says the same as the one before. */
export interface MapView {
  readonly centre: MapPoint
  /** Web-map zoom: 256 px hold the world at 0; 10 … 18. */
  readonly zoom: number
}

/** Pixels of the map that other things cover: the view's centre is the centre of what remains. */
export interface MapPadding {
  readonly top: number
  readonly bottom: number
}

export interface MapMove {
  /** Everything drawn, the covered parts too. */
  readonly bounds: MapBounds
  /** The middle of the part that is not covered. */
  readonly centre: MapPoint
  readonly zoom: number
  /** A person moved it; false when it followed a new view. */
  readonly byUser: boolean
}

export interface MapProps {
  /** What the map is, for a screen reader. */
  readonly label: string
  readonly view: MapView
  readonly padding: MapPadding
  readonly pins: readonly MapPin[]
  readonly clusters: readonly MapCluster[]
  readonly me: MapPoint | null
  readonly places: readonly MapPlace[]
  /** Larger pins and names. */
  readonly large: boolean
  /** What the schematic says of itself, and whom it thanks. */
  readonly words: { readonly schematic: string; readonly credit: string; readonly broken: string }
  /** Names of metro stations in Latin letters. */
  readonly latin: boolean
  readonly onMove: (move: MapMove) => void
  readonly onPin: (id: string) => void
  readonly onCluster: (cluster: MapCluster) => void
  /** A tap on the ground. */
  readonly onGround: () => void
}

export const MIN_ZOOM = 10
export const MAX_ZOOM = 18
