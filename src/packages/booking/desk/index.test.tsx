import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { DeskTurn } from '../../../../domain/booking/queue/views'
import type { DeskBooking } from '../../../../domain/booking/views'
import { anOffering, aSlot, slotsPage } from '../../../../test/pages/stubs/bookings'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import { queryClient } from '../../../api/query-client'
import { locale } from '../../../i18n/locale'
import type { DeskQueue } from './queries'
import Bookings from '.'

let service: Service
let day: DeskBooking[]
let queues: DeskQueue[]
const TODAY = '2026-11-23'

function aDeskBooking(change: Partial<DeskBooking> = {}): DeskBooking {
  return {
    id: '1'.repeat(32),
    number: '48210937',
    version: 1,
    offeringId: 'a'.repeat(32),
    slotId: aSlot().id,
    startsAt: aSlot().startsAt,
    endsAt: aSlot().endsAt,
    state: 'booked',
    stateAt: new Date(NOW).toISOString(),
    nickname: '王阿姨',
    onBehalf: false,
    ...change,
  }
}
const move = (state: DeskBooking['state']) => {
  day = day.map((one, i) => (i === 0 ? { ...one, state, version: one.version + 1 } : one))
  return day[0]
}
const aDeskTurn = (number: number, change: Partial<DeskTurn> = {}): DeskTurn => ({
  id: String(number).repeat(32),
  version: 1,
  offeringId: 'a'.repeat(32),
  number,
  state: 'waiting',
  stateAt: new Date(NOW).toISOString(),
  nickname: '',
  drawnAt: new Date(NOW).toISOString(),
  calls: 0,
  ...change,
})
const turned = (at: number, state: DeskTurn['state']) => {
  const before = queues[0]?.items[at] ?? aDeskTurn(1)
  const after = { ...before, state, version: before.version + 1, calls: before.calls + 1 }
  queues = queues.map(queue => ({ ...queue, items: queue.items.map((one, i) => (i === at ? after : one)) }))
  return after
}
const inputsOf = (name: string) => service.calls.filter(call => call.name === name).map(({ input }) => input)
const keysOf = (name: string) => service.calls.filter(call => call.name === name).map(({ key }) => key)
/** What is under way is not pressed. */
const press = async (name: string | RegExp) => {
  await waitFor(() => {
    expect(screen.getByRole('button', { name })).toBeEnabled()
  })
  fireEvent.click(screen.getByRole('button', { name }))
}
const type = (name: string, value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
}

beforeEach(() => {
  freshPhone()
  phone.params = { id: 'LG-1' }
  day = [
    aDeskBooking(),
    aDeskBooking({ id: '2'.repeat(32), number: '50000001', nickname: '', onBehalf: true, state: 'waiting' }),
  ]
  queues = []
  service = startService({
    'booking.day': () => ({ items: day }),
    'booking.offerings': () => ({ items: [anOffering()] }),
    'booking.turns': () => ({ queues }),
    'booking.callNext': () => turned(0, 'called'),
    'booking.missTurn': () => turned(0, 'missed'),
    'booking.callAgain': () => turned(0, 'called'),
    'booking.serveTurn': () => turned(0, 'served'),
    'booking.addTurn': () => aDeskTurn(3),
    'booking.slots': ({ date }: { date: string }) =>
      date === TODAY
        ? slotsPage({
            slots: [
              aSlot(),
              aSlot({
                id: `${'a'.repeat(32)}@202611231100`,
                startsAt: '2026-11-23T03:00:00.000Z',
                endsAt: '2026-11-23T03:30:00.000Z',
              }),
            ],
          })
        : slotsPage(),
    'booking.checkIn': () => move('checked_in'),
    'booking.undoCheckIn': () => move('booked'),
    'booking.serve': () => move('served'),
    'samples.rooms': () => ({ rooms: [{ stationId: 'LG-1', name: '东风快检室', takesIn: true }] }),
    'booking.cancelFor': () => move('cancelled'),
    'booking.closeSlot': ({ slotId, reason }: { slotId: string; reason: string }) => ({ slotId, reason }),
  })
})

test('shows the day by slots, who is in them, and the empty ones', async () => {
  showPage(Bookings)
  expect(await screen.findByRole('heading', { name: '10:30–11:00' })).toBeVisible()
  expect(await screen.findByRole('heading', { name: '11:00–11:30' })).toBeVisible()
  expect(screen.getByText('到 0 / 约 1 · 候补 1')).toBeVisible()
  expect(screen.getByText('还没人约')).toBeVisible()
  expect(screen.getByText('王阿姨')).toBeVisible()
  expect(screen.getByText('5000 0001 · 代约')).toBeVisible()
  await press('后一天')
  expect(await screen.findByText('明天 11月24日')).toBeVisible()
  expect(inputsOf('booking.day').at(-1)).toEqual({ stationId: 'LG-1', date: '2026-11-24' })
})

test('a number that is read out checks in, and the answer is large; it can be taken back', async () => {
  showPage(Bookings)
  await screen.findByText('王阿姨')
  expect(screen.getByRole('button', { name: '签到' })).toBeDisabled()
  type('预约号', '4821 0937')
  await press('签到')
  expect(await screen.findByText('王阿姨 签到了')).toBeVisible()
  expect(inputsOf('booking.checkIn')).toEqual([{ stationId: 'LG-1', code: '4821 0937' }])
  expect(await screen.findByText('到 1 / 约 1 · 候补 1')).toBeVisible()
  await press('撤销签到')
  expect(await screen.findByText('撤销了')).toBeVisible()
  expect(inputsOf('booking.undoCheckIn')).toEqual([{ bookingId: '1'.repeat(32), version: 2 }])
})

test('why somebody cannot be checked in stands there as large, and what was typed stays', async () => {
  service.answers['booking.checkIn'] = () => {
    throw new Refusal('WRONG_DAY', 409, '这个预约不是今天的。')
  }
  showPage(Bookings)
  await screen.findByText('王阿姨')
  type('预约号', '48210937')
  await press('签到')
  expect(within(await screen.findByRole('alert')).getByText('这个预约不是今天的。')).toBeVisible()
  expect(screen.getByRole('textbox', { name: '预约号' })).toHaveValue('48210937')
})

test('who was checked in is served, and a booking is cancelled with a reason that is kept while it is typed', async () => {
  day = [aDeskBooking({ state: 'checked_in' })]
  const first = showPage(Bookings)
  await press(/王阿姨/)
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '办完了' }))
  expect(await screen.findByText('记下了')).toBeVisible()
  expect(inputsOf('booking.serve')).toEqual([{ bookingId: '1'.repeat(32), version: 1 }])
  first.unmount()
  queryClient.clear()

  day = [aDeskBooking({ id: '3'.repeat(32), nickname: '李叔' })]
  const second = showPage(Bookings)
  await press(/李叔/)
  await press('取消这个预约')
  type('原因', '试剂没到')
  second.unmount()
  showPage(Bookings)
  await press(/李叔/)
  await press('取消这个预约')
  expect(screen.getByRole('textbox', { name: '原因' })).toHaveValue('试剂没到')
  await press('取消预约')
  expect(await screen.findByText('取消了，已告诉本人')).toBeVisible()
  expect(inputsOf('booking.cancelFor')).toEqual([
    { bookingId: '3'.repeat(32), version: 1, reason: '试剂没到' },
  ])
})

test('a slot is called off with a reason', async () => {
  showPage(Bookings)
  await press('停办 11:00–11:30')
  const sheet = within(screen.getByRole('dialog'))
  expect(sheet.getByRole('button', { name: '停办' })).toBeDisabled()
  type('原因', '停电')
  fireEvent.click(sheet.getByRole('button', { name: '停办' }))
  expect(await screen.findByText('停办了，已告诉大家')).toBeVisible()
  expect(inputsOf('booking.closeSlot')).toEqual([
    { offeringId: 'a'.repeat(32), slotId: `${'a'.repeat(32)}@202611231100`, reason: '停电' },
  ])
})

test('a day without slots says so, whoever may not is told, and it is told in English', async () => {
  day = []
  service.answers['booking.offerings'] = () => ({ items: [] })
  const first = showPage(Bookings)
  expect(await screen.findByText('这天没有时段')).toBeVisible()
  first.unmount()
  freshPhone()
  phone.params = { id: 'LG-1' }
  locale.set('en')
  const second = showPage(Bookings)
  expect(await screen.findByText('No slots on this day')).toBeVisible()
  second.unmount()
  freshPhone()
  phone.params = { id: 'LG-1' }
  service.answers['booking.day'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有这里的权限。')
  }
  showPage(Bookings)
  expect(await screen.findByText('这里不归你管')).toBeVisible()
})

test('who is checked in goes on to the food they brought, where I take it in', async () => {
  showPage(Bookings)
  await screen.findByText('王阿姨')
  type('预约号', '4821 0937')
  await press('签到')
  await press('收样')
  expect(phone.visited).toEqual([`to /packages/food/take-in/index?id=LG-1&booking=${'1'.repeat(32)}`])
})

test('where others take food in there is no way to it', async () => {
  service.answers['samples.rooms'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你没有这个权限。')
  }
  showPage(Bookings)
  await screen.findByText('王阿姨')
  type('预约号', '4821 0937')
  await press('签到')
  expect(await screen.findByText('王阿姨 签到了')).toBeVisible()
  expect(screen.queryByRole('button', { name: '收样' })).toBeNull()
})

test('who walked in is called in turn, and what became of them is noted', async () => {
  queues = [{ offering: anOffering(), state: 'open', room: 4, items: [aDeskTurn(1), aDeskTurn(2)] }]
  showPage(Bookings)
  expect(await screen.findByText('等 2 人 · 还能取 4 个号')).toBeVisible()
  expect(screen.getByText('在等：1 · 2')).toBeVisible()
  await press('叫下一位')
  expect(await screen.findByText('请 1 号')).toBeVisible()
  await press('过号 1 号')
  expect(await screen.findByText('过号 · 叫了 2 次')).toBeVisible()
  expect(screen.queryByRole('button', { name: '办完了 1 号' })).toBeNull()
  await press('再叫 1 号')
  await press('办完了 1 号')
  expect(inputsOf('booking.callNext')).toEqual([{ offeringId: 'a'.repeat(32) }])
  expect(inputsOf('booking.missTurn')).toEqual([{ turnId: '1'.repeat(32), version: 2 }])
  expect(inputsOf('booking.callAgain')).toEqual([{ turnId: '1'.repeat(32), version: 3 }])
  expect(inputsOf('booking.serveTurn')).toEqual([{ turnId: '1'.repeat(32), version: 4 }])
})

test('somebody without a phone gets a number, and nobody to call is said', async () => {
  queues = [{ offering: anOffering(), state: 'open', room: 4, items: [] }]
  showPage(Bookings)
  await press('加一个号')
  expect(await screen.findByText('3 号，告诉本人')).toBeVisible()
  expect(screen.getByRole('button', { name: '叫下一位' })).toBeDisabled()
})

describe('an answer that was lost, and a tap once more', () => {
  const lost = () => new Refusal('INTERNAL', 500, '出了点问题，请稍后再试。')
  const open = (items: readonly DeskTurn[]): DeskQueue[] => [
    { offering: anOffering(), state: 'open', room: 4, items: [...items] },
  ]

  test('where the list shows the number, the next one is another person’s', async () => {
    queues = open([aDeskTurn(1)])
    service.answers['booking.addTurn'] = () => {
      queues = open([aDeskTurn(1), aDeskTurn(2)])
      throw lost()
    }
    showPage(Bookings)
    await press('加一个号')
    expect(await screen.findByText('在等：1 · 2')).toBeVisible()
    service.answers['booking.addTurn'] = () => aDeskTurn(3)
    await press('加一个号')
    expect(await screen.findByText('3 号，告诉本人')).toBeVisible()
    expect(new Set(keysOf('booking.addTurn')).size).toBe(2)
  })

  test('where the list shows who was called, it is the one after them who is called', async () => {
    queues = open([aDeskTurn(1), aDeskTurn(2)])
    service.answers['booking.callNext'] = () => {
      turned(0, 'called')
      throw lost()
    }
    showPage(Bookings)
    await press('叫下一位')
    expect(await screen.findByText('在等：2')).toBeVisible()
    service.answers['booking.callNext'] = () => turned(1, 'called')
    await press('叫下一位')
    expect(await screen.findByText('请 2 号')).toBeVisible()
    expect(new Set(keysOf('booking.callNext')).size).toBe(2)
  })

  test('where the list shows nothing of it, it is the same act', async () => {
    queues = open([aDeskTurn(1)])
    service.answers['booking.callNext'] = () => {
      throw lost()
    }
    showPage(Bookings)
    await press('叫下一位')
    expect(await screen.findByText('出了点问题，请稍后再试。')).toBeVisible()
    service.answers['booking.callNext'] = () => turned(0, 'called')
    await press('叫下一位')
    expect(await screen.findByText('请 1 号')).toBeVisible()
    const keys = keysOf('booking.callNext')
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })
})
