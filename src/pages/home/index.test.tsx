import { act, screen, within } from '@testing-library/react'
import { fireEvent } from '@testing-library/dom'
import { onlineManager } from '@tanstack/react-query'
import { aBooking } from '../../../test/pages/stubs/bookings'
import { Refusal, startService, type Service } from '../../../test/pages/stubs/service'
import { freshPhone, placeIs, showPage } from '../../../test/pages/stubs/show-page'
import { aHome, aStation, closed } from '../../../test/pages/stubs/stations'
import { phone } from '../../../test/pages/stubs/taro'
import { queryClient } from '../../api/query-client'
import { transport } from '../../api/transport'
import { community, follow, followHere, following } from '../../features/place/place'
import { locale } from '../../i18n/locale'
import { careMode } from '../../theme/care-mode'
import Home from '.'

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({
    'station.home': () => aHome(),
    'account.update': () => ({ community: null, language: 'zh-CN', careMode: true }),
  })
})

const originAsked = () => service.calls.filter(c => c.name === 'station.home').at(-1)?.input

test('says where the nearest open station is, until when, and how many seats there were three minutes ago', async () => {
  placeIs({ lat: 22.6, lng: 114.1 })
  await followHere()
  showPage(Home)
  expect(await screen.findByRole('heading', { name: '佳兆业广场暖蜂驿站' })).toBeVisible()
  expect(screen.getAllByText('开放中 · 到 21:00')[0]).toBeVisible()
  expect(screen.getByText(/320 米/)).toBeVisible()
  expect(screen.getByText(/步行 5 分钟/)).toBeVisible()
  expect(screen.getByText('空座 6 / 12（3 分钟前）')).toBeVisible()
  expect(screen.getAllByText('演示数据')[0]).toBeVisible()
})

test('needs one call for its first useful screen, and no identity', async () => {
  showPage(Home)
  await screen.findByText('佳兆业广场暖蜂驿站')
  expect(service.calls).toEqual([
    expect.objectContaining({ name: 'station.home', token: undefined, key: undefined }),
  ])
})

test('before anything was told it counts from the district and offers to tell, without asking', async () => {
  const ask = jest.fn()
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition: ask } })
  showPage(Home)
  await screen.findByText('佳兆业广场暖蜂驿站')
  expect(originAsked()).toEqual({})
  // The middle of the district is nowhere that anybody is.
  expect(screen.queryByText(/320 米/)).not.toBeInTheDocument()
  expect(ask).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: '用我的位置' })).toBeVisible()
})

test('my location is used for the question and never stored', async () => {
  placeIs({ lat: 22.6, lng: 114.1 })
  showPage(Home)
  fireEvent.click(await screen.findByRole('button', { name: '用我的位置' }))
  expect(await screen.findByText('当前位置')).toBeVisible()
  // WGS84 became GCJ-02: some hundred metres to the south-east.
  const { point } = (originAsked() as { origin: { point: { lng: number; lat: number } } }).origin
  expect(point.lng).toBeCloseTo(114.105, 2)
  expect(point.lat).toBeCloseTo(22.597, 2)
  expect(phone.stored('nuanlin:answers')).toBeDefined()
  expect(
    JSON.stringify(['here', 'community', 'following', 'answers'].map(k => phone.stored(`nuanlin:${k}`))),
  ).not.toContain(String(point.lng))
})

test('a place that is found after a community was picked does not take its place', async () => {
  const answers: ((position: unknown) => void)[] = []
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: { getCurrentPosition: (found: (position: unknown) => void) => answers.push(found) },
  })
  const asked = followHere()
  follow({ code: '440307001001', name: '木棉湾社区', within: [] })
  answers[0]?.({ coords: { latitude: 22.6, longitude: 114.1 } })
  expect(await asked).toBe(false)
  expect(following.get()).toBe('community')
})

test('a "no" to the location says so and offers the community', async () => {
  placeIs('denied')
  showPage(Home)
  fireEvent.click(await screen.findByRole('button', { name: '用我的位置' }))
  expect(await screen.findByText('没有拿到你的位置')).toBeVisible()
  fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: '选社区' }))
  expect(phone.visited).toEqual(['to /packages/resident/community/index'])
  expect(screen.getByText('佳兆业广场暖蜂驿站')).toBeVisible()
})

test('a place that cannot be found is told apart from a "no"', async () => {
  placeIs('failed')
  showPage(Home)
  fireEvent.click(await screen.findByRole('button', { name: '用我的位置' }))
  expect(await screen.findByText('没找到你的位置')).toBeVisible()
})

test('my community is where distances count from, and its name stands at the top', async () => {
  community.set({ code: '440307001001', name: '木棉湾社区', within: ['布吉街道'] })
  showPage(Home)
  expect(await screen.findByRole('button', { name: /木棉湾社区/ })).toBeVisible()
  expect(originAsked()).toEqual({ origin: { area: '440307001001' } })
  expect(await screen.findByText('离木棉湾社区 320 米')).toBeVisible()
  expect(screen.queryByText(/步行/)).not.toBeInTheDocument()
  expect(screen.queryByText('想看离你近的驿站？')).not.toBeInTheDocument()
})

test('when none is open it names the first to open, and when', async () => {
  service.answers['station.home'] = () =>
    aHome({
      nearest: null,
      others: [
        aStation({ id: 'A', name: '近的', open: closed(26 * 60) }),
        aStation({ id: 'B', name: '早的', open: closed(8 * 60) }),
        aStation({ id: 'C', name: '不开的', open: closed(null) }),
      ],
    })
  showPage(Home)
  expect(await screen.findByText('附近现在都没开门')).toBeVisible()
  expect(screen.getByRole('heading', { name: '早的' })).toBeVisible()
  expect(screen.getByText('已关门 · 18:00 开')).toBeVisible()
  expect(screen.getByText('已关门 · 明天 12:00 开')).toBeVisible()
  expect(screen.getByText('近期不开放')).toBeVisible()
})

test('an area without stations says so and leads to all of them', async () => {
  service.answers['station.home'] = () => aHome({ nearest: null, others: [] })
  showPage(Home)
  expect(await screen.findByText('这一带还没有驿站')).toBeVisible()
  fireEvent.click(screen.getAllByRole('button', { name: /找驿站/ })[0] as HTMLElement)
  expect(phone.visited).toEqual(['tab /pages/stations/index'])
})

test('while waiting it shows the shape of what comes, and what works already', () => {
  showPage(Home)
  expect(screen.getByLabelText('正在打开…')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /我的收藏/ })).toBeVisible()
})

test('a failure says what happened and can be tried again', async () => {
  service.answers['station.home'] = () => {
    throw new Refusal('RATE_LIMITED', 429, '操作太快了，请稍等再试。')
  }
  showPage(Home)
  expect(await screen.findByText('操作太快了，请稍等再试。')).toBeVisible()
  service.answers['station.home'] = () => aHome()
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('佳兆业广场暖蜂驿站')).toBeVisible()
})

test('without a network and without a memory it says so', async () => {
  onlineManager.setOnline(false)
  showPage(Home)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('without a network the last answer stays, marked as old', async () => {
  const first = showPage(Home)
  await screen.findByText('佳兆业广场暖蜂驿站')
  first.unmount()
  const { queryClient } = await import('../../api/query-client')
  queryClient.clear()
  onlineManager.setOnline(false)
  jest.setSystemTime(Date.now() + 20 * 60_000)
  showPage(Home)
  expect(await screen.findByText('没有网络，下面是20 分钟前的内容')).toBeVisible()
  act(() => {
    jest.advanceTimersByTime(5 * 60_000)
  })
  expect(screen.getByText('没有网络，下面是25 分钟前的内容')).toBeVisible()
  expect(screen.getByText('佳兆业广场暖蜂驿站')).toBeVisible()
  // The figure has aged with the answer: no longer plain.
  expect(screen.getByText('空座约 6 / 12（28 分钟前）')).toBeVisible()
})

test('what was open when the network went is shown as closed after its hours', async () => {
  showPage(Home)
  await screen.findByText('佳兆业广场暖蜂驿站')
  act(() => {
    onlineManager.setOnline(false)
    jest.setSystemTime(Date.now() + 12 * 60 * 60_000)
    jest.advanceTimersByTime(21_000)
  })
  expect(screen.queryByText(/开放中/)).not.toBeInTheDocument()
  expect(screen.getAllByText('已关门')[0]).toBeVisible()
  expect(screen.getByText('空座暂时不清楚')).toBeVisible()
})

test('care mode shows fewer things, offers the telephone, and is told to the account', async () => {
  showPage(Home)
  fireEvent.click(await screen.findByRole('button', { name: /关怀版/ }))
  expect(careMode.get()).toBe(true)
  expect(await screen.findByRole('button', { name: '打电话' })).toBeVisible()
  expect(screen.queryByText('歇脚')).not.toBeInTheDocument()
  expect(await screen.findByText('关怀版已打开')).toBeVisible()
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(service.calls).toContainEqual(
    expect.objectContaining({
      name: 'account.update',
      input: { careMode: true },
      token: 'Bearer persona-token',
    }),
  )
})

test('a demonstration number is shown, said to be one, and not dialled', async () => {
  careMode.set(true)
  showPage(Home)
  fireEvent.click(await screen.findByRole('button', { name: '打电话' }))
  const dialog = await screen.findByRole('dialog', { name: '这是演示号码' })
  expect(within(dialog).getByText(/0755-0000 001/)).toBeVisible()
})

test('going there offers the address where no map can be opened by itself', async () => {
  showPage(Home)
  fireEvent.click(await screen.findByRole('button', { name: '去这里' }))
  const dialog = await screen.findByRole('dialog', { name: '去这里' })
  expect(within(dialog).getByText('布龙路 201 号')).toBeVisible()
  expect(within(dialog).getByRole('button', { name: '复制地址' })).toBeVisible()
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a second tap while the page turns opens it once', async () => {
  showPage(Home)
  const details = await screen.findByRole('button', { name: '看详情' })
  fireEvent.click(details)
  fireEvent.click(details)
  expect(phone.visited).toHaveLength(1)
  jest.setSystemTime(Date.now() + 1000)
  fireEvent.click(details)
  expect(phone.visited).toHaveLength(2)
})

test('details and rows lead to the station, a share card leads home', async () => {
  showPage(Home)
  fireEvent.click(await screen.findByRole('button', { name: '看详情' }))
  fireEvent.click(screen.getByRole('button', { name: /木棉湾社区党群服务中心/ }))
  expect(phone.visited).toEqual([
    'to /packages/resident/station/index?id=LG-1',
    'to /packages/resident/station/index?id=LG-2',
  ])
  expect(phone.share()).toEqual({ title: '看看附近开着的驿站', path: '/pages/home/index' })
})

test('speaks English at once when the language changes', async () => {
  showPage(Home)
  await screen.findByText('佳兆业广场暖蜂驿站')
  act(() => {
    locale.set('en')
  })
  expect(await screen.findByText('6 of 12 seats free (3 min ago)')).toBeVisible()
  expect(service.calls.at(-1)).toMatchObject({ locale: 'en' })
  expect(document.documentElement.lang).toBe('en')
})

test('an emergency stands above everything, and every station under it is marked', async () => {
  const emergency = {
    id: 'e'.repeat(32),
    name: '防台风',
    banner: '请就近避险',
    areaName: '布吉街道',
    since: '2026-11-23T01:00:00.000Z',
  }
  service.answers['station.home'] = () =>
    aHome({
      nearest: aStation({ emergency: emergency.id }),
      others: [
        aStation({
          id: 'B',
          name: '关着的',
          open: { status: 'closed', changesAt: null, closedByStaff: true, holidayUnknown: false },
          closure: { reason: '停水停电', until: null },
        }),
      ],
      emergencies: [emergency],
    })
  showPage(Home)
  expect(await screen.findByText('请就近避险')).toBeVisible()
  expect(screen.getAllByText('应急 · 防台风')).toHaveLength(1)
  // Why it is closed is told instead of seats that nobody can sit on.
  expect(await screen.findByText('停水停电')).toBeVisible()
  const row = screen.getByRole('button', { name: /关着的/ })
  expect(row).toHaveTextContent('临时关闭')
  expect(row).not.toHaveTextContent('空座')
})

describe('what is under way', () => {
  beforeEach(() => {
    transport.session?.enter({ accessToken: 'access', refreshToken: 'refresh' })
  })

  test('is the next booking, and an offer that waits before it', async () => {
    service.answers['booking.mine'] = () => ({ items: [aBooking()], next: null })
    const first = showPage(Home)
    fireEvent.click(await screen.findByRole('button', { name: /下一个预约/ }))
    expect(screen.getByText('明天 9:00–9:30 · 东风快检室')).toBeVisible()
    expect(phone.visited).toEqual([`to /packages/booking/booking/index?id=${'b'.repeat(32)}`])
    first.unmount()
    queryClient.clear()
    const offer = aBooking({ id: 'c'.repeat(32), state: 'offered', offeredUntil: '2026-11-23T02:30:00.000Z' })
    service.answers['booking.mine'] = () => ({ items: [aBooking(), offer], next: null })
    showPage(Home)
    expect(await screen.findByText('等到名额了，留到 10:30')).toBeVisible()
  })
})
