import { shifted } from '../../components/map/mercator'
import { zoomForNearest } from './first-view'

const view = { centre: { lng: 114.25, lat: 22.72 }, zoom: 15 }
const size = { width: 375, height: 700 }
const padding = { top: 100, bottom: 300 }
const at = (right: number, down: number) => shifted(view.centre, 15, right, down)
const zoom = (...nearest: ReturnType<typeof at>[]) => zoomForNearest(view, nearest, size, padding)

test('stays where the nearest few are seen already', () => {
  expect(zoom(at(10, 10), at(-100, 80), at(110, -100))).toBe(15)
  expect(zoom()).toBe(15)
})

test('steps back until the nearest is seen, clear of the sheet and of the buttons', () => {
  expect(zoom(at(0, 140))).toBe(14)
  expect(zoom(at(-140, 0))).toBe(15)
  expect(zoom(at(140, 0))).toBe(14)
  expect(zoom(at(900, 0))).toBe(12)
})

test('takes the others in, one step at most for their sake', () => {
  expect(zoom(at(0, 0), at(0, 200))).toBe(14)
  expect(zoom(at(0, 0), at(0, 2000))).toBe(14)
  expect(zoom(at(0, 200), at(0, 300), at(0, 400))).toBe(13)
})

test('goes nowhere where even the widest view would not show one', () => {
  expect(zoom(at(9000, 0))).toBe(15)
  expect(zoomForNearest({ ...view, zoom: 10 }, [at(0, 0), at(0, 9000)], size, padding)).toBe(10)
})
