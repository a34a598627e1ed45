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
  const line = Buffer.alloc(width * 3)
  for (let at = 0; at < line.length; at += 3) COLOUR.copy(line, at)
  for (const { thickness, points } of strokes) {
    const radius = Math.max(2, (thickness * width) / 2 + 1)
    const places = points.map(([x, y]) => ({ x: x * width, y: y * height }))
    for (const [i, to] of places.entries()) {
      const from = places[i - 1] ?? to
      for (const { y, left, right } of linesOf({ from, to, radius }, width, height))
        line.copy(painted, (y * width + left) * 3, 0, (right - left + 1) * 3)
    }
  }
  return { data: painted, width, height }
}

interface Place {
  readonly x: number
  readonly y: number
}

/** All that is nearer than `radius` to the line from one place to another. */
interface Capsule {
  readonly from: Place
  readonly to: Place
  readonly radius: number
}

/** The points of a capsule line by line, from the first to the last: in each they hang together. */
function* linesOf(capsule: Capsule, width: number, height: number) {
  const { from, to, radius } = capsule
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - radius))
  const bottom = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + radius))
  for (let y = top; y <= bottom; y++) {
    const across = acrossAt(capsule, y + 0.5)
    if (!across) continue
    // A point counts where its middle is within.
    const left = Math.max(0, Math.ceil(across.left - 0.5))
    const right = Math.min(width - 1, Math.floor(across.right - 0.5))
    if (left <= right) yield { y, left, right }
  }
}

/** From where to where a capsule reaches at a height; null where it does not reach there. */
function acrossAt({ from, to, radius }: Capsule, y: number): { left: number; right: number } | null {
  const found: number[] = []
  for (const { x, y: middle } of [from, to]) {
    const half = radius ** 2 - (y - middle) ** 2
    if (half >= 0) found.push(x - Math.sqrt(half), x + Math.sqrt(half))
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  // Its two long sides, beside the line.
  if (length > 0 && dy !== 0)
    for (const side of [-1, 1]) {
      const [x, sideY] = [from.x - (side * dy * radius) / length, from.y + (side * dx * radius) / length]
      const along = (y - sideY) / dy
      if (along >= 0 && along <= 1) found.push(x + along * dx)
    }
  return found.length === 0 ? null : { left: Math.min(...found), right: Math.max(...found) }
}
