import { onlineManager } from '@tanstack/react-query'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Booking } from '../../../../domain/booking/views'
import { aBooking } from '../../../../test/pages/stubs/bookings'
import { mySample } from '../../../../test/pages/stubs/samples'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aDetail, NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import { acting } from '../../../api/acting'
import { locale } from '../../../i18n/locale'
import BookingPage from '.'

let service: Service
let booking: Booking
const iso = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()
const change = (part: Partial<Booking>) => {
  booking = { ...booking, ...part }
  return booking
}
const inputsOf = (name: string) => service.calls.filter(call => call.name === name).map(({ input }) => input)

beforeEach(() => {
  freshPhone()
  phone.params = { id: 'b'.repeat(32) }
  booking = aBooking()
  service = startService({
    'booking.one': () => booking,
    'booking.cancel': () => change({ state: 'cancelled' }),
    'booking.takeOffer': () => change({ state: 'booked', offeredUntil: null }),
    'samples.ofBooking': () => ({ items: [mySample({ food: '小白菜' })] }),
    'station.detail': () => aDetail(),
  })
})

test('shows the code large, its number in groups, where and when', async () => {
  showPage(BookingPage)
  expect(await screen.findByText('4821 0937')).toBeVisible()
  expect(screen.getByRole('img', { name: '预约 4821 0937 的二维码' })).toBeVisible()
  expect(screen.getByText('明天 9:00–9:30')).toBeVisible()
  expect(screen.getByText('东风快检室')).toBeVisible()
  expect(screen.getByText('木棉路 8 号')).toBeVisible()
  expect(await screen.findByRole('button', { name: '打电话' })).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '看详情' }))
  expect(phone.visited).toEqual(['to /packages/resident/station/index?id=LG-1'])
})

test('is there without a network once it was seen', async () => {
  const first = showPage(BookingPage)
  await screen.findByText('4821 0937')
  first.unmount()
  onlineManager.setOnline(false)
  service.broken = true
  showPage(BookingPage)
  expect(await screen.findByText('4821 0937')).toBeVisible()
  expect(screen.getByText(/没有网络，下面是/)).toBeVisible()
})

test('goes into the calendar as a file', async () => {
  const files: Blob[] = []
  Object.assign(URL, {
    createObjectURL: (file: Blob) => {
      files.push(file)
      return 'blob:test'
    },
    revokeObjectURL: () => undefined,
  })
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  showPage(BookingPage)
  fireEvent.click(await screen.findByRole('button', { name: '加到日历' }))
  expect(click).toHaveBeenCalledTimes(1)
  expect(files.map(({ type }) => type)).toEqual(['text/calendar;charset=utf-8'])
  click.mockRestore()
})

test('is cancelled after a question, and can be booked again', async () => {
  showPage(BookingPage)
  fireEvent.click(await screen.findByRole('button', { name: '取消预约' }))
  expect(inputsOf('booking.cancel')).toEqual([])
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '取消预约' }))
  expect(await screen.findByText('已取消')).toBeVisible()
  expect(inputsOf('booking.cancel')).toEqual([{ bookingId: 'b'.repeat(32) }])
  expect(screen.queryByText('4821 0937')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '再约一次' }))
  expect(phone.visited).toEqual([`to /packages/booking/book/index?offering=${'a'.repeat(32)}`])
})

test('what the service refuses is said in the question', async () => {
  service.answers['booking.cancel'] = () => {
    throw new Refusal('TOO_LATE', 409, '离开始太近，不能自己取消了。去不了请打电话告诉驿站。')
  }
  showPage(BookingPage)
  fireEvent.click(await screen.findByRole('button', { name: '取消预约' }))
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('button', { name: '取消预约' }))
  expect(await sheet.findByText('离开始太近，不能自己取消了。去不了请打电话告诉驿站。')).toBeVisible()
})

test('after its cut-off it says to call instead', async () => {
  booking = aBooking({ startsAt: iso(30), endsAt: iso(60), cancelUntil: iso(-30) })
  showPage(BookingPage)
  expect(await screen.findByText('快开始了，不能自己取消。去不了请打电话说一声。')).toBeVisible()
  expect(screen.queryByRole('button', { name: '取消预约' })).toBeNull()
})

test('an offer says until when it is kept, and one tap takes it', async () => {
  booking = aBooking({ state: 'offered', offeredUntil: iso(28) })
  showPage(BookingPage)
  expect(await screen.findByText('给你留到 10:28')).toBeVisible()
  expect(screen.getByText('还有 28 分钟')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '确认，我要去' }))
  expect(await screen.findByText('4821 0937')).toBeVisible()
  expect(inputsOf('booking.takeOffer')).toEqual([{ bookingId: 'b'.repeat(32) }])
})

test('an offer that is over cannot be taken', async () => {
  booking = aBooking({ state: 'offered', offeredUntil: iso(-1) })
  showPage(BookingPage)
  expect(await screen.findByText('留给你的时间过了')).toBeVisible()
  expect(screen.getByRole('button', { name: '确认，我要去' })).toBeDisabled()
})

test('an offer goes by the clock of who keeps it, however wrong the phone’s is', async () => {
  booking = aBooking({ state: 'offered', offeredUntil: iso(-30), asOf: iso(-40) })
  showPage(BookingPage)
  expect(await screen.findByText('还有 10 分钟')).toBeVisible()
  expect(screen.getByRole('button', { name: '确认，我要去' })).toBeEnabled()
})

test('who waits sees how many are before them, and can leave', async () => {
  booking = aBooking({ state: 'waiting', ahead: 2 })
  showPage(BookingPage)
  expect(await screen.findByText('前面还有 2 人')).toBeVisible()
  expect(screen.queryByText('4821 0937')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '不等了' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '不等了' }))
  expect(await screen.findByText('不再候补了')).toBeVisible()
})

test.each([
  [{ state: 'cancelled', byStaff: true, reason: '试剂没到' }, '试剂没到'],
  [{ state: 'no_show' }, '名额留给了现场的人。没关系，随时可以再约。'],
  [{ state: 'lapsed' }, '这次没等到，可以换个时段再约。'],
] as const)('what is over says why: %j', async (part, said) => {
  booking = aBooking(part)
  showPage(BookingPage)
  expect(await screen.findByText(said)).toBeVisible()
  expect(screen.getByRole('button', { name: '再约一次' })).toBeVisible()
})

test('one that is not there says so, and a stranger is asked to sign in', async () => {
  service.answers['booking.one'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有找到。')
  }
  const first = showPage(BookingPage)
  expect(await screen.findByText('找不到这个预约')).toBeVisible()
  first.unmount()
  freshPhone()
  phone.params = { id: 'b'.repeat(32) }
  service.answers['booking.one'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '请先登录。')
  }
  showPage(BookingPage)
  expect(await screen.findByText('登录后看你的预约')).toBeVisible()
})

test('is told in English', async () => {
  locale.set('en')
  showPage(BookingPage)
  expect(await screen.findByText('tomorrow 9:00–9:30')).toBeVisible()
  await waitFor(() => {
    expect(screen.getByText('Show this code when you are there, or read out the number.')).toBeVisible()
  })
})

test('what was taken in under it stands there with how far it is, and leads to its page', async () => {
  booking = aBooking({ state: 'served' })
  showPage(BookingPage)
  fireEvent.click(await screen.findByRole('button', { name: /小白菜/ }))
  expect(screen.getByText('检测中')).toBeVisible()
  expect(phone.visited).toEqual([`to /packages/resident/sample/index?id=${'1'.repeat(32)}`])
  expect(inputsOf('samples.ofBooking')).toEqual([{ bookingId: 'b'.repeat(32) }])
})

test('before anybody was there nothing is asked', async () => {
  showPage(BookingPage)
  await screen.findByText('4821 0937')
  expect(inputsOf('samples.ofBooking')).toEqual([])
})

test('whoever acts for somebody else and opens a message of their own is shown the way back to themselves', async () => {
  acting.set({ id: 'd1', kind: 'family', label: '妈妈', until: iso(60) })
  service.answers['booking.one'] = () => {
    if (acting.get()) throw new Refusal('NOT_FOUND', 404, '没有找到')
    return booking
  }
  showPage(BookingPage)
  expect(await screen.findByText('这不是妈妈的')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '回到我自己' }))
  expect(await screen.findByText('4821 0937')).toBeVisible()
})
