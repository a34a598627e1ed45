import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import { aGrant } from '../../../../test/pages/stubs/staff'
import Accept from '.'

const offer = {
  role: 'station_staff',
  place: { kind: 'area', id: '440307001001' },
  placeName: '木棉湾社区',
  within: ['布吉街道'],
  from: '王主任',
  expiresAt: '2026-11-30T02:00:00.000Z',
}

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({
    'staff.invitation': () => offer,
    'staff.accept': () => aGrant({ role: 'station_staff' }),
  })
})

const typing = (value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: '邀请码' }), { target: { value } })
}
const callsOf = (name: string) => service.calls.filter(c => c.name === name)

test('typed in small letters, grouped by five, shown, accepted, and on to the workbench', async () => {
  showPage(Accept)
  typing('abcde2')
  expect(screen.getByRole('textbox')).toHaveValue('ABCDE-2')
  expect(callsOf('staff.invitation')).toEqual([])
  typing('abcde23456')
  expect(await screen.findByText('布吉街道 木棉湾社区')).toBeVisible()
  expect(screen.getByRole('heading', { name: '驿站工作人员' })).toBeVisible()
  expect(screen.getByText('王主任')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '接受' }))
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(callsOf('staff.accept').map(c => c.input)).toEqual([{ code: 'ABCDE-23456' }])
  expect(phone.visited).toEqual(['to /packages/staff/workbench/index'])
  expect(phone.stored('nuanlin:staff')).toBe(true)
})

test('a whole message can be pasted', async () => {
  showPage(Accept)
  typing('暖邻邀请码：ABCDE-23456')
  expect(screen.getByRole('textbox')).toHaveValue('ABCDE-23456')
  expect(await screen.findByText('王主任')).toBeVisible()
})

test('a link brings its code along', async () => {
  phone.params = { code: 'ABCDE-23456' }
  showPage(Accept)
  expect(await screen.findByText('王主任')).toBeVisible()
})

test('letters that no code has are said before anything is asked', () => {
  showPage(Accept)
  typing('ABCDE-O0000')
  expect(screen.getByRole('alert')).toHaveTextContent('码里没有 0、1、I、L、O')
  expect(service.calls).toEqual([])
})

test('a code that is over says so, and another can be typed', async () => {
  service.answers['staff.invitation'] = () => {
    throw new Refusal('INVITATION_OVER', 409, '这个邀请码已用过。')
  }
  showPage(Accept)
  typing('ABCDE-23456')
  expect(await screen.findByRole('alert')).toHaveTextContent('这个邀请码已用过。')
  expect(screen.queryByRole('button', { name: '接受' })).not.toBeInTheDocument()
  service.answers['staff.invitation'] = () => offer
  typing('ABCDE-23457')
  expect(await screen.findByText('王主任')).toBeVisible()
})

test('accepted under the same key however often it is tried', async () => {
  service.answers['staff.accept'] = () => {
    throw new Refusal('INTERNAL', 500, '我们这边出了点问题，请稍后再试。')
  }
  showPage(Accept)
  typing('ABCDE-23456')
  fireEvent.click(await screen.findByRole('button', { name: '接受' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('请稍后再试')
  fireEvent.click(screen.getByRole('button', { name: '接受' }))
  await act(() => jest.advanceTimersByTimeAsync(10))
  const keys = callsOf('staff.accept').map(c => c.key)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('without a network it says so', async () => {
  onlineManager.setOnline(false)
  showPage(Accept)
  typing('ABCDE-23456')
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})

test('speaks English', async () => {
  locale.set('en')
  phone.params = { code: 'ABCDE-23456' }
  showPage(Accept)
  expect(await screen.findByText('Invited by')).toBeVisible()
})
