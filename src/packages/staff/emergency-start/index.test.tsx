import { act, fireEvent, screen, within } from '@testing-library/react'
import type { Grant } from '../../../../domain/staff/contract'
import { catalogue } from '../../../../test/pages/stubs/desk'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { aStation, closed } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import EmergencyStart from '.'
import { longDay, roundTheClock } from './plan'

let service: Service
let grants: Grant[]

beforeEach(() => {
  freshPhone()
  phone.params = { area: '440307' }
  grants = [aGrant()]
  service = startService({
    'staff.mine': () => ({ grants }),
    'station.catalogue': () => catalogue,
    'station.emergencyPreview': () => ({
      stations: 442,
      items: [
        {
          id: 'LG-1',
          name: '佳兆业广场暖蜂驿站',
          kinds: ['rest_station'],
          now: { open: closed(60), services: ['歇脚'], hours: longDay, banner: null },
          then: {
            open: aStation().open,
            services: ['充电', '热姜茶'],
            hours: roundTheClock,
            banner: '请就近避险',
          },
        },
      ],
      next: 'two',
    }),
    'station.startEmergency': () => ({}),
  })
})

const press = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const pick = async (name: string) => {
  fireEvent.click(await screen.findByRole('radio', { name }))
}
const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const settle = () => act(() => jest.advanceTimersByTimeAsync(20))

async function plan() {
  await press('暖蜂驿站')
  await pick('防台风')
  await press('充电')
  fireEvent.change(screen.getByRole('textbox', { name: '目录里没有的服务' }), {
    target: { value: ' 热姜茶 ' },
  })
  await press('加上')
  await pick('全天开放')
}

test('planned, looked at, started: in that order, and never without having been looked at', async () => {
  showPage(EmergencyStart)
  expect(await screen.findByRole('button', { name: /先写名称/ })).toBeDisabled()
  await plan()
  await press('预览')
  const sheet = within(await screen.findByRole('dialog', { name: '442 个驿站会变' }))
  expect(sheet.getByText('佳兆业广场暖蜂驿站')).toBeVisible()
  expect(sheet.getByText('充电 热姜茶')).toBeVisible()
  expect(sheet.getByText('开放中 · 到 21:00')).toBeVisible()
  expect(sheet.getByText('「请就近避险」')).toBeVisible()
  expect(sheet.getByText(/8:00–22:00/)).toBeVisible()
  service.answers['station.emergencyPreview'] = () => ({ stations: 442, items: [], next: null })
  fireEvent.click(sheet.getByRole('button', { name: '查看更多' }))
  await settle()
  expect(sheet.queryByRole('button', { name: '查看更多' })).not.toBeInTheDocument()
  expect(sheet.getByText('佳兆业广场暖蜂驿站')).toBeVisible()
  expect(callsOf('station.startEmergency')).toEqual([])
  fireEvent.click(sheet.getByRole('button', { name: '马上开始：442 个驿站' }))
  await settle()
  const scope = {
    area: '440307',
    kinds: ['rest_station'],
    services: ['charging'],
    ownServices: [{ zh: '热姜茶' }],
    hours: {
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '00:00', to: '24:00' }] }],
      holidays: 'as_usual',
    },
  }
  const asked = { ...scope, banner: expect.objectContaining({ zh: '台风来了，请就近进站避险。' }) as object }
  expect(callsOf('station.emergencyPreview').map(c => c.input)).toEqual([asked, { ...asked, cursor: 'two' }])
  expect(callsOf('station.startEmergency').map(c => c.input)).toEqual([
    {
      ...scope,
      name: { zh: '防台风', en: 'Typhoon' },
      banner: {
        zh: '台风来了，请就近进站避险。',
        en: 'A typhoon is coming: take shelter in the nearest station.',
      },
    },
  ])
  expect(phone.visited).toEqual(['back'])
})

test('a mode brings its banner, and leaves one of your own', async () => {
  showPage(EmergencyStart)
  await pick('防台风')
  await pick('高温清凉')
  const banner = screen.getByRole('textbox', { name: /^公告/ })
  expect(banner).toHaveValue('天热，进来歇歇，喝口水。')
  fireEvent.change(banner, { target: { value: '西瓜管够' } })
  await pick('防暴雨')
  expect(banner).toHaveValue('西瓜管够')
})

test('one that overlaps is refused where it was started, and everything stays', async () => {
  service.answers['station.startEmergency'] = () => {
    throw new Refusal('EMERGENCY_OVERLAPS', 409, '这个区域的同类驿站已经在应急状态，请先结束它。')
  }
  showPage(EmergencyStart)
  await plan()
  await press('预览')
  const sheet = within(await screen.findByRole('dialog'))
  fireEvent.click(sheet.getByRole('button', { name: /马上开始/ }))
  expect(await sheet.findByText(/请先结束它/)).toBeVisible()
  fireEvent.click(sheet.getByRole('button', { name: '返回' }))
  expect(screen.getByRole('textbox', { name: '名称' })).toHaveValue('防台风')
  expect(phone.visited).toEqual([])
})

test('where it would cover nothing it cannot be started', async () => {
  service.answers['station.emergencyPreview'] = () => ({ stations: 0, items: [], next: null })
  showPage(EmergencyStart)
  await plan()
  await press('预览')
  expect(await screen.findByText(/这里没有这样的驿站/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /马上开始/ })).not.toBeInTheDocument()
})

test('nobody without the role', async () => {
  grants = [aGrant({ role: 'station_staff' })]
  showPage(EmergencyStart)
  expect(await screen.findByText('你现在不能发布应急状态')).toBeVisible()
})
