import { contains } from '../../../../domain/geo/measure'
import { boundsSchema } from '../../../../domain/geo/geo'
import { boxAround, hasWandered } from './view-box'

const seen = { west: 114.203, south: 22.703, east: 114.243, north: 22.783 }

test('the box holds all that is seen, and a margin', () => {
  const box = boxAround(seen)
  expect(box.west).toBeLessThan(seen.west)
  expect(box.north).toBeGreaterThan(seen.north)
  expect(contains(box, { lng: seen.east, lat: seen.south })).toBe(true)
  expect(boundsSchema().safeParse(box).success).toBe(true)
})

test('a small move asks the same question', () => {
  const nudge = 0.0005
  const moved = {
    west: seen.west + nudge,
    east: seen.east + nudge,
    south: seen.south + nudge,
    north: seen.north + nudge,
  }
  expect(boxAround(moved)).toEqual(boxAround(seen))
})

test('the whole world is still a box', () => {
  const box = boxAround({ west: -179, south: -85, east: 179, north: 85 })
  expect(boundsSchema().safeParse(box).success).toBe(true)
})

test('the list is left behind after a quarter of the view, not after a nudge', () => {
  const listed = { lng: 114.223, lat: 22.743 }
  expect(hasWandered(listed, { lng: 114.228, lat: 22.743 }, seen)).toBe(false)
  expect(hasWandered(listed, { lng: 114.235, lat: 22.743 }, seen)).toBe(true)
  expect(hasWandered(listed, { lng: 114.223, lat: 22.773 }, seen)).toBe(true)
})
