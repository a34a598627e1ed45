import { type Coordinates } from '../device'
import { type Loose, number, record } from '../values'
import { type BuiltinNode } from './builtin'
import { type Pixel, fit, toCoordinates, toPixel } from './projection'

export type Cause = 'drag' | 'scale' | 'update'

/** Where a map looks, and how it tells the page that it has moved. */
export class MapView {
  centre: Coordinates
  scale: number

  constructor(
    private readonly node: BuiltinNode,
    private readonly redraw: () => void,
  ) {
    this.centre = { latitude: 39.92, longitude: 116.46 }
    this.scale = 16
  }

  get size(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.node.element
    return { width: clientWidth || 300, height: clientHeight || 150 }
  }

  get scales(): [number, number] {
    return [number(this.node.data.minScale, 3), number(this.node.data.maxScale, 20)]
  }

  /** Where a place lies in the map's own window. */
  place(at: Coordinates): Pixel {
    const here = toPixel(this.centre, this.scale)
    const there = toPixel(at, this.scale)
    const { width, height } = this.size
    return { x: there.x - here.x + width / 2, y: there.y - here.y + height / 2 }
  }

  at({ x, y }: Pixel): Coordinates {
    const here = toPixel(this.centre, this.scale)
    const { width, height } = this.size
    return toCoordinates({ x: here.x + x - width / 2, y: here.y + y - height / 2 }, this.scale)
  }

  get region(): { southwest: Coordinates; northeast: Coordinates } {
    const { width, height } = this.size
    return { southwest: this.at({ x: 0, y: height }), northeast: this.at({ x: width, y: 0 }) }
  }

  moveBy(dx: number, dy: number): void {
    const here = toPixel(this.centre, this.scale)
    this.centre = toCoordinates({ x: here.x - dx, y: here.y - dy }, this.scale)
    this.redraw()
  }

  /** Zooms so that what lies under a point of the window stays there. */
  zoomAround(point: Pixel, scale: number): void {
    const [min, max] = this.scales
    const fixed = this.at(point)
    this.scale = Math.max(min, Math.min(max, scale))
    const there = this.place(fixed)
    this.moveBy(point.x - there.x, point.y - there.y)
  }

  include(points: Coordinates[], padding: number[]): void {
    if (points.length === 0) return
    Object.assign(this, fitted(points, this.size, padding, this.scales))
    this.redraw()
  }

  lookAt(centre: Coordinates, scale = this.scale): void {
    this.centre = centre
    this.scale = scale
    this.redraw()
  }

  begin(cause: 'gesture' | 'update'): void {
    this.tell('begin', cause, {})
  }

  end(cause: Cause): void {
    this.tell('end', cause, { centerLocation: this.centre, region: this.region })
  }

  private tell(type: 'begin' | 'end', causedBy: string, more: Loose): void {
    const detail = { type, causedBy, rotate: 0, skew: 0, scale: this.scale, ...more }
    // WeChat's event is listened to as "regionchange" and arrives as "begin" or "end".
    this.node.fire('regionchange', detail, { fields: { type, causedBy } })
  }
}

function fitted(
  points: Coordinates[],
  size: { width: number; height: number },
  padding: number[],
  scales: [number, number],
) {
  const { centre, scale } = fit(points, size, padding, scales)
  return { centre, scale }
}

/** Reads `{ latitude, longitude }`, or nothing if either is missing. */
export function coordinates(value: unknown): Coordinates | undefined {
  const { latitude, longitude } = record(value)
  const read = { latitude: number(latitude, NaN), longitude: number(longitude, NaN) }
  return Number.isNaN(read.latitude) || Number.isNaN(read.longitude) ? undefined : read
}
