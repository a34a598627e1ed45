import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { map } from '../../../test/pages/stubs/map'
import { Refusal } from '../../../test/pages/stubs/service'
import { list, newDistrict, open, opened, page, type District } from '../../../test/pages/stubs/stations-page'
import { phone } from '../../../test/pages/stubs/taro'
import { queryClient } from '../../api/query-client'
import { looking } from '../../features/place/place'
import { locale } from '../../i18n/locale'
import { careMode } from '../../theme/care-mode'

jest.mock('../../components/map', () => jest.requireActual<object>('../../../test/pages/stubs/map'))

let district: District
beforeEach(() => {
  district = newDistrict()
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

describe('when it does not work', () => {
  test('a failure says what happened, and trying again mends it', async () => {
    district.service.answers['station.nearby'] = () => {
      throw new Refusal('RATE_LIMITED', 429, '操作太快了，请稍等再试。')
    }
    open()
    expect(await list().findByText('操作太快了，请稍等再试。')).toBeInTheDocument()
    district.service.answers['station.nearby'] = () => page(district.stations)
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
    district.service.answers['station.pins'] = () => {
      throw new Refusal('RATE_LIMITED', 429, '操作太快了')
    }
    open()
    expect(await screen.findByText('地图上的驿站没能更新')).toBeInTheDocument()
    expect(list().getByText('A1驿站')).toBeInTheDocument()
  })
})

test('the sheet follows a mouse as it follows a finger, and a drag is no tap', async () => {
  await opened()
  const handle = screen.getByRole('button', { name: '展开列表' })
  fireEvent.mouseDown(handle, { clientX: 180, clientY: 400, button: 0 })
  fireEvent.mouseMove(window, { clientX: 180, clientY: 300 })
  fireEvent.mouseMove(window, { clientX: 180, clientY: 60 })
  fireEvent.mouseUp(window, { clientX: 180, clientY: 60 })
  fireEvent.click(handle)
  expect(await screen.findByRole('button', { name: '收起列表' })).toBeInTheDocument()
})

describe('care mode', () => {
  test('shows the list first, the map behind one button, and few filters', async () => {
    careMode.set(true)
    open()
    expect(await list().findByText('A1驿站')).toBeInTheDocument()
    expect(screen.queryByRole('region', { name: '驿站地图' })).toBeNull()
    expect(screen.queryByRole('button', { name: '热水' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '只看开放中' }))
    await waitFor(() => expect(district.last('station.nearby').filters.openNow).toBe(true))
    fireEvent.click(screen.getByRole('button', { name: '看地图' }))
    expect(await screen.findByRole('region', { name: '驿站地图' })).toBeInTheDocument()
    expect(map.shown?.large).toBe(true)
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
