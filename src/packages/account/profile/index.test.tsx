import { act, fireEvent, screen } from '@testing-library/react'
import { acting } from '../../../api/acting'
import { careMode } from '../../../theme/care-mode'
import { mayActFor } from '../../../features/acting/delegations'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { phone } from '../../../../test/pages/stubs/taro'
import Profile from '.'

const mother = {
  id: 'd'.repeat(32),
  kind: 'family',
  label: '妈妈',
  until: '2027-11-23T02:00:00.000Z',
} as const

let service: Service
let bodies: { url: string; actingFor?: string; input: unknown }[]

beforeEach(() => {
  freshPhone()
  acting.set(null)
  mayActFor.set([])
  const account = {
    nickname: '小陈',
    community: null,
    language: 'zh-CN',
    careMode: false,
    phone: '',
    staff: false,
  }
  service = startService({
    'account.me': () => account,
    'account.update': (input: object) => ({ ...account, ...input }),
    'account.signOut': () => ({}),
    'account.delegations': () => ({
      iActFor: [{ ...mother, channel: null, actor: '', since: '2026-11-23T02:00:00.000Z' }],
      actForMe: [],
    }),
  })
  bodies = []
  const { fetch } = globalThis
  Object.assign(globalThis, {
    fetch: (url: string, init: { body: string }) => {
      bodies.push({ url, ...(JSON.parse(init.body) as { input: unknown }) })
      return fetch(url, init)
    },
  })
})
afterEach(() => {
  act(() => {
    acting.set(null)
    mayActFor.set([])
  })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))
const name = () => screen.getByRole('textbox', { name: '称呼' })

test('a name is saved by a tap, and kept as typed while that fails', async () => {
  showPage(Profile)
  await screen.findByDisplayValue('小陈')
  expect(screen.queryByRole('button', { name: '保存 称呼' })).not.toBeInTheDocument()
  fireEvent.change(name(), { target: { value: '陈阿姨 ' } })
  const update = service.answers['account.update']
  service.answers['account.update'] = () => {
    throw new Refusal('INTERNAL', 500, '我们这边出了点问题，请稍后再试。')
  }
  fireEvent.click(screen.getByRole('button', { name: '保存 称呼' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('请稍后再试')
  expect(name()).toHaveValue('陈阿姨 ')
  service.answers['account.update'] = update ?? (() => ({}))
  fireEvent.click(screen.getByRole('button', { name: '保存 称呼' }))
  await settle()
  expect(service.calls.at(-1)).toMatchObject({ name: 'account.update', input: { nickname: '陈阿姨' } })
  expect(name()).toHaveValue('陈阿姨')
})

test('what is typed while a name is saved stays, to be saved next', async () => {
  showPage(Profile)
  await screen.findByDisplayValue('小陈')
  let answer: () => void = () => undefined
  const { fetch } = globalThis
  Object.assign(globalThis, {
    fetch: async (url: string, init: RequestInit) => {
      if (url.endsWith('/account/update')) await new Promise<void>(resolve => (answer = resolve))
      return fetch(url, init)
    },
  })
  fireEvent.change(name(), { target: { value: '陈阿' } })
  fireEvent.click(screen.getByRole('button', { name: '保存 称呼' }))
  await settle()
  fireEvent.change(name(), { target: { value: '陈阿姨' } })
  answer()
  await settle()
  expect(name()).toHaveValue('陈阿姨')
  expect(phone.stored('nuanlin:drafts')).toMatchObject({ 'nickname:me': { value: '陈阿姨' } })
  expect(screen.getByRole('button', { name: '保存 称呼' })).toBeEnabled()
})

test('while I act for somebody their settings change, and this device stays as it is', async () => {
  acting.set(mother)
  mayActFor.set([mother.id])
  showPage(Profile)
  expect(screen.getByRole('heading', { level: 1, name: '妈妈的资料' })).toBeVisible()
  fireEvent.click(await screen.findByRole('button', { name: /关怀版/ }))
  await settle()
  expect(bodies.find(({ url }) => url.endsWith('/account/me'))).toMatchObject({ actingFor: mother.id })
  expect(bodies.find(({ url }) => url.endsWith('/update'))).toMatchObject({
    actingFor: mother.id,
    input: { careMode: true },
  })
  expect(careMode.get()).toBe(false)
  expect(screen.queryByRole('button', { name: '退出登录' })).not.toBeInTheDocument()
  fireEvent.click(await screen.findByRole('radio', { name: '为自己' }))
  await settle()
  expect(screen.getByRole('heading', { level: 1, name: '我的资料' })).toBeVisible()
})

test('my own settings are told as my own even while I act for somebody', async () => {
  const { saveSettings } = await import('../../../features/account/account')
  acting.set(mother)
  await act(() => saveSettings({ careMode: true }))
  expect(bodies.at(-1)?.actingFor).toBeUndefined()
})

test('when they took it back it says so, and I am myself again', async () => {
  acting.set(mother)
  showPage(Profile)
  await screen.findByDisplayValue('小陈')
  service.answers['account.update'] = () => {
    throw new Refusal('FORBIDDEN', 403, '你不能再替对方办理了，现在回到你自己。')
  }
  fireEvent.click(screen.getByRole('button', { name: /关怀版/ }))
  expect(await screen.findByText(/你不能再替对方办理了/)).toBeVisible()
  expect(acting.get()).toBeNull()
})

test('signing out forgets everything of mine in this browser', async () => {
  showPage(Profile)
  fireEvent.click(await screen.findByRole('button', { name: '退出登录' }))
  fireEvent.click(screen.getAllByRole('button', { name: '退出登录' }).at(-1) as HTMLElement)
  await settle()
  expect(service.calls.map(c => c.name)).toContain('account.signOut')
  expect(phone.stored('nuanlin:tokens')).toBeUndefined()
  expect(phone.visited).toEqual(['tab /pages/me/index'])
})

test('nobody is asked to sign in first', async () => {
  service.answers['account.me'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '登录已过期，请重新打开页面。')
  }
  showPage(Profile)
  fireEvent.click(await screen.findByRole('button', { name: '去登录' }))
  expect(phone.visited).toEqual(['to /packages/account/login/index'])
})
