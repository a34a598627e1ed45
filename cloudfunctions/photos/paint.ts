import type { Stroke } from '../../domain/photos/strokes'
import type { Pixels } from './image'

/** What stands where something was covered: one colour, in which nothing of the picture is left. */
const COLOUR = Buffer.from([0x6b, 0x72, 0x7c])

/**
 * Covers strokes in a picture with one colour. A stroke is as thick as it says all along, with round ends; every point
 * that it touches is covered whole, so that no edge lets something through.
 */
export function paint({ data, width, height }: Pixels, strokes: readonly Stroke[]): Pixels {
  const painted = Buffer.from(data)
  for (const { thickness, points } of strokes) {
    const radius = Math.max(2, (thickness * width) / 2 + 1)
    const places = points.map(([x, y]) => ({ x: x * width, y: y * height }))
    for (const [i, to] of places.entries()) capsule(painted, width, height, places[i - 1] ?? to, to, radius)
  }
  return { data: painted, width, height }
}

interface Place {
  readonly x: number
  readonly y: number
}

/** All points nearer than `radius` to the line from one place to another. */
function capsule(data: Buffer, width: number, height: number, from: Place, to: Place, radius: number): void {
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - radius))
  const bottom = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + radius))
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - radius))
  const right = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + radius))
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = dx * dx + dy * dy
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      // The middle of the point, and the nearest place on the line to it.
      const px = x + 0.5 - from.x
      const py = y + 0.5 - from.y
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
      const away = (px - along * dx) ** 2 + (py - along * dy) ** 2
      if (away <= radius * radius) COLOUR.copy(data, (y * width + x) * 3)
    }
  }
}
