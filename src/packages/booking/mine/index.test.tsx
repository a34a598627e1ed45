import { fireEvent, screen } from '@testing-library/react'
import { aBooking } from '../../../../test/pages/stubs/bookings'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import MyBookings from '.'

let service: Service
beforeEach(() => {
  freshPhone()
  service = startService({
    'booking.myTurns': () => ({ items: [] }),
    'booking.mine': ({ shelf }: { shelf: 'upcoming' | 'past' }) => ({
      items:
        shelf === 'upcoming'
          ? [aBooking(), aBooking({ id: 'c'.repeat(32), state: 'waiting', ahead: 1 })]
          : [
              aBooking({
                id: 'd'.repeat(32),
                state: 'served',
                startsAt: '2026-11-01T01:00:00.000Z',
                endsAt: '2026-11-01T01:30:00.000Z',
              }),
            ],
      next: null,
    }),
  })
})

test('what is to come leads to its code, and what was is one tap away', async () => {
  showPage(MyBookings)
  expect(await screen.findByText('约好了')).toBeVisible()
  expect(screen.getByText('前面还有 1 人')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /约好了/ }))
  expect(phone.visited).toEqual([`to /packages/booking/booking/index?id=${'b'.repeat(32)}`])
  fireEvent.click(screen.getByRole('radio', { name: '以前的' }))
  expect(await screen.findByText('办完了')).toBeVisible()
  expect(screen.getByText('11月1日 9:00–9:30')).toBeVisible()
})

test('without any it leads to booking, and a stranger to signing in', async () => {
  service.answers['booking.mine'] = () => ({ items: [], next: null })
  const first = showPage(MyBookings)
  expect(await screen.findByText('没有要去的预约')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '约快检' }))
  expect(phone.visited).toEqual(['to /packages/booking/book/index'])
  first.unmount()
  freshPhone()
  service.answers['booking.mine'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '请先登录。')
  }
  showPage(MyBookings)
  expect(await screen.findByText('登录后看你的预约')).toBeVisible()
})
