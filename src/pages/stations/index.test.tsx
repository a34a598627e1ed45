import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { StationCard, StationFilters, StationPin } from '../../../domain/station/contract'
import { phone } from '../../../test/pages/stubs/taro'
import { Refusal, startService, type Service } from '../../../test/pages/stubs/service'
import { queryClient } from '../../api/query-client'
import type { MapProps } from '../../components/map/map'
import { here, looking } from '../../features/place/place'
import { handOver } from '../../features/station/search/handed-over'
import { locale } from '../../i18n/locale'
import { careMode } from '../../theme/care-mode'
import Stations from './index'

// The map has tests of its own; here it is the list of what it was given, and a hand that moves it.
let map: MapProps | undefined
jest.mock('../../components/map', () => ({
  MapCanvas: (props: MapProps) => {
    map = props
    return (
      <div role="region" aria-label={props.label}>
        {props.pins.map(pin => (
          <button key={pin.id} type="button" aria-pressed={pin.selected} onClick={() => props.onPin(pin.id)}>
            {pin.name}
          </button>
        ))}
        {props.clusters.map(cluster => (
          <button key={cluster.id} type="button" onClick={() => props.onCluster(cluster)}>
            {cluster.name}
          </button>
        ))}
      </div>
    )
  },
}))

const NOW = '2026-11-19T02:00:00.000Z'
const centre = { lng: 114.12, lat: 22.61 }

function card(id: string, more: Partial<StationCard> = {}): StationCard {
  return {
    id,
    name: `${id}驿站`,
    kinds: ['rest_station'],
    address: '布吉路 1 号',
    location: { lng: centre.lng + Number(id.replace(/\D/g, '') || 0) / 100, lat: centre.lat },
    distance: 320,
    open: { status: 'open', changesAt: '2026-11-19T13:00:00.000Z', closedByStaff: false },
    services: ['charging'],
    stepFree: true,
    capacity: { seats: 12, chargers: 4 },
    live: null,
    phone: null,
    demo: true,
    ...more,
  }
}

const services = [
  { code: 'charging', name: '充电', icon: 'plug-zap', tier: 'basic' as const },
  { code: 'water', name: '热水', icon: 'cup-soda', tier: 'basic' as const },
]
const reading = { asOf: NOW, services, freshness: { freshMinutes: 15, staleMinutes: 60 } }
const origin = { point: centre, areaName: '木棉湾社区' }
const page = (items: StationCard[], next: string | null = null) => ({ items, next, origin, ...reading })
const pinOf = (station: StationCard): StationPin => ({
  id: station.id,
  name: station.name,
  kind: 'rest_station',
  location: station.location,
  open: station.open.status === 'open',
})

let stations: StationCard[]
let service: Service

type Asked = { filters: StationFilters; cursor?: string; origin?: unknown }
const asked = (name: string): Asked[] => service.calls.filter(c => c.name === name).map(c => c.input as Asked)
const last = (name: string): Asked => {
  const found = asked(name).at(-1)
  if (!found) throw new Error(`${name} was not called`)
  return found
}

beforeAll(() => {
  configure({ asyncUtilTimeout: 10_000, getElementError: message => new Error(message ?? 'not found') })
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

beforeEach(() => {
  phone.reset()
  queryClient.clear()
  careMode.set(false)
  locale.set('zh-CN')
  looking.set('idle')
  here.set(null)
  map = undefined
  stations = [card('A1'), card('A9')]
  service = startService({
    'station.nearby': () => page(stations),
    'station.pins': () => ({ pins: stations.map(pinOf), more: false, asOf: NOW }),
    'station.catalogue': () => ({
      district: { code: '440307', name: '龙岗区', centre },
      services,
      chips: ['charging', 'water'],
    }),
    'station.detail': () => ({
      ...card('A1'),
      services,
      areaCode: '440307',
      areaNames: ['布吉街道'],
      hostType: 'caring_shop',
      toilet: true,
      hours: { weekly: [], holidays: 'as_usual', holidayRanges: [], coming: [] },
      favourite: false,
      myLockedReportAt: null,
      asOf: NOW,
      freshness: reading.freshness,
    }),
    'area.children': () => ({ parent: null, items: [] }),
  })
})

afterEach(() => {
  act(() => onlineManager.setOnline(true))
})

const open = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <Stations />
    </QueryClientProvider>,
  )
const list = () => within(screen.getByRole('region', { name: '驿站列表' }))
const chips = () => within(screen.getByRole('group', { name: '筛选' }))
const chip = (name: string) => chips().findByRole('button', { name })

async function opened() {
  const shown = open()
  await list().findByText('A1驿站')
  await screen.findByRole('button', { name: 'A1驿站，开放中' })
  return shown
}

describe('one question, two answers', () => {
  test('list and pins ask with the same filters, each time one changes', async () => {
    await opened()
    fireEvent.click(await chip('开放中'))
    fireEvent.click(await chip('热水'))
    fireEvent.click(await chip('无障碍'))
    fireEvent.click(await chip('食堂'))
    const wanted = { openNow: true, services: ['water'], stepFree: true, kinds: ['canteen'], text: '' }
    await waitFor(() => expect(last('station.nearby').filters).toEqual(wanted))
    await waitFor(() => expect(last('station.pins').filters).toEqual(wanted))
    expect(await chip('热水')).toHaveAttribute('aria-pressed', 'true')
  })

  test('the sheet of all filters changes the same state, and clears it', async () => {
    await opened()
    fireEvent.click(await chip('筛选'))
    const dialog = within(await screen.findByRole('dialog', { name: '筛选' }))
    fireEvent.click(dialog.getByRole('button', { name: '轮椅能直接进' }))
    await waitFor(() => expect(last('station.pins').filters.stepFree).toBe(true))
    expect(await chip('筛选，已选 1 项')).toBeInTheDocument()
    fireEvent.click(dialog.getByRole('button', { name: '全部清除' }))
    expect(await chip('筛选')).toBeInTheDocument()
    expect(dialog.getByRole('button', { name: '轮椅能直接进' })).toHaveAttribute('aria-pressed', 'false')
  })

  test('the map starts where the list counts from', async () => {
    await opened()
    expect(map?.view.centre).toEqual(centre)
  })
})

test('while another question is asked, the list before it stays as it was', async () => {
  await opened()
  const gate: { open?: () => void } = {}
  const held = new Promise<void>(resolve => {
    gate.open = resolve
  })
  const { fetch } = globalThis
  Object.assign(globalThis, {
    fetch: async (url: string, init: RequestInit) => {
      if (url.includes('nearby')) await held
      return fetch(url, init)
    },
  })
  fireEvent.click(await chip('开放中'))
  await waitFor(() =>
    expect(screen.getByRole('region', { name: '驿站列表' })).toHaveAttribute('aria-busy', 'true'),
  )
  // Its clock stands on when it came: it has not closed because a new answer is on its way.
  expect(list().getAllByText(/^开放中 · 到 /)).toHaveLength(2)
  gate.open?.()
  await waitFor(() =>
    expect(screen.getByRole('region', { name: '驿站列表' })).toHaveAttribute('aria-busy', 'false'),
  )
})

test('a place that was refused at the map’s button is told at the top of the list', async () => {
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: {
      getCurrentPosition: (
        _found: unknown,
        refused: (error: { code: number; PERMISSION_DENIED: number }) => void,
      ) => refused({ code: 1, PERMISSION_DENIED: 1 }),
    },
  })
  await opened()
  fireEvent.click(screen.getByRole('button', { name: '看我周围' }))
  expect(await list().findByText('没有拿到你的位置')).toBeInTheDocument()
  expect(list().getByText('A1驿站')).toBeInTheDocument()
})

describe('searching', () => {
  test('asks once for what was typed, for the list and the map, and keeps the focus', async () => {
    await opened()
    const before = asked('station.nearby').length
    const field = screen.getByRole('textbox', { name: '搜驿站' })
    field.focus()
    for (const text of ['b', 'bu', 'buj', ' buji ']) fireEvent.change(field, { target: { value: text } })
    await waitFor(() => expect(last('station.nearby').filters.text).toBe('buji'))
    await waitFor(() => expect(last('station.pins').filters.text).toBe('buji'))
    expect(asked('station.nearby').length).toBe(before + 1)
    expect(document.activeElement).toBe(field)
    expect(field).toHaveValue(' buji ')
    fireEvent.click(screen.getByRole('button', { name: '清空搜索' }))
    await waitFor(() => expect(field).toHaveValue(''))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  })

  test('finding nothing says so and offers to drop what was asked', async () => {
    await opened()
    service.answers['station.nearby'] = ({ filters }: Asked) => page(filters.text ? [] : stations)
    fireEvent.change(screen.getByRole('textbox', { name: '搜驿站' }), { target: { value: '月球' } })
    expect(await list().findByText('没找到「月球」')).toBeInTheDocument()
    fireEvent.click(list().getByRole('button', { name: '看全部驿站' }))
    expect(await list().findByText('A1驿站')).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: '搜驿站' })).toHaveValue('')
  })

  test('the map goes to what was found far away', async () => {
    await opened()
    stations = [card('B1', { location: { lng: 114.4, lat: 22.8 } })]
    fireEvent.change(screen.getByRole('textbox', { name: '搜驿站' }), { target: { value: '坪地' } })
    await list().findByText('B1驿站')
    await waitFor(() => expect(map?.view.centre).toEqual({ lng: 114.4, lat: 22.8 }))
  })
})

describe('map and list together', () => {
  test('tapping a pin shows its station; closing returns to the list', async () => {
    await opened()
    fireEvent.click(screen.getByRole('button', { name: 'A1驿站，开放中' }))
    const chosen = within(await screen.findByRole('region', { name: '选中的驿站' }))
    expect(await chosen.findByText('看详情')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'A1驿站，开放中' })).toHaveAttribute('aria-pressed', 'true')
    fireEvent.click(chosen.getByRole('button', { name: '看详情' }))
    expect(phone.visited).toEqual(['to /packages/resident/station/index?id=A1'])
    fireEvent.click(chosen.getByRole('button', { name: '关上，回到列表' }))
    await waitFor(() => expect(screen.queryByRole('region', { name: '选中的驿站' })).toBeNull())
  })

  test('tapping a row opens its page', async () => {
    await opened()
    fireEvent.click(list().getByText('A9驿站'))
    expect(phone.visited).toEqual(['to /packages/resident/station/index?id=A9'])
  })

  test('moving the map offers to search there, and the list then counts from its middle', async () => {
    await opened()
    expect(screen.queryByText('在这一带找')).toBeNull()
    const far = { lng: 114.3, lat: 22.75 }
    act(() =>
      map?.onMove({
        bounds: { west: 114.28, east: 114.32, south: 22.72, north: 22.78 },
        centre: far,
        zoom: 14,
        byUser: true,
      }),
    )
    service.answers['station.nearby'] = () => ({ ...page(stations), origin: { point: far, areaName: null } })
    fireEvent.click(await screen.findByText('在这一带找'))
    await waitFor(() => expect(last('station.nearby').origin).toEqual({ point: far }))
    expect(await list().findByText('离地图中间由近到远')).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByText('在这一带找')).toBeNull())

    service.answers['station.nearby'] = () => page(stations)
    fireEvent.click(list().getByText('回到我这里'))
    expect(await list().findByText('从木棉湾社区中心算，由近到远')).toBeInTheDocument()
    await waitFor(() => expect(map?.view.centre).toEqual(centre))
  })

  test('many stations in one place are one number on the map', async () => {
    stations = Array.from({ length: 12 }, (_, i) => card(`C${i}`, { location: centre }))
    open()
    expect(await screen.findByRole('button', { name: '这里有 12 个驿站，点开看' })).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '这里有 12 个驿站，点开看' }))
    await waitFor(() => expect(map?.view.zoom).toBeGreaterThan(15))
  })

  test('more pins than one answer carries are owned up to', async () => {
    service.answers['station.pins'] = () => ({ pins: stations.map(pinOf), more: true, asOf: NOW })
    await opened()
    expect(await screen.findByText('放大看更多')).toBeInTheDocument()
  })
})

describe('the list goes on', () => {
  test('page by page, saying when it ends, and a station that moved is shown once', async () => {
    service.answers['station.nearby'] = ({ cursor }: Asked) =>
      cursor ? page([card('A9'), card('D1')]) : page(stations, 'next-page')
    await opened()
    fireEvent.click(list().getByRole('button', { name: '看更多' }))
    expect(await list().findByText('D1驿站')).toBeInTheDocument()
    expect(list().getAllByText('A9驿站')).toHaveLength(1)
    expect(list().getByText('都在这里了')).toBeInTheDocument()
  })

  test('when the next page fails, what is there stays and it can be tried again', async () => {
    let broken = true
    service.answers['station.nearby'] = ({ cursor }: Asked) => {
      if (cursor && broken) throw new Refusal('CONFLICT', 409, '刚才有人改过')
      return cursor ? page([card('D1')]) : page(stations, 'next-page')
    }
    await opened()
    fireEvent.click(list().getByRole('button', { name: '看更多' }))
    expect(await list().findByText('后面的没能打开')).toBeInTheDocument()
    expect(list().getByText('A1驿站')).toBeInTheDocument()
    broken = false
    fireEvent.click(list().getByRole('button', { name: '再试一次' }))
    expect(await list().findByText('D1驿站')).toBeInTheDocument()
  })
})

describe('when it does not work', () => {
  test('a failure says what happened, and trying again mends it', async () => {
    service.answers['station.nearby'] = () => {
      throw new Refusal('RATE_LIMITED', 429, '操作太快了，请稍等再试。')
    }
    open()
    expect(await list().findByText('操作太快了，请稍等再试。')).toBeInTheDocument()
    service.answers['station.nearby'] = () => page(stations)
    fireEvent.click(list().getByRole('button', { name: '再试一次' }))
    expect(await list().findByText('A1驿站')).toBeInTheDocument()
  })

  test('offline for the first time it says so; afterwards the last known list is shown as old', async () => {
    act(() => onlineManager.setOnline(false))
    const { unmount } = open()
    expect(await list().findByText('现在没有网络')).toBeInTheDocument()
    unmount()

    act(() => onlineManager.setOnline(true))
    const online = await opened()
    online.unmount()
    queryClient.clear()

    act(() => onlineManager.setOnline(false))
    open()
    expect(await list().findByText('A1驿站')).toBeInTheDocument()
    expect(list().getByText(/没有网络，下面是.*的内容/)).toBeInTheDocument()
  })

  test('while waiting it says that it is opening', () => {
    open()
    expect(list().getByRole('status', { name: '正在打开…' })).toHaveAttribute('aria-busy', 'true')
  })

  test('without the place it goes on with the community, and says how to change that', async () => {
    looking.set('denied')
    await opened()
    const alert = within(list().getByRole('alert'))
    expect(alert.getByText('没有拿到你的位置')).toBeInTheDocument()
    fireEvent.click(alert.getByRole('button', { name: '选社区' }))
    expect(phone.visited).toEqual(['to /packages/resident/community/index'])
  })

  test('pins that could not be renewed say so, and the list is none the worse', async () => {
    service.answers['station.pins'] = () => {
      throw new Refusal('RATE_LIMITED', 429, '操作太快了')
    }
    open()
    expect(await screen.findByText('地图上的驿站没能更新')).toBeInTheDocument()
    expect(list().getByText('A1驿站')).toBeInTheDocument()
  })
})

describe('coming with filters', () => {
  test('from an address', async () => {
    phone.params = { service: 'charging', open: '1' }
    await opened()
    expect(last('station.nearby').filters).toMatchObject({ services: ['charging'], openNow: true })
    expect(phone.share()).toMatchObject({ path: '/pages/stations/index?service=charging&open=1' })
  })

  test('from another tab, also when this one was open before', async () => {
    await opened()
    handOver({ service: 'water' })
    act(() => phone.show())
    await waitFor(() => expect(last('station.nearby').filters.services).toEqual(['water']))
    await waitFor(() => expect(last('station.pins').filters.services).toEqual(['water']))
  })
})

describe('care mode', () => {
  test('shows the list first, the map behind one button, and few filters', async () => {
    careMode.set(true)
    open()
    expect(await list().findByText('A1驿站')).toBeInTheDocument()
    expect(screen.queryByRole('region', { name: '驿站地图' })).toBeNull()
    expect(screen.queryByRole('button', { name: '热水' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '只看开放中' }))
    await waitFor(() => expect(last('station.nearby').filters.openNow).toBe(true))
    fireEvent.click(screen.getByRole('button', { name: '看地图' }))
    expect(await screen.findByRole('region', { name: '驿站地图' })).toBeInTheDocument()
    expect(map?.large).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: '看列表' }))
    expect(screen.queryByRole('region', { name: '驿站地图' })).toBeNull()
  })
})

test('speaks English throughout', async () => {
  locale.set('en')
  open()
  expect(await screen.findByText('Open now')).toBeInTheDocument()
  expect(screen.getByRole('textbox', { name: 'Search stations' })).toBeInTheDocument()
  await screen.findByText('From the centre of 木棉湾社区, nearest first')
  await waitFor(() => expect(queryClient.isFetching()).toBe(0))
})
