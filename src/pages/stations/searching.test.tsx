import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { map } from '../../../test/pages/stubs/map'
import {
  card,
  centre,
  chip,
  list,
  newDistrict,
  opened,
  page,
  type District,
  type Asked,
} from '../../../test/pages/stubs/stations-page'
import { phone } from '../../../test/pages/stubs/taro'
import { queryClient } from '../../api/query-client'

jest.mock('../../components/map', () => jest.requireActual<object>('../../../test/pages/stubs/map'))

let district: District
beforeEach(() => {
  district = newDistrict()
})

describe('one question, two answers', () => {
  test('list and pins ask with the same filters, each time one changes', async () => {
    await opened()
    fireEvent.click(await chip('开放中'))
    fireEvent.click(await chip('热水'))
    fireEvent.click(await chip('无障碍'))
    fireEvent.click(await chip('食堂'))
    const wanted = { openNow: true, services: ['water'], stepFree: true, kinds: ['canteen'], text: '' }
    await waitFor(() => expect(district.last('station.nearby').filters).toEqual(wanted))
    await waitFor(() => expect(district.last('station.pins').filters).toEqual(wanted))
    expect(await chip('热水')).toHaveAttribute('aria-pressed', 'true')
  })

  test('the sheet of all filters changes the same state, and clears it', async () => {
    await opened()
    fireEvent.click(await chip('筛选'))
    const dialog = within(await screen.findByRole('dialog', { name: '筛选' }))
    fireEvent.click(dialog.getByRole('button', { name: '轮椅能直接进' }))
    await waitFor(() => expect(district.last('station.pins').filters.stepFree).toBe(true))
    expect(await chip('筛选，已选 1 项')).toBeInTheDocument()
    fireEvent.click(dialog.getByRole('button', { name: '全部清除' }))
    expect(await chip('筛选')).toBeInTheDocument()
    expect(dialog.getByRole('button', { name: '轮椅能直接进' })).toHaveAttribute('aria-pressed', 'false')
  })

  test('the map starts where the list counts from', async () => {
    await opened()
    expect(map.shown?.view.centre).toEqual(centre)
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

describe('searching', () => {
  test('asks once for what was typed, for the list and the map, and keeps the focus', async () => {
    await opened()
    const before = district.asked('station.nearby').length
    const field = screen.getByRole('textbox', { name: '搜驿站' })
    field.focus()
    for (const text of ['b', 'bu', 'buj', ' buji ']) fireEvent.change(field, { target: { value: text } })
    await waitFor(() => expect(district.last('station.nearby').filters.text).toBe('buji'))
    await waitFor(() => expect(district.last('station.pins').filters.text).toBe('buji'))
    expect(district.asked('station.nearby').length).toBe(before + 1)
    expect(document.activeElement).toBe(field)
    expect(field).toHaveValue(' buji ')
    fireEvent.click(screen.getByRole('button', { name: '清空搜索' }))
    await waitFor(() => expect(field).toHaveValue(''))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
  })

  test('finding nothing says so and offers to drop what was asked', async () => {
    await opened()
    district.service.answers['station.nearby'] = ({ filters }: Asked) =>
      page(filters.text ? [] : district.stations)
    fireEvent.change(screen.getByRole('textbox', { name: '搜驿站' }), { target: { value: '月球' } })
    expect(await list().findByText('没找到「月球」')).toBeInTheDocument()
    fireEvent.click(list().getByRole('button', { name: '看全部驿站' }))
    expect(await list().findByText('A1驿站')).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: '搜驿站' })).toHaveValue('')
  })

  test('the map goes to what was found far away', async () => {
    await opened()
    district.stations = [card('B1', { location: { lng: 114.4, lat: 22.8 } })]
    fireEvent.change(screen.getByRole('textbox', { name: '搜驿站' }), { target: { value: '坪地' } })
    await list().findByText('B1驿站')
    await waitFor(() => expect(map.shown?.view.centre).toEqual({ lng: 114.4, lat: 22.8 }))
  })
})

describe('coming with filters', () => {
  test('from an address', async () => {
    phone.params = { service: 'charging', open: '1' }
    await opened()
    expect(district.last('station.nearby').filters).toMatchObject({ services: ['charging'], openNow: true })
    expect(phone.share()).toMatchObject({ path: '/pages/stations/index?service=charging&open=1' })
  })
})
