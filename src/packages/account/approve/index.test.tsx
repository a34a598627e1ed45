import { act, fireEvent, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import Approve from '.'

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({
    'account.login': () => ({
      browser: 'Edge · Windows',
      startedAt: new Date(NOW - 60_000).toISOString(),
      expiresAt: new Date(NOW + 120_000).toISOString(),
      grants: [{ role: 'supervisor', placeName: '布吉街道' }],
    }),
    'account.approveLogin': () => ({ browser: 'Edge · Windows' }),
    'account.refuseLogin': () => ({ browser: 'Edge · Windows' }),
  })
})

const typing = (value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name: '登录码' }), { target: { value } })
}
const callsOf = (name: string) => service.calls.filter(c => c.name === name)

test('says which browser asks, since when, and what it gets, before anything is allowed', async () => {
  phone.params = { code: 'ABCDE-23456' }
  showPage(Approve)
  expect(await screen.findByRole('heading', { name: 'Edge · Windows' })).toBeVisible()
  expect(screen.getByText('打开登录页 · 1 分钟前')).toBeVisible()
  expect(screen.getByText('督办 · 布吉街道')).toBeVisible()
  expect(screen.getByText('你作为居民能做的')).toBeVisible()
  expect(callsOf('account.approveLogin')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '允许登录' }))
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(callsOf('account.approveLogin').map(c => c.input)).toEqual([{ code: 'ABCDE-23456' }])
  expect(phone.visited).toEqual(['back'])
})

test('can be refused', async () => {
  showPage(Approve)
  typing('abcde23456')
  fireEvent.click(await screen.findByRole('button', { name: '不允许' }))
  await act(() => jest.advanceTimersByTimeAsync(10))
  expect(callsOf('account.refuseLogin')).toHaveLength(1)
  expect(callsOf('account.approveLogin')).toEqual([])
})

test('a code that is over offers nothing to allow', async () => {
  service.answers['account.login'] = () => {
    throw new Refusal('LOGIN_OVER', 409, '这个登录码已用过或已过期。')
  }
  showPage(Approve)
  typing('ABCDE-23456')
  expect(await screen.findByRole('alert')).toHaveTextContent('已用过或已过期')
  expect(screen.queryByRole('button', { name: '允许登录' })).not.toBeInTheDocument()
})

test('the same decision goes under the same key however often it is tried', async () => {
  service.answers['account.approveLogin'] = () => {
    throw new Refusal('INTERNAL', 500, '我们这边出了点问题，请稍后再试。')
  }
  showPage(Approve)
  typing('ABCDE-23456')
  for (let i = 0; i < 2; i++) {
    fireEvent.click(await screen.findByRole('button', { name: '允许登录' }))
    await act(() => jest.advanceTimersByTimeAsync(50))
    expect(screen.getByRole('alert')).toHaveTextContent('请稍后再试')
  }
  expect(callsOf('account.approveLogin')).toHaveLength(2)
  expect(new Set(callsOf('account.approveLogin').map(c => c.key)).size).toBe(1)
})
