import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { MapCanvas } from './index.h5'
import type { MapCluster, MapMove, MapPin, MapProps, MapView } from './map'

/** jsdom lays nothing out: the map is told a size, and that motion is unwanted, so it moves at once. */
beforeAll(() => {
  // The first drawing loads Leaflet.
  configure({ asyncUtilTimeout: 20_000, getElementError: message => new Error(message ?? 'not found') })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 375 })
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 700 })
  window.matchMedia = query =>
    ({
      matches: query.includes('reduce'),
      media: query,
      addEventListener: () => undefined,
    }) as unknown as MediaQueryList
  globalThis.ResizeObserver = class {
    observe() {
      // Nothing changes size here.
    }
    unobserve() {
      // Nothing is watched.
    }
    disconnect() {
      // Nothing is watched.
    }
  }
})

const view: MapView = { centre: { lng: 114.12, lat: 22.61 }, zoom: 14 }
const pin = (id: string, more: Partial<MapPin> = {}): MapPin => ({
  id,
  lng: 114.12,
  lat: 22.61,
  name: `驿站${id}，开放中`,
  icon: 'armchair',
  tone: 'open',
  selected: false,
  ...more,
})
const cluster: MapCluster = {
  id: 'g1',
  lng: 114.13,
  lat: 22.62,
  name: '这里有 7 个驿站',
  count: 7,
  expandZoom: 16,
}

function propsOf(more: Partial<MapProps> = {}) {
  const moves: MapMove[] = []
  const props: MapProps = {
    label: '驿站地图',
    view,
    padding: { top: 60, bottom: 300 },
    pins: [pin('a')],
    clusters: [cluster],
    me: null,
    places: [{ name: '布吉街道', lng: 114.12, lat: 22.6 }],
    large: false,
    latin: false,
    words: { schematic: '示意图', credit: '地铁 © OpenStreetMap 贡献者', broken: '地图没能打开' },
    onMove: move => moves.push(move),
    onPin: jest.fn(),
    onCluster: jest.fn(),
    onGround: jest.fn(),
    ...more,
  }
  return { props, moves }
}

async function drawn(more: Partial<MapProps> = {}) {
  const { props, moves } = propsOf(more)
  const shown = render(<MapCanvas {...props} />)
  await screen.findByRole('button', { name: '驿站a，开放中' })
  return { props, moves, ...shown }
}

test('says that it is a schematic and whom it thanks', async () => {
  await drawn()
  const map = screen.getByText('示意图').parentElement as HTMLElement
  expect(within(map).getByText('地铁 © OpenStreetMap 贡献者')).toHaveAttribute(
    'href',
    'https://www.openstreetmap.org/copyright',
  )
})

test('a pin is a button with a name, and tells who was tapped', async () => {
  const { props } = await drawn()
  fireEvent.click(screen.getByRole('button', { name: '驿站a，开放中' }))
  expect(props.onPin).toHaveBeenCalledWith('a')
  expect(props.onGround).not.toHaveBeenCalled()
})

test('a cluster shows its count and is opened by its button', async () => {
  const { props } = await drawn()
  const button = screen.getByRole('button', { name: '这里有 7 个驿站' })
  expect(button).toHaveTextContent('7')
  fireEvent.click(button)
  expect(props.onCluster).toHaveBeenCalledWith(cluster)
})

test('a pin that stays keeps its element, so that it keeps the focus', async () => {
  const { props, rerender } = await drawn()
  const button = screen.getByRole('button', { name: '驿站a，开放中' })
  button.focus()
  rerender(<MapCanvas {...props} pins={[pin('a', { selected: true }), pin('b', { tone: 'closed' })]} />)
  expect(await screen.findByRole('button', { name: '驿站b，开放中' })).toBeInTheDocument()
  expect(document.activeElement).toBe(button)
  expect(button).toHaveAttribute('aria-pressed', 'true')
  rerender(<MapCanvas {...props} pins={[]} />)
  await waitFor(() => expect(screen.queryByRole('button', { name: '驿站a，开放中' })).toBeNull())
})

test('a new view moves the map, and the move is not taken for a person’s', async () => {
  const { props, moves, rerender } = await drawn()
  rerender(<MapCanvas {...props} view={{ centre: { lng: 114.25, lat: 22.72 }, zoom: 15 }} />)
  await waitFor(() => expect(moves.at(-1)?.zoom).toBe(15))
  const last = moves.at(-1)
  expect(last?.byUser).toBe(false)
  // What is seen above the sheet is the place that was asked for, not the middle of the whole map.
  expect(last?.centre.lng).toBeCloseTo(114.25, 3)
  expect(last?.centre.lat).toBeCloseTo(22.72, 3)
  expect((last?.bounds.north ?? 0) + (last?.bounds.south ?? 0)).toBeLessThan(2 * 22.72)
})

test('near by, metro stations carry their names in the language of the reader', async () => {
  const near = { view: { centre: { lng: 114.1164, lat: 22.6003 }, zoom: 15 } }
  const { props, rerender, container } = await drawn(near)
  const names = () => [...container.querySelectorAll('.map-name--metro')].map(e => e.textContent)
  expect(names()).toContain('布吉')
  rerender(<MapCanvas {...props} latin />)
  await waitFor(() => expect(names()).toContain('Buji'))
})
