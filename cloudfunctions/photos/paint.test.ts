import fc from 'fast-check'
import type { Stroke } from '../../domain/photos/strokes'
import { paint } from './paint'

const [WIDTH, HEIGHT] = [30, 20]
const white = () => Buffer.alloc(WIDTH * HEIGHT * 3, 255)
const isCovered = (data: Buffer, x: number, y: number) => data[(y * WIDTH + x) * 3] !== 255

/** How far a place is from the line between two others. */
function away(px: number, py: number, [ax, ay]: readonly number[], [bx, by]: readonly number[]): number {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [ax, ay, bx, by]
  const [dx, dy] = [x1 - x0, y1 - y0]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - x0) * dx + (py - y0) * dy) / length))
  return Math.hypot(px - x0 - along * dx, py - y0 - along * dy)
}

it('covers just the points whose middle is within a stroke, and no other', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true })
  const stroke: fc.Arbitrary<Stroke> = fc.record({
    thickness: fc.double({ min: 0.005, max: 0.5, noNaN: true }),
    points: fc.array(fc.tuple(fraction, fraction), { minLength: 1, maxLength: 5 }),
  })
  fc.assert(
    fc.property(stroke, ({ thickness, points }) => {
      const { data } = paint({ data: white(), width: WIDTH, height: HEIGHT }, [{ thickness, points }])
      const places = points.map(([x, y]) => [x * WIDTH, y * HEIGHT])
      const radius = Math.max(2, (thickness * WIDTH) / 2 + 1)
      for (let y = 0; y < HEIGHT; y++)
        for (let x = 0; x < WIDTH; x++) {
          const nearest = Math.min(...places.map((to, i) => away(x + 0.5, y + 0.5, places[i - 1] ?? to, to)))
          // At the very edge, rounding decides.
          if (Math.abs(nearest - radius) > 1e-6 && isCovered(data, x, y) !== nearest < radius) return false
        }
      return true
    }),
    { numRuns: 40 },
  )
})

it('leaves the picture that it was given as it is', () => {
  const data = white()
  paint({ data, width: WIDTH, height: HEIGHT }, [{ thickness: 0.5, points: [[0.5, 0.5]] }])
  expect(data.equals(white())).toBe(true)
})
