import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { Queue } from '../../../../domain/booking/queue/views'
import { aQueue, aTurn } from '../../../../test/pages/stubs/bookings'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import QueuePage from '.'

let service: Service
let queue: Queue
const press = async (name: string) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const inputsOf = (name: string) => service.calls.filter(call => call.name === name).map(({ input }) => input)

beforeEach(() => {
  freshPhone()
  phone.params = { id: 'a'.repeat(32) }
  queue = aQueue()
  service = startService({
    'booking.queue': () => queue,
    'booking.drawNumber': () => {
      queue = aQueue({ mine: aTurn() })
      return aTurn()
    },
    'booking.leaveQueue': () => {
      queue = aQueue({ mine: aTurn({ state: 'left', ahead: null, waitMinutes: null }) })
      return queue.mine
    },
    'inbox.subscriptions': () => ({ items: [], ask: [] }),
  })
})

test('says how it stands, and one tap draws a number with how many are ahead', async () => {
  showPage(QueuePage)
  expect(await screen.findByText('8 号')).toBeVisible()
  expect(screen.getByText('3 人')).toBeVisible()
  expect(screen.getByText('6 个号')).toBeVisible()
  expect(screen.getByText('现在取号 · 约等 20 分钟')).toBeVisible()
  await press('取号')
  expect(await screen.findByText('12 号')).toBeVisible()
  expect(screen.getByText('前面还有 3 人')).toBeVisible()
  expect(screen.getByText('约等 20 分钟')).toBeVisible()
  expect(inputsOf('booking.drawNumber')).toEqual([{ offeringId: 'a'.repeat(32) }])
})

test('a number is given up after a question', async () => {
  queue = aQueue({ mine: aTurn({ ahead: 0, waitMinutes: null }) })
  showPage(QueuePage)
  expect(await screen.findByText('下一个就是你')).toBeVisible()
  expect(screen.getByText('有一阵没叫号了，等多久说不准')).toBeVisible()
  await press('不等了')
  const [, confirm] = await screen.findAllByRole('button', { name: '不等了' })
  if (confirm) fireEvent.click(confirm)
  expect(await screen.findByRole('button', { name: '取号' })).toBeVisible()
  expect(inputsOf('booking.leaveQueue')).toEqual([{ turnId: 'c'.repeat(32) }])
})

test('who is called is told on the screen, and who missed it may draw again', async () => {
  queue = aQueue({ mine: aTurn({ state: 'called', ahead: null, waitMinutes: null }) })
  const shown = showPage(QueuePage)
  expect(await screen.findByText('叫到你了，请到窗口')).toBeVisible()
  shown.unmount()
  queue = aQueue({ mine: aTurn({ state: 'missed', ahead: null, waitMinutes: null }) })
  freshPhone()
  phone.params = { id: 'a'.repeat(32) }
  showPage(QueuePage)
  expect(await screen.findByRole('button', { name: '重新取号' })).toBeVisible()
})

test('where no number is to be had it says why, and leads to a booking', async () => {
  queue = aQueue({ room: 0 })
  showPage(QueuePage)
  expect(await screen.findByText('今天现场的号取完了')).toBeVisible()
  await press('去预约')
  expect(phone.visited).toEqual([`to /packages/booking/book/index?offering=${'a'.repeat(32)}`])
})

test('before it opens it says from when on, in English too', async () => {
  locale.set('en')
  queue = aQueue({ state: 'early', opensAt: '2026-11-23T05:00:00.000Z' })
  showPage(QueuePage)
  expect(await screen.findByText('Numbers from 13:00 on')).toBeVisible()
})

test('what is refused is said where it was tried', async () => {
  service.answers['booking.drawNumber'] = () => {
    throw new Refusal('QUEUE_FULL', 409, '今天现场的名额取完了。')
  }
  showPage(QueuePage)
  await press('取号')
  expect(await screen.findByText('今天现场的名额取完了。')).toBeVisible()
})

test('a number that was given up after its answer was lost is not given out once more', async () => {
  service.answers['booking.drawNumber'] = () => {
    throw new Refusal('INTERNAL', 500, '出了点问题，请稍后再试。')
  }
  showPage(QueuePage)
  await press('取号')
  expect(await screen.findByText('出了点问题，请稍后再试。')).toBeVisible()
  const lost = service.calls.find(({ name }) => name === 'booking.drawNumber')?.key
  // Under its key the service still answers with the first one.
  service.answers['booking.drawNumber'] = (_input, { key }) => {
    if (key === lost) return aTurn({ state: 'left', ahead: null, waitMinutes: null })
    queue = aQueue({ mine: aTurn({ id: 'd'.repeat(32), number: 13 }) })
    return queue.mine
  }
  await waitFor(() => {
    expect(screen.getByRole('button', { name: '取号' })).toBeEnabled()
  })
  await press('取号')
  expect(await screen.findByText('13 号')).toBeVisible()
  expect(inputsOf('booking.drawNumber')).toHaveLength(3)
})
