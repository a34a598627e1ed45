import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import {
  aBooking,
  anOffering,
  aPlace,
  aSlot,
  slotsPage,
  type SlotsPage,
} from '../../../../test/pages/stubs/bookings'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, placeIs, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { device } from '../../../api/device'
import { follow, followHere } from '../../../features/place/place'
import { locale } from '../../../i18n/locale'
import { careMode } from '../../../theme/care-mode'
import Book from '.'

let service: Service
let page: SlotsPage
/** Of the booking that is made; another in each test, for the same page opened twice at one moment is opened once. */
let made: string
let tests = 0
const inputsOf = (name: string) => service.calls.filter(call => call.name === name).map(({ input }) => input)
const keysOf = (name: string) => service.calls.filter(call => call.name === name).map(({ key }) => key)
const refuse = (code: string, message: string) => () => {
  throw new Refusal(code, 409, message)
}

beforeEach(() => {
  freshPhone()
  page = slotsPage()
  made = String(++tests).padStart(32, '0')
  service = startService({
    'booking.places': () => ({ items: [aPlace()], next: null }),
    'booking.slots': () => page,
    'booking.book': () => aBooking({ id: made }),
    'booking.joinLine': () => aBooking({ id: made, state: 'waiting', ahead: 0 }),
    'booking.mine': () => ({ items: [], next: null }),
    'inbox.subscriptions': () => ({ items: [], ask: ['template-booking'] }),
    'inbox.consented': () => ({ items: [], ask: [] }),
  })
})
afterEach(() => {
  device.askToNotify = null
})

describe('where', () => {
  test('the nearest with a place stands first, the others by distance', async () => {
    placeIs({ lat: 22.6, lng: 114.1 })
    await followHere()
    service.answers['booking.places'] = () => ({
      items: [
        aPlace({ id: 'c'.repeat(32), stationName: '满了的快检室', distance: 100, next: null }),
        aPlace(),
        aPlace({ id: 'd'.repeat(32), stopName: '荔枝广场', stationName: '1 号快检车', distance: 900 }),
      ],
      next: null,
    })
    showPage(Book)
    expect(await screen.findByText('最近能约的')).toBeVisible()
    const rows = screen.getAllByRole('button').filter(one => one.className.includes('place-row'))
    expect(rows.map(row => row.querySelector('.place-row__name')?.textContent)).toEqual([
      '东风快检室',
      '满了的快检室',
      '荔枝广场（1 号快检车）',
    ])
    expect(screen.getAllByText('最早 今天 10:30 · 余 3')[0]).toBeVisible()
    expect(screen.getByText('近期约满，可以排候补')).toBeVisible()
    expect(screen.getByText('520 米')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: /东风快检室/ }))
    expect(phone.visited).toEqual([`to /packages/booking/book/index?offering=${'a'.repeat(32)}`])
  })

  test('is counted from the community that was picked; before anything was told there is no distance', async () => {
    const first = showPage(Book)
    await screen.findByText('东风快检室')
    expect(inputsOf('booking.places')).toEqual([{ kind: 'food_test' }])
    expect(screen.queryByText('520 米')).toBeNull()
    expect(screen.getByRole('button', { name: '用我的位置' })).toBeVisible()
    first.unmount()
    follow({ code: '440307001001', name: '木棉湾社区', within: [] })
    showPage(Book)
    expect(await screen.findByText('离木棉湾社区 520 米')).toBeVisible()
    expect(inputsOf('booking.places').at(-1)).toEqual({ kind: 'food_test', area: '440307001001' })
  })

  test('says when there is nothing, no network, or a failure', async () => {
    service.answers['booking.places'] = () => ({ items: [], next: null })
    const first = showPage(Book)
    expect(await screen.findByText('现在没有可以约的地方')).toBeVisible()
    first.unmount()
    freshPhone()
    onlineManager.setOnline(false)
    const second = showPage(Book)
    expect(await screen.findByText('现在没有网络')).toBeVisible()
    second.unmount()
    freshPhone()
    service.answers['booking.places'] = refuse('UNAVAILABLE', '网络不太好，请稍后再试。')
    showPage(Book)
    expect(await screen.findByText('网络不太好，请稍后再试。')).toBeVisible()
  })
})

describe('when', () => {
  beforeEach(() => {
    phone.params = { offering: 'a'.repeat(32) }
  })
  const pick = async (name: RegExp) => {
    fireEvent.click(await screen.findByRole('radio', { name }))
  }

  test('two taps book: the slot, and the bar that says where and when', async () => {
    showPage(Book)
    expect(await screen.findByText('先选一个时段')).toBeVisible()
    await pick(/10:30–11:00/)
    expect(screen.getByText('今天 10:30–11:00 · 东风快检室')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '确认预约' }))
    await waitFor(() => {
      expect(phone.visited).toEqual([`to /packages/booking/booking/index?id=${made}`])
    })
    expect(inputsOf('booking.book')).toEqual([{ slotId: aSlot().id }])
  })

  test('what was booked without an answer and given up since is booked anew, with one tap', async () => {
    service.answers['booking.book'] = refuse('INTERNAL', '出了点问题，请稍后再试。')
    showPage(Book)
    await pick(/10:30–11:00/)
    fireEvent.click(screen.getByRole('button', { name: '确认预约' }))
    expect(await screen.findByText('出了点问题，请稍后再试。')).toBeVisible()
    const [lost] = keysOf('booking.book')
    const again = 'e'.repeat(32)
    // Under its key the service still answers with the first one.
    service.answers['booking.book'] = (_input, { key }) =>
      key === lost ? aBooking({ id: made, state: 'cancelled' }) : aBooking({ id: again })
    fireEvent.click(await screen.findByRole('button', { name: '确认预约' }))
    await waitFor(() => {
      expect(phone.visited).toEqual([`to /packages/booking/booking/index?id=${again}`])
    })
    expect(keysOf('booking.book')).toHaveLength(3)
  })

  test('an answer that was lost and a tap once more are one booking', async () => {
    service.answers['booking.book'] = refuse('INTERNAL', '出了点问题，请稍后再试。')
    showPage(Book)
    await pick(/10:30–11:00/)
    fireEvent.click(screen.getByRole('button', { name: '确认预约' }))
    expect(await screen.findByText('出了点问题，请稍后再试。')).toBeVisible()
    service.answers['booking.book'] = () => aBooking({ id: made })
    fireEvent.click(await screen.findByRole('button', { name: '确认预约' }))
    await waitFor(() => {
      expect(phone.visited).toHaveLength(1)
    })
    const keys = keysOf('booking.book')
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  test('where the last place goes meanwhile, the bar says so and offers the line', async () => {
    service.answers['booking.book'] = () => {
      page = slotsPage({ slots: [aSlot({ free: 0, state: 'full', waiting: 0 })] })
      throw new Refusal('SLOT_FULL', 409, '这个时段刚刚约满。可以排候补，或者换个时段。')
    }
    showPage(Book)
    await pick(/10:30–11:00/)
    fireEvent.click(screen.getByRole('button', { name: '确认预约' }))
    expect(await screen.findByText('这个时段刚刚约满。可以排候补，或者换个时段。')).toBeVisible()
    expect(screen.getByText('等到了给你留 30 分钟')).toBeVisible()
    fireEvent.click(await screen.findByRole('button', { name: '排候补' }))
    await waitFor(() => {
      expect(inputsOf('booking.joinLine')).toEqual([{ slotId: aSlot().id }])
    })
  })

  test('full, closed and own slots say what they are; what cannot be had is no button', async () => {
    page = slotsPage({
      slots: [
        aSlot({ id: 'x@1', free: 0, state: 'full', waiting: 3 }),
        aSlot({
          id: 'x@2',
          free: 0,
          state: 'closed',
          reason: '停电',
          startsAt: '2026-11-23T03:00:00.000Z',
          endsAt: '2026-11-23T03:30:00.000Z',
        }),
        aSlot({
          id: 'x@3',
          mine: 'booked',
          startsAt: '2026-11-23T04:00:00.000Z',
          endsAt: '2026-11-23T04:30:00.000Z',
        }),
      ],
    })
    showPage(Book)
    expect(await screen.findByText('约满 · 候补 3 人')).toBeVisible()
    expect(screen.getByText('停办：停电')).toBeVisible()
    expect(screen.getByText('你约了')).toBeVisible()
    expect(screen.getByText('每个时段另留 1 个名额给现场取号。')).toBeVisible()
    expect(screen.getByText('每人最多约 2 个；开始前 1 小时内不能自己取消。')).toBeVisible()
    const times = within(screen.getByRole('radiogroup', { name: '几点' }))
    expect(times.getAllByRole('radio')).toHaveLength(1)
  })

  test('a day says how many places it has, and one without any says why', async () => {
    showPage(Book)
    const days = within(await screen.findByRole('radiogroup', { name: '哪天' }))
    expect(days.getAllByRole('radio').map(day => day.textContent)).toEqual([
      '今天11月23日余 2',
      '明天11月24日余 8',
      '周三11月25日不办',
    ])
    page = slotsPage({ date: '2026-11-25', slots: [] })
    fireEvent.click(days.getByRole('radio', { name: /周三/ }))
    expect(await screen.findByText('这天不办：设备检修')).toBeVisible()
    expect(inputsOf('booking.slots').at(-1)).toEqual({ offeringId: 'a'.repeat(32), date: '2026-11-25' })
  })

  test('who has as many as one may is led to them', async () => {
    page = slotsPage({ upcoming: 2 })
    showPage(Book)
    expect(await screen.findByText('你还有 2 个没去的预约，去过或取消一个再约。')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '看我的预约' }))
    expect(phone.visited).toEqual(['to /packages/booking/mine/index'])
  })

  test('WeChat asks at the tap whether it may bring messages, and whatever is answered, it is booked', async () => {
    device.askToNotify = templates => Promise.resolve({ accepted: [], rejected: [...templates] })
    showPage(Book)
    await pick(/10:30–11:00/)
    await waitFor(() => {
      expect(inputsOf('inbox.subscriptions')).toEqual([{ tap: 'booking' }])
    })
    await act(() => jest.advanceTimersByTimeAsync(20))
    fireEvent.click(screen.getByRole('button', { name: '确认预约' }))
    await waitFor(() => {
      expect(phone.visited).toHaveLength(1)
    })
    expect(inputsOf('inbox.consented')).toEqual([
      { tap: 'booking', accepted: [], rejected: ['template-booking'] },
    ])
  })

  test('who is not signed in is led there, and a place that is gone to the others', async () => {
    service.answers['booking.book'] = refuse('UNAUTHENTICATED', '请先登录。')
    const first = showPage(Book)
    await pick(/10:30–11:00/)
    fireEvent.click(screen.getByRole('button', { name: '确认预约' }))
    fireEvent.click(await screen.findByRole('button', { name: '登录后预约' }))
    expect(phone.visited).toEqual(['to /packages/account/login/index'])
    first.unmount()
    page = slotsPage({ offering: anOffering({ ended: true }) })
    freshPhone()
    phone.params = { offering: 'a'.repeat(32) }
    showPage(Book)
    expect(await screen.findByText('这里不再接受预约')).toBeVisible()
  })

  test('is told in English and in care mode', async () => {
    locale.set('en')
    careMode.set(true)
    showPage(Book)
    expect(await screen.findByText('2 places left')).toBeVisible()
    expect(screen.getByText('At most 2 bookings each; you can cancel until 1 h before.')).toBeVisible()
  })
})
