import fc from 'fast-check'
import { contains, distance, insideRing } from './measure'

const point = fc.record({
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
})

describe('distance', () => {
  it('of two stations in Longgang is right to the metre', () => {
    // One hundredth of a degree of latitude on a sphere of 6378.1 km: 1113.19 m.
    expect(distance({ lng: 114.12, lat: 22.6 }, { lng: 114.12, lat: 22.61 })).toBeCloseTo(1113.19, 1)
  })

  it('is symmetric, never negative, and zero only for one place', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distance(a, a)).toBeLessThan(1e-6)
        expect(distance(a, b)).toBeGreaterThanOrEqual(0)
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 6)
      }),
    )
  })
})

describe('boxes and rings', () => {
  const ring: [number, number][] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ]
  it('knows inside from outside', () => {
    expect(insideRing({ lng: 5, lat: 5 }, ring)).toBe(true)
    expect(insideRing({ lng: 15, lat: 5 }, ring)).toBe(false)
    expect(contains({ west: 0, south: 0, east: 10, north: 10 }, { lng: 10, lat: 0 })).toBe(true)
    expect(contains({ west: 0, south: 0, east: 10, north: 10 }, { lng: 10.01, lat: 0 })).toBe(false)
  })
})
