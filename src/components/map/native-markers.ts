import type { MapProps as NativeMapProps } from '@tarojs/components'
import type { MapCluster, MapPin, PinIcon } from './map'
import armchairOpen from './markers/armchair-open.png'
import armchairSelected from './markers/armchair-selected.png'
import buildingOpen from './markers/building-2-open.png'
import buildingSelected from './markers/building-2-selected.png'
import closedSelected from './markers/closed-selected.png'
import closed from './markers/closed.png'
import flaskOpen from './markers/flask-conical-open.png'
import flaskSelected from './markers/flask-conical-selected.png'
import heartOpen from './markers/heart-pulse-open.png'
import heartSelected from './markers/heart-pulse-selected.png'
import truckOpen from './markers/truck-open.png'
import truckSelected from './markers/truck-selected.png'
import utensilsOpen from './markers/utensils-open.png'
import utensilsSelected from './markers/utensils-selected.png'

type NativeMarker = NonNullable<NativeMapProps['markers']>[number]
type NativeLabel = NonNullable<NativeMarker['label']>

const images: Readonly<Record<PinIcon, { open: string; selected: string }>> = {
  armchair: { open: armchairOpen, selected: armchairSelected },
  'building-2': { open: buildingOpen, selected: buildingSelected },
  'flask-conical': { open: flaskOpen, selected: flaskSelected },
  'heart-pulse': { open: heartOpen, selected: heartSelected },
  truck: { open: truckOpen, selected: truckSelected },
  utensils: { open: utensilsOpen, selected: utensilsSelected },
}

/** The theme's action colour and what is written on it: a native label cannot read CSS variables. */
const CLUSTER_GROUND = '#ad4f08'
const CLUSTER_INK = '#ffffff'

/**
 * WeChat numbers its markers. A thing keeps its number as long as the page lives, so that the map changes
 * what changed and does not blink.
 */
export class MarkerNumbers {
  private readonly numbers = new Map<string, number>()
  private readonly ids: string[] = []

  idOf(number: number): string | undefined {
    return this.ids[number]
  }

  describe(pins: readonly MapPin[], clusters: readonly MapCluster[], large: boolean): NativeMarker[] {
    return [
      ...clusters.map(cluster => this.cluster(cluster, large)),
      ...pins.map(pin => this.pin(pin, large)),
    ]
  }

  private numberOf(id: string): number {
    const known = this.numbers.get(id)
    if (known !== undefined) return known
    const number = this.ids.push(id) - 1
    this.numbers.set(id, number)
    return number
  }

  private pin(pin: MapPin, large: boolean): NativeMarker {
    const size = (pin.selected ? 50 : 40) + (large ? 12 : 0)
    return {
      id: this.numberOf(pin.id),
      longitude: pin.lng,
      latitude: pin.lat,
      iconPath: imageOf(pin),
      width: size,
      height: size,
      anchor: { x: 0.5, y: 0.5 },
      zIndex: pin.selected ? 3 : 1,
      ariaLabel: pin.name,
    }
  }

  /** A label on a marker of no size: it is centred the same on every phone. */
  private cluster(cluster: MapCluster, large: boolean): NativeMarker {
    const size = (cluster.count < 10 ? 34 : cluster.count < 50 ? 38 : 44) + (large ? 12 : 0)
    // Width and height are WeChat's (2.1.0), though the types do not know them.
    const label: NativeLabel & { width: number; height: number } = {
      content: String(cluster.count),
      color: CLUSTER_INK,
      fontSize: large ? 20 : 16,
      width: size,
      height: size,
      bgColor: CLUSTER_GROUND,
      borderRadius: size / 2,
      borderWidth: 0,
      borderColor: CLUSTER_GROUND,
      padding: 0,
      textAlign: 'center',
      anchorX: 0,
      anchorY: -size / 2,
    }
    return {
      id: this.numberOf(cluster.id),
      longitude: cluster.lng,
      latitude: cluster.lat,
      iconPath: closed,
      width: 0,
      height: 0,
      zIndex: 2,
      ariaLabel: cluster.name,
      label,
    }
  }
}

function imageOf(pin: MapPin): string {
  if (pin.tone === 'closed') return pin.selected ? closedSelected : closed
  return images[pin.icon][pin.selected ? 'selected' : 'open']
}
