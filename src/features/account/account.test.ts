import Taro from '@tarojs/taro'
import { act } from '@testing-library/react'
import { startService, type Service } from '../../../test/pages/stubs/service'
import { freshPhone } from '../../../test/pages/stubs/show-page'
import { phone } from '../../../test/pages/stubs/taro'
import { transport } from '../../api/transport'
import { readAccount, saveSettings } from './account'

const OUTBOX = 'nuanlin:account-outbox'
const tokens = (of: string) => ({ accessToken: `access-${of}`, refreshToken: `refresh-${of}` })
const me = { nickname: '', community: null, language: 'zh-CN', careMode: false, phone: '', staff: false }

let service: Service
beforeEach(() => {
  freshPhone()
  service = startService({ 'account.update': () => me, 'account.me': () => me })
  transport.session?.enter(tokens('first'))
})
afterEach(() => {
  transport.session?.leave()
})

/** Saved while there is no network: it waits. */
async function saveInVain(): Promise<void> {
  service.broken = true
  const saved = saveSettings({ nickname: '前一位' })
  await act(() => jest.advanceTimersByTimeAsync(2000))
  await saved
  expect(phone.stored(OUTBOX)).toEqual({ nickname: '前一位' })
  service.broken = false
}

const told = () => service.calls.filter(call => call.name === 'account.update').map(call => call.token)

test('on a device that has become full, what was changed last is told, not what could still be kept', async () => {
  await saveInVain()
  jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('exceeds the limit')
  })
  await saveSettings({ nickname: '新名字' })
  await readAccount()
  jest.restoreAllMocks()
  const inputs = service.calls.filter(({ name }) => name === 'account.update').map(({ input }) => input)
  expect(inputs).toEqual([{ nickname: '新名字' }])
  expect(phone.stored(OUTBOX)).toBeUndefined()
})

test('what waits is told to the account of the same person', async () => {
  await saveInVain()
  await readAccount()
  expect(told()).toEqual(['Bearer access-first'])
  expect(phone.stored(OUTBOX)).toBeUndefined()
})

test.each(['who leaves and then enters as somebody else', 'enters as somebody else right away'])(
  'what waits is not told to the account of whoever %s',
  async way => {
    await saveInVain()
    if (way.startsWith('who leaves')) transport.session?.leave()
    transport.session?.enter(tokens('second'))
    expect(phone.stored(OUTBOX)).toBeUndefined()
    await readAccount()
    expect(told()).toEqual([])
  },
)

test('nor when the next person enters between two attempts', async () => {
  service.broken = true
  const saved = saveSettings({ nickname: '前一位' })
  await act(() => jest.advanceTimersByTimeAsync(100))
  transport.session?.enter(tokens('second'))
  service.broken = false
  await act(() => jest.advanceTimersByTimeAsync(5000))
  await saved
  expect(told()).toEqual([])
})
