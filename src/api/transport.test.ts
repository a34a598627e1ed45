import Taro from '@tarojs/taro'
import { act } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../test/pages/stubs/service'
import { freshPhone } from '../../test/pages/stubs/show-page'
import { phone } from '../../test/pages/stubs/taro'
import { client } from './client'
import { personChanges } from './person-changes'
import { storage } from './storage'
import { transport } from './transport'

/** Tokens of a session, as the service signs them. */
function tokensOf(session: string) {
  const payload = Buffer.from(JSON.stringify({ sub: session })).toString('base64url')
  return { accessToken: `header.${payload}.seal`, refreshToken: `refresh-${session}` }
}
const bearer = (session: string) => `Bearer ${tokensOf(session).accessToken}`
const inAnotherTab = (session: string) => {
  storage.write('tokens', tokensOf(session))
}

let service: Service
beforeEach(() => {
  freshPhone()
  service = startService({ 'account.update': input => input, 'account.me': () => ({}) })
  transport.session?.enter(tokensOf('a'))
})
afterEach(() => {
  transport.session?.leave()
})

test('what is tapped on the page of one person is not done in the name of another', async () => {
  inAnotherTab('b')
  const before = personChanges()
  await expect(client.account.update({ nickname: '甲' })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: '这个浏览器里换了人登录，页面已换成现在这个人的。',
  })
  expect(service.calls).toEqual([])
  expect(personChanges()).toBe(before + 1)
  // From now on the page is theirs.
  await client.account.update({ nickname: '乙' })
  expect(service.calls.map(({ token }) => token)).toEqual([bearer('b')])
})

test('on a device that has become full, the newest session counts, and no other tab takes the one before', async () => {
  jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('exceeds the limit')
  })
  transport.session?.enter(tokensOf('b'))
  await client.account.update({ nickname: '乙' })
  expect(service.calls.map(({ token }) => token)).toEqual([bearer('b')])
  expect(phone.stored('nuanlin:tokens')).toBeUndefined()
  jest.restoreAllMocks()
  transport.session?.enter(tokensOf('c'))
  inAnotherTab('c2')
  await expect(client.account.update({ nickname: '丙' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('what another tab could keep later counts, also on a device that was full', async () => {
  const full = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('exceeds the limit')
  })
  transport.session?.enter(tokensOf('b'))
  full.mockRestore()
  inAnotherTab('c')
  const before = personChanges()
  const newValue = JSON.stringify(tokensOf('c'))
  window.dispatchEvent(new StorageEvent('storage', { key: 'nuanlin:tokens', newValue }))
  expect(personChanges()).toBe(before + 1)
  await client.account.update({ nickname: '丙' })
  expect(service.calls.map(({ token }) => token)).toEqual([bearer('c')])
})

test('nor when it is sent again', async () => {
  service.answers['account.update'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好')
  }
  const update = client.account.update({ nickname: '甲' })
  const refused = expect(update).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  await act(() => jest.advanceTimersByTimeAsync(100))
  inAnotherTab('b')
  await act(() => jest.advanceTimersByTimeAsync(3000))
  await refused
  expect(service.calls.map(({ token }) => token)).toEqual([bearer('a')])
})

test('a tab hears at once that somebody else is in, or that nobody is any more', () => {
  const hear = () => {
    window.dispatchEvent(new StorageEvent('storage', { key: 'nuanlin:tokens' }))
  }
  const before = personChanges()
  hear()
  expect(personChanges()).toBe(before)
  inAnotherTab('b')
  hear()
  storage.remove('tokens')
  hear()
  expect(personChanges()).toBe(before + 2)
})

test('the same session with fresh tokens is the same person', async () => {
  storage.write('tokens', { ...tokensOf('a'), refreshToken: 'the next one' })
  await client.account.me({})
  expect(service.calls).toHaveLength(1)
})
