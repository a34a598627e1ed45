import { act } from '@testing-library/react'
import { startService } from '../../../test/pages/stubs/service'
import { freshPhone } from '../../../test/pages/stubs/show-page'
import { transport } from '../../api/transport'
import { tellSignedOut } from './sign-out'

beforeEach(() => {
  freshPhone()
  startService({ 'account.signOut': () => ({}) })
  transport.session?.enter({ accessToken: 'access', refreshToken: 'refresh' })
})
afterEach(() => {
  transport.session?.leave()
})

test('nobody waits long for a network that swallows everything', async () => {
  Object.assign(globalThis, { fetch: () => new Promise(() => undefined) })
  let done = false
  void tellSignedOut().then(() => (done = true))
  await act(() => jest.advanceTimersByTimeAsync(2000))
  expect(done).toBe(false)
  await act(() => jest.advanceTimersByTimeAsync(1500))
  expect(done).toBe(true)
})

test('with a good one it is over at once', async () => {
  await tellSignedOut()
  expect(jest.getTimerCount()).toBeLessThanOrEqual(1)
})
