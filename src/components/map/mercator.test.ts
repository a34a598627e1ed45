import { boundsOf, mapCentre, seenCentre, shifted } from './mercator'

const view = { centre: { lng: 114.25, lat: 22.72 }, zoom: 14 }

test('a shift there and back ends where it began', () => {
  const there = shifted(view.centre, 14, 120, -80)
  const back = shifted(there, 14, -120, 80)
  expect(back.lng).toBeCloseTo(view.centre.lng, 9)
  expect(back.lat).toBeCloseTo(view.centre.lat, 9)
})

test('a pixel at zoom 14 is about 8.8 m wide here', () => {
  const metres =
    (shifted(view.centre, 14, 1, 0).lng - view.centre.lng) * 111_320 * Math.cos((22.72 * Math.PI) / 180)
  expect(metres).toBeCloseTo(8.8, 1)
})

test('what lies below the sheet pushes the centre of the map south of what is seen', () => {
  const padding = { top: 100, bottom: 400 }
  const middle = mapCentre(view, padding)
  expect(middle.lat).toBeLessThan(view.centre.lat)
  expect(seenCentre(middle, view.zoom, padding).lat).toBeCloseTo(view.centre.lat, 9)
})

test('bounds hold the centre and grow with the map', () => {
  const small = boundsOf(view, { top: 0, bottom: 0 }, { width: 100, height: 100 })
  const large = boundsOf(view, { top: 0, bottom: 0 }, { width: 400, height: 800 })
  expect(small.west).toBeLessThan(114.25)
  expect(small.east).toBeGreaterThan(114.25)
  expect(large.west).toBeLessThan(small.west)
  expect(large.north).toBeGreaterThan(small.north)
  expect((large.east - large.west) / (small.east - small.west)).toBeCloseTo(4, 6)
})
