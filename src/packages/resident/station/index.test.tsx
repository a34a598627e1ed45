import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { StationDetail } from '../../../../domain/station/contract'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aDetail, NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import { community } from '../../../features/place/place'
import { careMode } from '../../../theme/care-mode'
import StationPage from '.'

let service: Service
const answer = (change: Partial<StationDetail> = {}) => {
  service.answers['station.detail'] = () => aDetail(change)
}
const callsOf = (name: string) => service.calls.filter(c => c.name === name)

beforeEach(() => {
  freshPhone()
  phone.params = { id: 'LG-1' }
  service = startService({
    'station.detail': () => aDetail(),
    'station.setFavourite': (input: { stationId: string; favourite: boolean }) => input,
    'station.reportLocked': ({ stationId }: { stationId: string }) => ({
      stationId,
      reportedAt: new Date(NOW).toISOString(),
    }),
  })
})

test('tells what it is, where it stands, what it offers now and how old the news is', async () => {
  showPage(StationPage)
  expect(await screen.findByRole('heading', { level: 1, name: '佳兆业广场暖蜂驿站' })).toBeVisible()
  expect(screen.getByText('开放中 · 到 21:00')).toBeVisible()
  expect(screen.getByText('布吉街道 木棉湾社区 布龙路 201 号')).toBeVisible()
  expect(screen.getByText('爱心商铺提供')).toBeVisible()
  expect(screen.getByText('3 分钟前更新')).toBeVisible()
  expect(screen.getByText('/ 12')).toBeVisible()
  expect(screen.getByText('演示数据')).toBeVisible()
  expect(screen.getByText(/都是演示数据，不是真的/)).toBeVisible()
})

test('what nobody has told is neither a yes nor a no', async () => {
  const usual = aDetail()
  answer({
    unknown: ['hostType', 'stepFree', 'toilet', 'holidays'],
    hostType: 'own_premises',
    stepFree: false,
    toilet: false,
    areaNames: [],
    open: {
      status: 'closed',
      changesAt: '2026-11-24T00:30:00.000Z',
      closedByStaff: false,
      holidayUnknown: true,
    },
    hours: {
      ...usual.hours,
      holidays: 'as_usual',
      coming: usual.hours.coming.map(day =>
        day.dayKind === 'holiday' ? { ...day, ranges: [], known: false } : day,
      ),
    },
  })
  showPage(StationPage)
  expect(await screen.findByText('节假日时间没登记')).toBeVisible()
  expect(screen.getByText('有没有台阶，还没登记')).toBeVisible()
  expect(screen.getByText('有没有卫生间，还没登记')).toBeVisible()
  expect(screen.getByText('还没登记，先打电话问问')).toBeVisible()
  expect(screen.getByText('还没登记')).toBeVisible()
  expect(screen.getByText('布龙路 201 号')).toBeVisible()
  for (const fact of ['有台阶', '没有卫生间', '独立场所', '和平时一样'])
    expect(screen.queryByText(fact)).not.toBeInTheDocument()
})

test('sorts services into basic and more', async () => {
  showPage(StationPage)
  const [basic, more] = (await screen.findAllByRole('list')).slice(0, 2)
  expect(
    within(basic as HTMLElement)
      .getAllByRole('listitem')
      .map(i => i.textContent),
  ).toEqual(['歇脚', '充电'])
  expect(
    within(more as HTMLElement)
      .getAllByRole('listitem')
      .map(i => i.textContent),
  ).toEqual(['法律援助'])
})

test('shows the coming week as it really is: holidays, notes, rest, and what is not announced', async () => {
  showPage(StationPage)
  const week = await screen.findByRole('list', { name: '最近七天' })
  const days = within(week)
    .getAllByRole('listitem')
    .map(d => d.textContent)
  expect(days).toHaveLength(7)
  expect(days[0]).toBe('今天11月23日8:30–21:00')
  expect(days[1]).toBe('明天11月24日8:30–21:00')
  expect(days[3]).toBe('周四11月26日8:30–21:00节假日')
  expect(days[4]).toBe('周五11月27日8:30–21:00设备检修')
  expect(days[6]).toBe('周日11月29日休息')
  expect(screen.getByText(/节假日安排未公布/)).toBeVisible()
  expect(screen.getByText('周一到周六')).toBeVisible()
})

test('figures too old to believe are unknown, not shown', async () => {
  answer({ live: { seatsFree: 6, chargersFree: 2, updatedAt: '2026-11-23T00:00:00.000+08:00' } })
  showPage(StationPage)
  expect(await screen.findByText('现在有几个还不清楚')).toBeVisible()
  expect(screen.getAllByText('不清楚')).toHaveLength(2)
  expect(screen.queryByText('6')).not.toBeInTheDocument()
})

test('a station without seats and chargers has no figures at all', async () => {
  answer({ capacity: { seats: 0, chargers: 0 }, live: null })
  showPage(StationPage)
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('heading', { name: '现在' })).not.toBeInTheDocument()
})

test('a favourite is kept at once, with a persona and a key of its own, and undone when refused', async () => {
  showPage(StationPage)
  const star = await screen.findByRole('button', { name: '收藏' })
  expect(star).toHaveAttribute('aria-pressed', 'false')
  fireEvent.click(star)
  expect(await screen.findByRole('button', { name: '已收藏', pressed: true })).toBeVisible()
  expect(await screen.findByText('已收藏，在「我的」里能找到')).toBeVisible()
  const [kept] = callsOf('station.setFavourite')
  expect(kept).toMatchObject({ input: { stationId: 'LG-1', favourite: true }, token: 'Bearer persona-token' })
  expect(kept?.key).toMatch(/^[A-Za-z0-9_-]{16,64}$/)

  service.answers['station.setFavourite'] = () => {
    throw new Refusal('TOO_MANY_FAVOURITES', 409, '最多收藏 100 个驿站，先取消几个不常去的吧。')
  }
  fireEvent.click(screen.getByRole('button', { name: '已收藏' }))
  expect(await screen.findByText('最多收藏 100 个驿站，先取消几个不常去的吧。')).toBeVisible()
  expect(screen.getByRole('button', { name: '已收藏', pressed: true })).toBeVisible()
  const keys = callsOf('station.setFavourite').map(c => c.key)
  expect(new Set(keys).size).toBe(2)
})

test('found locked: one tap, one question, told once, and shown', async () => {
  showPage(StationPage)
  fireEvent.click(await screen.findByRole('button', { name: '到了发现没开门' }))
  const dialog = screen.getByRole('dialog', { name: '门真的没开吗？' })
  expect(callsOf('station.reportLocked')).toHaveLength(0)
  fireEvent.click(within(dialog).getByRole('button', { name: '没开，告诉他们' }))
  expect(await screen.findByText('你刚刚说过这里没开门，已转给工作人员')).toBeVisible()
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(callsOf('station.reportLocked')).toHaveLength(1)
})

test('tapped twice, or tried again after no answer, it is the same report', async () => {
  showPage(StationPage)
  service.answers['station.reportLocked'] = () => {
    throw new Refusal('RATE_LIMITED', 429, '操作太快了，请稍等再试。')
  }
  fireEvent.click(await screen.findByRole('button', { name: '到了发现没开门' }))
  fireEvent.click(screen.getByRole('button', { name: '没开，告诉他们' }))
  expect(await screen.findByText('操作太快了，请稍等再试。')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '没开，告诉他们' }))
  await act(() => jest.advanceTimersByTimeAsync(10))
  const keys = callsOf('station.reportLocked').map(c => c.key)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('of several taps on the star the last one counts, whatever the service says to those before', async () => {
  showPage(StationPage)
  const star = await screen.findByRole('button', { name: '收藏' })
  const { fetch } = globalThis
  const held: (() => void)[] = []
  Object.assign(globalThis, {
    fetch: async (url: string, init: RequestInit) => {
      if (url.includes('setFavourite')) await new Promise<void>(resolve => held.push(resolve))
      return fetch(url, init)
    },
  })
  fireEvent.click(star)
  fireEvent.click(await screen.findByRole('button', { name: '已收藏' }))
  fireEvent.click(await screen.findByRole('button', { name: '收藏' }))
  await screen.findByRole('button', { name: '已收藏' })
  const answerNext = async (refuse: boolean) => {
    await waitFor(() => expect(held).toHaveLength(1))
    service.answers['station.setFavourite'] = (input: object) => {
      if (refuse) throw new Refusal('CONFLICT', 409, '刚才有人改过')
      return input
    }
    held.shift()?.()
    await act(() => jest.advanceTimersByTimeAsync(10))
    expect(screen.getByRole('button', { name: '已收藏' })).toBeVisible()
  }
  await answerNext(true)
  await answerNext(false)
  await answerNext(false)
  expect(callsOf('station.setFavourite').map(c => (c.input as { favourite: boolean }).favourite)).toEqual([
    true,
    false,
    true,
  ])
})

test('counts from my community where no other place is known, and says so', async () => {
  community.set({ code: '440307001001', name: '木棉湾社区', within: ['布吉街道'] })
  showPage(StationPage)
  expect(await screen.findByText('离木棉湾社区 320 米')).toBeVisible()
  expect(callsOf('station.detail')[0]?.input).toEqual({ id: 'LG-1', origin: { area: '440307001001' } })
})

test('before its hours it says that it is closed anyway, and still takes the word', async () => {
  const detail = service.answers['station.detail']
  service.answers['station.detail'] = (input: never, call) => ({
    ...(detail?.(input, call) as object),
    open: { status: 'closed', changesAt: null, closedByStaff: false, holidayUnknown: false },
  })
  showPage(StationPage)
  fireEvent.click(await screen.findByRole('button', { name: '到了发现没开门' }))
  expect(screen.getByText(/现在本来就不开门/)).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '没开，告诉他们' }))
  expect(await screen.findByText(/你刚刚说过/)).toBeVisible()
})

test('thinking better of it tells nobody', async () => {
  showPage(StationPage)
  fireEvent.click(await screen.findByRole('button', { name: '到了发现没开门' }))
  fireEvent.click(screen.getByRole('button', { name: '取消' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(callsOf('station.reportLocked')).toHaveLength(0)
})

test('an act without an answer is repeated under the same key', async () => {
  showPage(StationPage)
  await screen.findByRole('heading', { level: 1 })
  let failures = 1
  service.answers['station.reportLocked'] = ({ stationId }: { stationId: string }) => {
    if (failures-- > 0) throw new Refusal('UNAVAILABLE', 503, '网络不太好')
    return { stationId, reportedAt: new Date(NOW).toISOString() }
  }
  fireEvent.click(screen.getByRole('button', { name: '到了发现没开门' }))
  fireEvent.click(screen.getByRole('button', { name: '没开，告诉他们' }))
  await act(() => jest.advanceTimersByTimeAsync(1000))
  expect(await screen.findByText(/你刚刚说过/)).toBeVisible()
  const keys = callsOf('station.reportLocked').map(c => c.key)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('found locked without a network: it is kept, says so, and can be taken back or goes out by itself', async () => {
  showPage(StationPage)
  const button = await screen.findByRole('button', { name: '到了发现没开门' })
  const tell = async () => {
    fireEvent.click(screen.getByRole('button', { name: '到了发现没开门' }))
    service.broken = true
    fireEvent.click(screen.getByRole('button', { name: '没开，告诉他们' }))
    await act(() => jest.advanceTimersByTimeAsync(2000))
    service.broken = false
    expect(screen.getByText('还没发出，有网络就自动发')).toBeVisible()
    expect(screen.queryByRole('button', { name: '到了发现没开门' })).not.toBeInTheDocument()
  }
  expect(button).toBeVisible()
  await tell()
  fireEvent.click(screen.getByRole('button', { name: '不发了' }))
  expect(screen.queryByText('还没发出，有网络就自动发')).not.toBeInTheDocument()
  await tell()
  await act(() => jest.advanceTimersByTimeAsync(20_000))
  expect(screen.queryByText('还没发出，有网络就自动发')).not.toBeInTheDocument()
  expect(callsOf('station.reportLocked').map(({ input }) => input)).toEqual([
    { stationId: 'LG-1', foundAt: expect.stringMatching(/^2026-/) as string },
  ])
})

test('a shared card names the station, its state and that it is a demonstration', async () => {
  showPage(StationPage)
  await screen.findByRole('heading', { level: 1 })
  expect(phone.share()).toEqual({
    title: '【演示】佳兆业广场暖蜂驿站（开放中 · 到 21:00）',
    path: '/packages/resident/station/index?id=LG-1',
  })
})

test('opened directly it offers the way home, else the way back', async () => {
  phone.depth = 1
  const first = showPage(StationPage)
  fireEvent.click(await screen.findByRole('button', { name: '回首页' }))
  first.unmount()
  phone.depth = 2
  showPage(StationPage)
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  expect(phone.visited).toEqual(['back', 'back'].map((b, i) => (i === 0 ? 'tab /pages/home/index' : b)))
})

test('a station that was taken down says so and leads on', async () => {
  service.answers['station.detail'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有找到，可能已经撤下。')
  }
  showPage(StationPage)
  expect(await screen.findByText('找不到这个页面')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '找驿站' }))
  expect(phone.visited).toEqual(['tab /pages/stations/index'])
})

test('a failure can be tried again; waiting shows the shape', async () => {
  service.answers['station.detail'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有权限做这一步。')
  }
  showPage(StationPage)
  expect(screen.getByLabelText('正在打开…')).toBeInTheDocument()
  expect(await screen.findByText('你没有权限做这一步。')).toBeVisible()
  answer()
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByRole('heading', { level: 1 })).toBeVisible()
})

test('without a network it says so', async () => {
  onlineManager.setOnline(false)
  showPage(StationPage)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('care mode leaves out the usual week and keeps the coming one', async () => {
  careMode.set(true)
  showPage(StationPage)
  expect(await screen.findByRole('list', { name: '最近七天' })).toBeVisible()
  expect(screen.queryByText('平时')).not.toBeInTheDocument()
})

test('closed by staff: why, and when it opens again', async () => {
  answer({
    open: {
      status: 'closed',
      changesAt: '2026-11-23T07:00:00.000Z',
      closedByStaff: true,
      holidayUnknown: false,
    },
    closure: { reason: '门口修路', until: '2026-11-23T07:00:00.000Z' },
  })
  showPage(StationPage)
  expect(await screen.findByText('临时关闭 · 15:00 开')).toBeVisible()
  expect(screen.getByText('门口修路')).toBeVisible()
})

test('under an emergency it says so first, and what it offers meanwhile', async () => {
  const emergency = {
    id: 'e'.repeat(32),
    name: '防台风',
    banner: '请就近避险，这里提供热水和床位',
    areaName: '布吉街道',
    since: new Date(NOW).toISOString(),
  }
  answer({ emergency: emergency.id, emergencies: [emergency] })
  showPage(StationPage)
  expect(await screen.findByText('防台风 · 布吉街道')).toBeVisible()
  expect(screen.getByText('请就近避险，这里提供热水和床位')).toBeVisible()
  expect(screen.getByRole('heading', { name: '应急期间能做什么' })).toBeVisible()
})

test('what staff answered to my report stands where I reported', async () => {
  const reportedAt = new Date(NOW - 3600_000).toISOString()
  answer({
    myLockedReportAt: reportedAt,
    myLockedReport: {
      reportedAt,
      answer: { code: 'was_open', note: '请走南门', at: new Date(NOW - 60_000).toISOString() },
    },
  })
  showPage(StationPage)
  expect(await screen.findByText('工作人员1 分钟前答复了你')).toBeVisible()
  expect(screen.getByText('当时开着，可能走错了门。 请走南门')).toBeVisible()
  expect(screen.queryByText(/已转给工作人员/)).not.toBeInTheDocument()
})
