import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import type { LoginState } from '../../../../domain/account/login'
import { isStaff } from '../../../features/account/account'
import Login from '.'

let service: Service
let state: LoginState
let staff: boolean
let started: number

const account = () => ({
  nickname: '',
  community: null,
  language: 'zh-CN',
  careMode: false,
  phone: '',
  staff,
})

beforeEach(() => {
  freshPhone()
  isStaff.set(false)
  state = 'waiting'
  staff = false
  started = 0
  service = startService({
    'account.startLogin': () => ({
      id: 'a'.repeat(32),
      code: `ABCDE-2345${2 + started++}`,
      secret: 's'.repeat(43),
      expiresAt: new Date(NOW + 180_000).toISOString(),
    }),
    'account.loginState': () => ({ state }),
    'account.finishLogin': () => ({ accessToken: 'access', refreshToken: 'refresh', expiresAt: '' }),
    'account.signOut': () => ({}),
    'account.me': account,
  })
})

const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const callsOf = (name: string) => service.calls.filter(c => c.name === name)

test('shows a code, counts down, asks until the phone allows, and enters as whoever allowed', async () => {
  staff = true
  showPage(Login)
  expect(await screen.findByText('ABCDE-23452')).toBeVisible()
  expect(screen.getByRole('img', { name: '登录二维码' })).toBeVisible()
  expect(screen.getByText('3:00 后失效')).toBeVisible()
  expect(callsOf('account.startLogin')[0]?.input).toEqual({ browser: expect.any(String) as string })
  await later(5000)
  expect(screen.getByText('2:55 后失效')).toBeVisible()
  expect(callsOf('account.loginState').length).toBeGreaterThan(1)
  expect(callsOf('account.finishLogin')).toEqual([])
  state = 'approved'
  await later(3000)
  expect(callsOf('account.finishLogin')).toHaveLength(1)
  expect(callsOf('account.me').at(-1)?.token).toBe('Bearer access')
  expect(phone.visited).toEqual(['to /packages/staff/workbench/index'])
})

test('a resident goes to their own page', async () => {
  state = 'approved'
  showPage(Login)
  expect(await screen.findByText('已允许，正在进入…')).toBeVisible()
  await waitFor(() => expect(phone.visited).toEqual(['tab /pages/me/index']))
})

test('a code that is over, or refused on the phone, is replaced by one tap', async () => {
  showPage(Login)
  await screen.findByText('ABCDE-23452')
  await later(180_000)
  expect(screen.getByText('登录码失效了')).toBeVisible()
  expect(screen.queryByText('ABCDE-23452')).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '换一个新码' }))
  expect(await screen.findByText('ABCDE-23453')).toBeVisible()
  expect(screen.getByText('3:00 后失效')).toBeVisible()
  state = 'refused'
  await later(3000)
  expect(screen.getByText('手机上没有允许')).toBeVisible()
})

test('whoever was signed in here before is signed out, at the service too', async () => {
  const { transport } = await import('../../../api/transport.h5')
  transport.session?.enter({ accessToken: 'before', refreshToken: 'before' })
  state = 'approved'
  showPage(Login)
  expect(await screen.findByText('已允许，正在进入…')).toBeVisible()
  await waitFor(() =>
    expect(phone.stored('nuanlin:tokens')).toEqual({ accessToken: 'access', refreshToken: 'refresh' }),
  )
  expect(callsOf('account.signOut').map(c => c.token)).toEqual(['Bearer before'])
})

test('a failure says so and can be tried again', async () => {
  const start = service.answers['account.startLogin']
  service.answers['account.startLogin'] = () => {
    throw new Refusal('RATE_LIMITED', 429, '操作太快了，请 20 秒后再试。')
  }
  showPage(Login)
  expect(await screen.findByRole('alert')).toHaveTextContent('请 20 秒后再试')
  service.answers['account.startLogin'] = start ?? (() => ({}))
  fireEvent.click(screen.getByRole('button', { name: '换一个新码' }))
  expect(await screen.findByText('ABCDE-23452')).toBeVisible()
})
