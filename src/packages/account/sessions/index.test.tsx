import { act, fireEvent, screen } from '@testing-library/react'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import Sessions from '.'

const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()
const device = (id: string, browser: string, current = false) => ({
  id: id.repeat(24),
  browser,
  since: ago(60 * 24),
  lastUsed: ago(5),
  current,
})

let service: Service
let items: ReturnType<typeof device>[]

beforeEach(() => {
  freshPhone()
  items = [device('a', 'Chrome · Windows', true), device('b', 'Safari · iPad')]
  service = startService({
    'account.sessions': () => ({ items }),
    'account.endSession': ({ sessionId }: { sessionId: string }) => {
      items = items.filter(({ id }) => id !== sessionId)
      return {}
    },
    'account.endOtherSessions': () => {
      items = items.filter(({ current }) => current)
      return {}
    },
    'account.signOut': () => ({}),
  })
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const settle = () => act(() => jest.advanceTimersByTimeAsync(50))

test('says which, when used and when entered, and ends one only when it is confirmed', async () => {
  showPage(Sessions)
  expect(await screen.findByText('Safari · iPad')).toBeVisible()
  expect(screen.getByText('这一台')).toBeVisible()
  expect(screen.getAllByText('5 分钟前用过')).toHaveLength(2)
  fireEvent.click(screen.getByRole('button', { name: '退出 Safari · iPad' }))
  expect(callsOf('account.endSession')).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '确认退出' }))
  await settle()
  expect(callsOf('account.endSession').map(c => c.input)).toEqual([{ sessionId: 'b'.repeat(24) }])
  expect(screen.queryByText('Safari · iPad')).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '退出其他设备' })).not.toBeInTheDocument()
})

test('all others go by one tap and a question', async () => {
  items.push(device('c', 'Firefox · Linux'))
  showPage(Sessions)
  fireEvent.click(await screen.findByRole('button', { name: '退出其他设备' }))
  fireEvent.click(screen.getByRole('button', { name: '确认退出' }))
  await settle()
  expect(callsOf('account.endOtherSessions')).toHaveLength(1)
  expect(screen.queryByText('Firefox · Linux')).not.toBeInTheDocument()
  expect(screen.getByText('Chrome · Windows')).toBeVisible()
})

test('ending the one in hand signs it out', async () => {
  showPage(Sessions)
  fireEvent.click(await screen.findByRole('button', { name: '退出 Chrome · Windows' }))
  expect(screen.getByText('退出后，在这里要重新登录。')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '确认退出' }))
  await settle()
  expect(callsOf('account.signOut')).toHaveLength(1)
  expect(phone.stored('nuanlin:tokens')).toBeUndefined()
  expect(phone.visited).toEqual(['tab /pages/me/index'])
})

test('none says how to enter one', async () => {
  items = []
  showPage(Sessions)
  expect(await screen.findByText('没有在浏览器上登录')).toBeVisible()
})
