import * as fc from 'fast-check'
import { gatherer } from './clusters'

const bounds = { west: 114, south: 22.5, east: 114.5, north: 22.9 }
const place = (id: string, lng: number, lat: number) => ({ id, location: { lng, lat } })

test('what is far apart stands alone', () => {
  const { singles, groups } = gatherer([place('a', 114.1, 22.6), place('b', 114.3, 22.8)])(bounds, 12)
  expect(singles.map(s => s.id).sort()).toEqual(['a', 'b'])
  expect(groups).toEqual([])
})

test('what is close stands together, and falls apart at the zoom it says', () => {
  const near = [place('a', 114.1, 22.6), place('b', 114.1015, 22.6)]
  const at = gatherer(near)
  const together = at(bounds, 12)
  expect(together.singles).toEqual([])
  expect(together.groups).toHaveLength(1)
  const group = together.groups[0]
  expect(group?.count).toBe(2)
  expect(
    at(bounds, group?.expandZoom ?? 0)
      .singles.map(s => s.id)
      .sort(),
  ).toEqual(['a', 'b'])
  expect(at(bounds, (group?.expandZoom ?? 0) - 1).groups).toHaveLength(1)
})

test('another set of places has groups of other names', () => {
  const pair = (lng: number) => [place(`${lng}a`, lng, 22.6), place(`${lng}b`, lng + 0.0015, 22.6)]
  const idOf = (lng: number) => gatherer(pair(lng))(bounds, 12).groups[0]?.id
  expect(idOf(114.1)).toBe(idOf(114.1))
  expect(idOf(114.1)).not.toBe(idOf(114.3))
})

test('two doors of one house can still be told apart when looked at closely', () => {
  const same = [place('a', 114.1, 22.6), place('b', 114.1, 22.6)]
  expect(gatherer(same)(bounds, 17).singles).toHaveLength(2)
})

test('what lies outside the view is left out', () => {
  const { singles } = gatherer([place('in', 114.1, 22.6), place('out', 113.5, 22.6)])(bounds, 14)
  expect(singles.map(s => s.id)).toEqual(['in'])
})

test('nothing is lost or counted twice, and the map never gets more than it was promised', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          lng: fc.double({ min: 114.01, max: 114.49, noNaN: true }),
          lat: fc.double({ min: 22.51, max: 22.89, noNaN: true }),
        }),
        { maxLength: 300 },
      ),
      fc.integer({ min: 8, max: 18 }),
      (points, zoom) => {
        const items = points.map((location, i) => ({ id: String(i), location }))
        const { singles, groups } = gatherer(items)(bounds, zoom)
        const counted = singles.length + groups.reduce((sum, g) => sum + g.count, 0)
        expect(counted).toBe(items.length)
        expect(new Set(singles.map(s => s.id)).size).toBe(singles.length)
        expect(singles.length + groups.length).toBeLessThanOrEqual(60)
      },
    ),
    { numRuns: 60, seed: 7 },
  )
})
