import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { map } from '../../../test/pages/stubs/map'
import { Refusal } from '../../../test/pages/stubs/service'
import {
  card,
  centre,
  list,
  newDistrict,
  open,
  opened,
  page,
  pinsOf,
  type District,
  type Asked,
} from '../../../test/pages/stubs/stations-page'
import { follow } from '../../features/place/place'
import { phone } from '../../../test/pages/stubs/taro'

jest.mock('../../components/map', () => jest.requireActual<object>('../../../test/pages/stubs/map'))

let district: District
beforeEach(() => {
  district = newDistrict()
})

describe('map and list together', () => {
  test('the first look steps back until the nearest few are in it, and does so once', async () => {
    await opened()
    // From the whole district one step further, for the sake of the second.
    await waitFor(() => expect(map.shown?.view).toEqual({ centre, zoom: 11 }))
    expect(screen.queryByText('在这一带找')).toBeNull()
    act(() =>
      map.shown?.onMove({
        bounds: { west: 114, east: 114.24, south: 22.5, north: 22.72 },
        centre,
        zoom: 11,
        byUser: false,
      }),
    )
    fireEvent.click(screen.getByRole('button', { name: '放大' }))
    await waitFor(() => expect(map.shown?.view.zoom).toBe(12))
  })

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
      map.shown?.onMove({
        bounds: { west: 114.28, east: 114.32, south: 22.72, north: 22.78 },
        centre: far,
        zoom: 14,
        byUser: true,
      }),
    )
    district.service.answers['station.nearby'] = () => ({
      ...page(district.stations),
      origin: { point: far, areaName: null },
    })
    fireEvent.click(await screen.findByText('在这一带找'))
    await waitFor(() => expect(district.last('station.nearby').origin).toEqual({ point: far }))
    expect(await list().findByText('离地图中间由近到远')).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByText('在这一带找')).toBeNull())

    district.service.answers['station.nearby'] = () => page(district.stations)
    fireEvent.click(list().getByText('回到我这里'))
    expect(await list().findByText('从木棉湾社区中心算，由近到远')).toBeInTheDocument()
    await waitFor(() => expect(map.shown?.view.centre).toEqual(centre))
  })

  test('another community ends the search around the middle of the map', async () => {
    await opened()
    act(() =>
      map.shown?.onMove({
        bounds: { west: 114.28, east: 114.32, south: 22.72, north: 22.78 },
        centre: { lng: 114.3, lat: 22.75 },
        zoom: 14,
        byUser: true,
      }),
    )
    fireEvent.click(await screen.findByText('在这一带找'))
    expect(await list().findByText('回到我这里')).toBeInTheDocument()
    act(() => follow({ code: '440307002001', name: '上木古社区', within: [] }))
    await waitFor(() => expect(district.last('station.nearby').origin).toEqual({ area: '440307002001' }))
    expect(list().queryByText('回到我这里')).toBeNull()
  })

  test('many stations in one place are one number on the map', async () => {
    district.stations = Array.from({ length: 12 }, (_, i) => card(`C${i}`, { location: centre }))
    open()
    expect(await screen.findByRole('button', { name: '这里有 12 个驿站，点开看' })).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '这里有 12 个驿站，点开看' }))
    await waitFor(() => expect(map.shown?.view.zoom).toBeGreaterThan(15))
  })

  test('more pins than one answer carries are owned up to', async () => {
    district.service.answers['station.pins'] = () => pinsOf(district.stations, true)
    await opened()
    expect(await screen.findByText('放大看更多')).toBeInTheDocument()
  })
})

describe('the list goes on', () => {
  test('page by page, saying when it ends, and a station that moved is shown once', async () => {
    district.service.answers['station.nearby'] = ({ cursor }: Asked) =>
      cursor ? page([card('A9'), card('D1')]) : page(district.stations, 'next-page')
    await opened()
    fireEvent.click(list().getByRole('button', { name: '看更多' }))
    expect(await list().findByText('D1驿站')).toBeInTheDocument()
    expect(list().getAllByText('A9驿站')).toHaveLength(1)
    expect(list().getByText('都在这里了')).toBeInTheDocument()
  })

  test('when the next page fails, what is there stays and it can be tried again', async () => {
    let broken = true
    district.service.answers['station.nearby'] = ({ cursor }: Asked) => {
      if (cursor && broken) throw new Refusal('CONFLICT', 409, '刚才有人改过')
      return cursor ? page([card('D1')]) : page(district.stations, 'next-page')
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
