import Supercluster from 'supercluster'
import type { Bounds, Point } from '../../../../domain/geo/geo'

/** What stands alone on the map, and what stands together. */
export interface Gathering<Item> {
  readonly singles: readonly Item[]
  readonly groups: readonly Group[]
}

export interface Group {
  /** Stays the same while the same items stand together at the same zoom. */
  readonly id: string
  readonly location: Point
  readonly count: number
  /** The zoom at which it falls apart. */
  readonly expandZoom: number
}

export interface ClusterOptions {
  /** Things closer than this many pixels stand together. */
  readonly radius: number
  /** From this zoom on nothing is gathered. */
  readonly apartFrom: number
  /** Most markers that a map is given; beyond, it is gathered as if from farther away. */
  readonly most: number
}

const defaults: ClusterOptions = { radius: 46, apartFrom: 17, most: 60 }

interface Placed {
  readonly id: string
  readonly location: Point
}

/** Gathers places by zoom. Built once for a set of places, asked at every move. */
export function gatherer<Item extends Placed>(items: readonly Item[], options: Partial<ClusterOptions> = {}) {
  const { radius, apartFrom, most } = { ...defaults, ...options }
  const index = new Supercluster<{ index: number }>({ radius, maxZoom: apartFrom - 1, extent: 256 })
  index.load(
    items.map((item, i) => ({
      type: 'Feature' as const,
      properties: { index: i },
      geometry: { type: 'Point' as const, coordinates: [item.location.lng, item.location.lat] },
    })),
  )

  return (bounds: Bounds, zoom: number): Gathering<Item> => {
    const box: [number, number, number, number] = [bounds.west, bounds.south, bounds.east, bounds.north]
    let level = Math.round(zoom)
    let features = index.getClusters(box, level)
    while (features.length > most && level > 0) features = index.getClusters(box, --level)

    const singles: Item[] = []
    const groups: Group[] = []
    for (const { properties, geometry } of features) {
      if ('cluster_id' in properties) {
        const [lng = 0, lat = 0] = geometry.coordinates
        groups.push({
          // The index numbers its clusters anew for every set of places: only what it says tells it apart.
          id: `group-${level}-${properties.point_count}-${lng.toFixed(5)}-${lat.toFixed(5)}`,
          location: { lng, lat },
          count: properties.point_count,
          expandZoom: index.getClusterExpansionZoom(properties.cluster_id),
        })
      } else {
        const item = items[properties.index]
        if (item) singles.push(item)
      }
    }
    return { singles, groups }
  }
}
