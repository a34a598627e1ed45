import { fit, metresToPixels, toCoordinates, toPixel } from './projection'

test('the world is 256 px at scale 0, its middle at 0, 0', () => {
  expect(toPixel({ latitude: 0, longitude: 0 }, 0)).toEqual({ x: 128, y: 128 })
  expect(toPixel({ latitude: 0, longitude: 180 }, 3).x).toBe(2048)
})

test.each([
  [22.61, 114.13],
  [-33.9, 18.4],
  [0, -179.5],
])('pixels lead back to %d, %d', (latitude, longitude) => {
  const back = toCoordinates(toPixel({ latitude, longitude }, 15.5), 15.5)
  expect(back.latitude).toBeCloseTo(latitude, 9)
  expect(back.longitude).toBeCloseTo(longitude, 9)
})

test('a metre at the equator at scale 16 is 0.42 px, and more away from it', () => {
  expect(metresToPixels(1, 0, 16)).toBeCloseTo(0.4186, 4)
  expect(metresToPixels(1, 60, 16)).toBeCloseTo(0.8373, 4)
})

test('fitting puts every point inside the padding and at most at the largest scale', () => {
  const points = [
    { latitude: 22.5, longitude: 114 },
    { latitude: 22.7, longitude: 114.1 },
  ]
  const { centre, scale } = fit(points, { width: 300, height: 300 }, [100, 0, 0, 0], [3, 20])
  const here = toPixel(centre, scale)
  const ys = points.map(point => toPixel(point, scale).y - here.y + 150)
  expect(Math.min(...ys)).toBeCloseTo(100, 6)
  expect(Math.max(...ys)).toBeCloseTo(300, 6)
  expect(
    fit([points[0] ?? { latitude: 0, longitude: 0 }], { width: 300, height: 300 }, [], [3, 18]).scale,
  ).toBe(18)
})
