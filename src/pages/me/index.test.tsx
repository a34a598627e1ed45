import { act, fireEvent, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../test/pages/stubs/show-page'
import { phone } from '../../../test/pages/stubs/taro'
import { saveSettings } from '../../features/account/account'
import { community } from '../../features/place/place'
import { careMode } from '../../theme/care-mode'
import Me from '.'

let service: Service

beforeEach(() => {
  freshPhone()
  service = startService({ 'account.update': () => ({ community: null, language: 'en', careMode: false }) })
})

const settle = () => act(() => jest.advanceTimersByTimeAsync(5000))

test('works without a network and without an identity: nothing is asked before anything is changed', () => {
  showPage(Me)
  expect(screen.getByRole('heading', { level: 1, name: '我的' })).toBeVisible()
  expect(service.calls).toEqual([])
})

test('the language changes at once, is kept, and is told to the account', async () => {
  showPage(Me)
  fireEvent.click(screen.getByRole('radio', { name: 'English' }))
  expect(screen.getByRole('heading', { level: 1, name: 'Me' })).toBeVisible()
  expect(screen.getByRole('radio', { name: 'English' })).toBeChecked()
  expect(phone.stored('nuanlin:locale')).toBe('en')
  await settle()
  expect(service.calls.at(-1)).toMatchObject({ name: 'account.update', input: { language: 'en' } })
})

test('changes are told one after the other, so that the last one counts', async () => {
  const { fetch } = globalThis
  const held: (() => void)[] = []
  Object.assign(globalThis, {
    fetch: async (url: string, init: RequestInit) => {
      if (url.includes('update')) await new Promise<void>(resolve => held.push(resolve))
      return fetch(url, init)
    },
  })
  void saveSettings({ careMode: true })
  await settle()
  void saveSettings({ careMode: false })
  await settle()
  expect(held).toHaveLength(1)
  held.shift()?.()
  await settle()
  expect(phone.stored('nuanlin:account-outbox')).toEqual({ careMode: false })
  held.shift()?.()
  await settle()
  expect(service.calls.map(c => c.input)).toEqual([{ careMode: true }, { careMode: false }])
  expect(phone.stored('nuanlin:account-outbox')).toBeUndefined()
})

test('care mode is switched and kept', async () => {
  showPage(Me)
  fireEvent.click(screen.getByRole('button', { name: /关怀版/ }))
  expect(screen.getByRole('button', { name: /关怀版/, pressed: true })).toBeVisible()
  expect(careMode.get()).toBe(true)
  expect(phone.stored('nuanlin:care')).toBe(true)
  await settle()
})

test('a change that did not arrive waits and goes with the next one', async () => {
  service.broken = true
  showPage(Me)
  fireEvent.click(screen.getByRole('radio', { name: 'English' }))
  await settle()
  expect(careMode.get()).toBe(false)
  service.broken = false
  await act(() => saveSettings({ careMode: true }))
  expect(service.calls.at(-1)?.input).toEqual({ language: 'en', careMode: true })
})

test('without an identity the change stays on this phone, and nobody is bothered', async () => {
  service.answers['account.update'] = () => {
    throw new Refusal('UNAUTHENTICATED', 401, '登录已过期，请重新打开页面。')
  }
  showPage(Me)
  fireEvent.click(screen.getByRole('radio', { name: 'English' }))
  await settle()
  expect(screen.queryByText(/登录/)).not.toBeInTheDocument()
  expect(phone.stored('nuanlin:account-outbox')).toBeUndefined()
})

test('shows my community and leads to it and to my favourites', () => {
  community.set({ code: '440307001001', name: '木棉湾社区', within: [] })
  showPage(Me)
  expect(screen.getByText('木棉湾社区')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /我的社区/ }))
  fireEvent.click(screen.getByRole('button', { name: /我的收藏/ }))
  expect(phone.visited).toEqual([
    'to /packages/resident/community/index',
    'to /packages/resident/favourites/index',
  ])
})

test('credits the map data and says what is a demonstration', () => {
  showPage(Me)
  expect(screen.getByText(/OpenStreetMap 贡献者/)).toBeVisible()
  expect(screen.getByText(/标着「演示数据」的驿站是虚构的/)).toBeVisible()
})
