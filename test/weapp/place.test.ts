import { type Phone } from '../../local/phone/launch-phone'
import { fixtureBundle, phoneFor, putPhonesAway } from './fixture-bundle'

afterEach(putPhonesAway)

async function opened() {
  const phone = phoneFor(fixtureBundle())
  await phone.launch('/pages/place/index')
  return phone
}

interface MapContext {
  getCenterLocation: () => Promise<{ latitude: number; longitude: number }>
  getRegion: () => Promise<{
    southwest: { latitude: number; longitude: number }
    northeast: { latitude: number; longitude: number }
  }>
  getScale: () => Promise<{ scale: number }>
  moveToLocation: (options?: object) => Promise<unknown>
  includePoints: (options: object) => Promise<unknown>
}

function context(phone: Phone, id = 'map'): MapContext {
  return (phone.runtime.wx.createMapContext as (id: string) => MapContext)(id)
}

function pointer(phone: Phone, type: string, clientX: number, clientY: number) {
  const event = Object.assign(new MouseEvent(type, { bubbles: true, clientX, clientY, buttons: 1 }), {
    pointerId: 1,
  })
  phone.find('#map')?.dispatchEvent(event)
}

test('markers stand at their places and answer taps', async () => {
  const phone = await opened()
  const [first, second] = phone.findAll('.phone-marker')
  expect(first?.style.transform).toBe('translate(150.0px, 75.0px)')
  // 0.01 degrees at scale 14: 116.5 px east, 126.2 px north.
  expect(second?.style.transform).toBe('translate(266.5px, -51.2px)')
  await phone.tap(first?.querySelector('button') ?? '')
  await phone.tapText('佳兆业')
  expect(phone.text('#events')).toBe('marker 7;callout 7;')
})

test('a callout of the page’s own stands over its marker', async () => {
  const phone = await opened()
  const bubble = phone.find('.bubble')
  expect(bubble?.className).toContain('phone-custom-callout')
  expect(bubble?.style.left).toBe('266.5px')
  expect(bubble?.style.top).toBe('-71.2px')
})

test('lines and circles are drawn to scale', async () => {
  const phone = await opened()
  expect(phone.find('#map polyline')?.getAttribute('points')).toBe('150.0,75.0 266.5,-51.2')
  expect(Number(phone.find('#map circle')?.getAttribute('r'))).toBeCloseTo(56.7, 1)
})

test('dragging moves the map and tells the page who did it', async () => {
  const phone = await opened()
  const before = await context(phone).getCenterLocation()
  pointer(phone, 'pointerdown', 100, 100)
  pointer(phone, 'pointermove', 150, 100)
  pointer(phone, 'pointerup', 150, 100)
  await phone.settle()
  expect(phone.text('#events')).toBe('begin gesture;end drag;')
  const after = await context(phone).getCenterLocation()
  expect(after.longitude).toBeLessThan(before.longitude)
  expect(after.latitude).toBeCloseTo(before.latitude, 9)
})

test('moving and fitting by MapContext', async () => {
  const phone = await opened()
  await context(phone).includePoints({
    points: [{ latitude: 22.5, longitude: 114 }, { latitude: 22.7, longitude: 114.2 }],
    padding: [10, 10, 10, 10],
  }) // prettier-ignore
  const { southwest, northeast } = await context(phone).getRegion()
  expect(southwest.latitude).toBeLessThan(22.5)
  expect(southwest.longitude).toBeLessThan(114)
  expect(northeast.latitude).toBeGreaterThan(22.7)
  expect(northeast.longitude).toBeGreaterThan(114.2)
  phone.setLocation({ latitude: 22.55, longitude: 114.05 })
  await context(phone).moveToLocation()
  expect(await context(phone).getCenterLocation()).toMatchObject({ latitude: 22.55, longitude: 114.05 })
  expect(phone.text('#events')).toContain('end update;')
})

test('a map that is not there fails', async () => {
  const phone = await opened()
  await expect(context(phone, 'none').getScale()).rejects.toThrow('getScale:fail map "none" not found')
})
