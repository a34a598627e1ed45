import { type Coordinates } from '../device'

/** Web Mercator at WeChat's scales: at scale s the world is 256 × 2^s px wide. GCJ-02 in, GCJ-02 out. */

export interface Pixel {
  x: number
  y: number
}

export function worldSize(scale: number): number {
  return 256 * 2 ** scale
}

export function toPixel({ latitude, longitude }: Coordinates, scale: number): Pixel {
  const size = worldSize(scale)
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180)
  return {
    x: ((longitude + 180) / 360) * size,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  }
}

export function toCoordinates({ x, y }: Pixel, scale: number): Coordinates {
  const size = worldSize(scale)
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI
  return { latitude, longitude: (x / size) * 360 - 180 }
}

/** How many px a distance on the ground takes at a place. */
export function metresToPixels(metres: number, latitude: number, scale: number): number {
  return (metres * worldSize(scale)) / (40_075_016.686 * Math.cos((latitude * Math.PI) / 180))
}

/** The centre and the largest scale at which all points lie within a window less its padding. */
export function fit(
  points: Coordinates[],
  window: { width: number; height: number },
  padding: number[],
  scales: [number, number],
) {
  const [top = 0, right = 0, bottom = 0, left = 0] = padding
  const width = Math.max(1, window.width - left - right)
  const height = Math.max(1, window.height - top - bottom)
  const pixels = points.map(point => toPixel(point, 0))
  const xs = pixels.map(({ x }) => x)
  const ys = pixels.map(({ y }) => y)
  const span = { x: Math.max(...xs) - Math.min(...xs), y: Math.max(...ys) - Math.min(...ys) }
  const wanted = Math.min(
    Math.log2(width / Math.max(span.x, 1e-9)),
    Math.log2(height / Math.max(span.y, 1e-9)),
  )
  const scale = Math.max(scales[0], Math.min(scales[1], wanted))
  const factor = 2 ** scale
  const centre = {
    x: ((Math.max(...xs) + Math.min(...xs)) / 2) * factor + (right - left) / 2,
    y: ((Math.max(...ys) + Math.min(...ys)) / 2) * factor + (bottom - top) / 2,
  }
  return { centre: toCoordinates(centre, scale), scale }
}
