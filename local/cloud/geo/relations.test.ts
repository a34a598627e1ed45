import fc from 'fast-check'
import { boxOf } from './boxes'
import { type Position, readShape, type Shape } from './geojson'
import { intersects, polygonContains, within } from './relations'
import { plus, times, unit, vector } from './vectors'

const shape = (type: string, coordinates: unknown): Shape =>
  readShape({ type, coordinates: coordinates as never }) as Shape
const ring = (...positions: Position[]): Position[] => [...positions, positions[0] as Position]
const box = (x: number, y: number, w: number, h = w): Position[] =>
  ring([x, y], [x + w, y], [x + w, y + h], [x, y + h])
const polygon = (...rings: Position[][]) => shape('Polygon', rings)
const polygons = (...parts: Position[][][]) => shape('MultiPolygon', parts)
const line = (...positions: Position[]) => shape('LineString', positions)
const point = (x: number, y: number) => shape('Point', [x, y])

describe('edges are arcs of great circles', () => {
  // Between two places at 40° north and 30° apart the shortest way goes up to 40.99° north.
  const wide = polygon(ring([100, 40], [130, 40], [130, 50], [100, 50]))

  it.each<[number, number, boolean]>([
    [115, 40.2, false],
    [115, 40.9, false],
    [115, 41.05, true],
    [115, 50.5, true],
    [115, 51.2, false],
    [100, 45, true],
    [99.99, 45, false],
    [100, 40, true],
  ])('%p %p: %p', (x, y, inside) => {
    expect(within(point(x, y), wide)).toBe(inside)
    expect(intersects(point(x, y), wide)).toBe(inside)
  })

  it('also across the 180th meridian, around a pole and on more than an eighth of the earth', () => {
    const across = polygon(ring([170, -5], [-170, -5], [-170, 5], [170, 5]))
    expect([180, -180, 175, -171].map(x => within(point(x, 0), across))).toEqual([true, true, true, true])
    expect([0, 169, -169].map(x => within(point(x, 0), across))).toEqual([false, false, false])
    const cap = polygon(ring([0, 70], [90, 70], [180, 70], [-90, 70]))
    expect([90, 80, 60, -90].map(y => within(point(33, y), cap))).toEqual([true, true, false, false])
    const large = polygon(ring([-80, -60], [80, -60], [80, 60], [-80, 60]))
    expect([0, 79, 81, 100, 180].map(x => within(point(x, 1), large))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    // The smaller side is meant, whichever way round it is written.
    const back = polygon(ring([-80, 60], [80, 60], [80, -60], [-80, -60]))
    expect([0, 180].map(x => within(point(x, 1), back))).toEqual([true, false])
  })

  /** What a flat map of degrees says. */
  function flatly(corners: readonly Position[], [x, y]: Position): boolean {
    let inside = false
    for (let i = 1; i < corners.length; i++) {
      const [[ax, ay], [bx, by]] = [corners[i - 1] as Position, corners[i] as Position]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
    return inside
  }
  const toEdge = ([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number => {
    const [dx, dy] = [bx - ax, by - ay]
    const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(x - ax - t * dx, y - ay - t * dy)
  }

  it('which in areas as small as a district say what a flat map says, but for a strip of metres', () => {
    const real = (min: number, max: number) => fc.double({ min, max, noNaN: true })
    const spokes = fc.array(real(0.01, 0.1), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(
        real(-179, 179),
        real(-60, 60),
        spokes,
        real(-0.12, 0.12),
        real(-0.12, 0.12),
        (x, y, far, dx, dy) => {
          const corners = ring(
            ...far.map((r, i): Position => {
              const turn = (2 * Math.PI * i) / far.length
              return [x + r * Math.cos(turn), y + r * Math.sin(turn)]
            }),
          )
          const p: Position = [x + dx, y + dy]
          fc.pre(corners.slice(1).every((corner, i) => toEdge(p, corners[i] as Position, corner) > 1e-4))
          expect(polygonContains([corners], p)).toBe(flatly(corners, p))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('and the box around a shape has all of them in it', () => {
    const place = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
    )
    fc.assert(
      fc.property(place, place, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, part) => {
        const sum = plus(times(vector(a), part), times(vector(b), 1 - part))
        fc.pre(Math.hypot(...plus(vector(a), vector(b))) > 0.01)
        const [x, y, z] = unit(sum)
        const latitude = (Math.asin(Math.max(-1, Math.min(1, z))) * 180) / Math.PI
        const longitude = (Math.atan2(y, x) * 180) / Math.PI
        const { west, south, east, north } = boxOf(line(a, b)) ?? { west: 0, south: 0, east: 0, north: 0 }
        expect(latitude).toBeGreaterThanOrEqual(south - 1e-7)
        expect(latitude).toBeLessThanOrEqual(north + 1e-7)
        // At a pole every longitude is as good.
        fc.pre(Math.abs(latitude) < 89.9)
        const turned = [longitude - 360, longitude, longitude + 360]
        expect(turned.some(l => l >= west - 1e-6 && l <= east + 1e-6)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an area with a hole', () => {
  const area = polygon(box(0, 0, 10), box(4, 4, 2))

  it.each<[string, Shape, boolean]>([
    ['an area beside the hole', polygon(box(1, 1, 2)), true],
    ['one in the hole', polygon(box(4.5, 4.5, 1)), false],
    ['one that is the hole', polygon(box(4, 4, 2)), false],
    ['one that has the hole inside', polygon(box(2, 2, 6)), false],
    ['one that has the same hole', polygon(box(2, 2, 6), box(4, 4, 2)), true],
    ['one that has a larger hole there', polygon(box(2, 2, 6), box(3, 3, 4)), true],
    ['one that has a smaller hole there', polygon(box(2, 2, 6), box(4.5, 4.5, 1)), false],
    ['itself', area, true],
    ['itself without the hole', polygon(box(0, 0, 10)), false],
    ['several, one of them around the hole', polygons([box(1, 1, 1)], [box(3, 3, 4)]), false],
    ['a line past the hole', line([1, 1], [9, 1]), true],
    ['a line that crosses the hole, but not in its middle', line([3, 5], [9.9, 5]), false],
    ['a line around a corner of the hole', line([3, 5], [3, 7], [5, 7]), true],
    ['a place on the edge of the hole', point(4, 4), true],
  ])('and %s', (_name, inner, expected) => {
    expect(within(inner, area)).toBe(expected)
  })

  it('touches what goes through the hole only where that leaves it', () => {
    expect(intersects(polygon(box(4.5, 4.5, 1)), area)).toBe(false)
    expect(intersects(line([4.5, 4.5], [5.5, 5.5]), area)).toBe(false)
    expect(intersects(line([4.5, 4.5], [6.5, 5.5]), area)).toBe(true)
    expect(intersects(area, polygon(box(-5, -5, 30)))).toBe(true)
  })
})

describe('an area of several parts', () => {
  const island = polygons([box(0, 0, 10), box(4, 4, 2)], [box(4, 4, 2)])
  const halves = polygons([box(0, 0, 5, 10)], [box(5, 0, 5, 10)])
  const apart = polygons([box(0, 0, 4, 10)], [box(6, 0, 4, 10)])

  it.each<[string, Shape, Shape, boolean]>([
    ['a hole that another part fills', polygon(box(2, 2, 6)), island, true],
    ['parts side by side', polygon(box(3, 3, 4)), halves, true],
    ['parts with a gap between them', polygon(box(3, 3, 4)), apart, false],
    ['one of such parts', polygon(box(1, 1, 2)), apart, true],
    ['a line over the gap', line([1, 1], [9, 1]), apart, false],
    ['areas of which one is outside', polygons([box(1, 1, 1)], [box(20, 20, 1)]), apart, false],
  ])('with %s', (_name, inner, area, expected) => {
    expect(within(inner, area)).toBe(expected)
  })
})

it('whatever lies within an area touches it, and is within a larger one', () => {
  const part = fc.double({ min: 0.01, max: 4, noNaN: true })
  fc.assert(
    fc.property(part, part, part, part, (x, y, w, h) => {
      const inner = polygon(box(x, y, w, h))
      const area = polygon(box(0, 0, 5), box(2, 2, 1))
      const larger = polygon(box(-1, -1, 20))
      if (within(inner, area)) expect(intersects(inner, area)).toBe(true)
      expect(within(inner, larger)).toBe(true)
      expect(within(inner, inner)).toBe(true)
      expect(intersects(inner, area)).toBe(intersects(area, inner))
    }),
  )
})
