import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { onlineManager } from '@tanstack/react-query'
import { Refusal, startService, type Service } from '../../test/pages/stubs/service'
import { freshPhone } from '../../test/pages/stubs/show-page'
import { phone } from '../../test/pages/stubs/taro'
import { acting } from './acting'
import { dropDraft, hasDraft, keptDraft, putBack } from './draft'
import { mend, onArrival, post, sendWaiting, startOutbox, useKept, withdraw, type WaitingAct } from './outbox'
import { personChanged } from './person-changes'
import { storage } from './storage'

const HOUR = 3_600_000
const stored = () => (phone.stored('nuanlin:outbox') ?? []) as WaitingAct[]
const sent = () => service.calls.filter(({ name }) => name === 'station.reportLocked')
const locked = (stationId: string) =>
  post('station', 'reportLocked', { stationId }, { goodFor: HOUR, about: '木棉驿站' })
const answer = ({ stationId }: { stationId: string }) => ({
  stationId,
  reportedAt: '2026-11-20T02:00:00.000Z',
})

let service: Service
beforeEach(() => {
  freshPhone()
  acting.set(null)
  onlineManager.setOnline(true)
  service = startService({ 'station.reportLocked': answer })
})

/** Done while there is no network: every attempt fails. */
async function inVain(stationId: string) {
  service.broken = true
  const posted = locked(stationId)
  await act(() => jest.advanceTimersByTimeAsync(3000))
  service.broken = false
  expect(await posted).toEqual({ waits: true })
}

test('what is answered does not stay', async () => {
  expect(await locked('A1')).toEqual({ sent: answer({ stationId: 'A1' }) })
  expect(stored()).toEqual([])
})

test('it is kept before it is sent: an app that is closed meanwhile loses nothing', async () => {
  let release: () => void = () => undefined
  const { fetch } = globalThis
  Object.assign(globalThis, {
    fetch: async (url: string, init: RequestInit) => {
      await new Promise<void>(resolve => (release = resolve))
      return fetch(url, init)
    },
  })
  const posted = locked('A1')
  await act(() => jest.advanceTimersByTimeAsync(1))
  expect(stored()).toMatchObject([{ act: 'station.reportLocked', input: { stationId: 'A1' }, refused: null }])
  release()
  await posted
  expect(stored()).toEqual([])
})

test('without a network it waits, and goes out once, under its own key, in the order of the taps', async () => {
  await inVain('A1')
  await inVain('A2')
  expect(stored().map(({ input }) => input.stationId)).toEqual(['A1', 'A2'])
  const keys = stored().map(({ key }) => key)
  const told: string[] = []
  const stop = onArrival(act => told.push(act))
  await Promise.all([sendWaiting(), sendWaiting()])
  stop()
  expect(sent().map(({ input }) => (input as { stationId: string }).stationId)).toEqual(['A1', 'A2'])
  expect(sent().map(({ key }) => key)).toEqual(keys)
  expect(told).toHaveLength(2)
  expect(stored()).toEqual([])
})

test('it tries again by itself, ever less often, and at once when the network is back', async () => {
  startOutbox()
  await inVain('A1')
  service.broken = true
  await act(() => jest.advanceTimersByTimeAsync(60_000))
  expect(stored()).toHaveLength(1)
  service.broken = false
  act(() => {
    window.dispatchEvent(new Event('online'))
  })
  await act(() => jest.advanceTimersByTimeAsync(100))
  expect(stored()).toEqual([])
  await inVain('A2')
  await act(() => jest.advanceTimersByTimeAsync(20_000))
  expect(stored()).toEqual([])
})

test('what the service refuses at the tap is thrown, and nothing waits', async () => {
  service.answers['station.reportLocked'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有找到，可能已经撤下。')
  }
  await expect(locked('A1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(stored()).toEqual([])
})

test('what it refuses later stays, with the reason, until the person has seen it; the others go on', async () => {
  await inVain('A1')
  await inVain('A2')
  service.answers['station.reportLocked'] = (input: { stationId: string }) => {
    if (input.stationId === 'A1') throw new Refusal('NOT_FOUND', 404, '没有找到，可能已经撤下。')
    return answer(input)
  }
  await sendWaiting()
  expect(stored()).toMatchObject([{ input: { stationId: 'A1' }, refused: '没有找到，可能已经撤下。' }])
  await sendWaiting()
  expect(sent()).toHaveLength(2)
  withdraw(stored()[0]?.key ?? '')
  expect(stored()).toEqual([])
})

test('what has waited too long is not sent any more, and says so', async () => {
  await inVain('A1')
  jest.setSystemTime(Date.now() + 2 * HOUR)
  await sendWaiting()
  expect(sent()).toEqual([])
  expect(stored()).toMatchObject([{ refused: '' }])
})

test('it is done for whom it was begun, whoever I act for later', async () => {
  const mother = {
    id: 'd'.repeat(32),
    kind: 'family',
    label: '妈妈',
    until: '2027-11-23T02:00:00.000Z',
  } as const
  acting.set(mother)
  await inVain('A1')
  acting.set(null)
  const bodies: { actingFor?: string }[] = []
  const { fetch } = globalThis
  Object.assign(globalThis, {
    fetch: (url: string, init: { body: string }) => {
      bodies.push(JSON.parse(init.body) as object)
      return fetch(url, init)
    },
  })
  await sendWaiting()
  expect(bodies).toMatchObject([{ actingFor: mother.id }])
})

test('what one person did is not sent as the next', async () => {
  await inVain('A1')
  personChanged()
  await sendWaiting()
  expect(sent()).toEqual([])
  expect(stored()).toEqual([])
})

/** The service holds its answers back until they are let go, one by one. */
function heldBack(): { letGo: () => Promise<void> } {
  const held: (() => void)[] = []
  const { fetch } = globalThis
  Object.assign(globalThis, {
    fetch: async (url: string, init: RequestInit) => {
      await new Promise<void>(resolve => held.push(resolve))
      return fetch(url, init)
    },
  })
  return {
    letGo: async () => {
      await act(() => jest.advanceTimersByTimeAsync(1))
      held.shift()?.()
      await act(() => jest.advanceTimersByTimeAsync(1))
    },
  }
}

test('what is taken back while another is on its way is not sent', async () => {
  await inVain('A1')
  await inVain('A2')
  const { letGo } = heldBack()
  const sending = sendWaiting()
  withdraw(stored()[1]?.key ?? '')
  await letGo()
  await sending
  expect(sent().map(({ input }) => input)).toEqual([{ stationId: 'A1' }])
})

test('the person changes while one is on its way: the next is not sent as whoever is here then', async () => {
  await inVain('A1')
  await inVain('A2')
  const { letGo } = heldBack()
  const sending = sendWaiting()
  await act(() => jest.advanceTimersByTimeAsync(1))
  personChanged()
  await letGo()
  await sending
  expect(sent().map(({ input }) => input)).toEqual([{ stationId: 'A1' }])
  expect(stored()).toEqual([])
})

test('one that always fails does not hold up the others', async () => {
  await inVain('A1')
  await inVain('A2')
  service.answers['station.reportLocked'] = (input: { stationId: string }) => {
    if (input.stationId === 'A1') throw new Refusal('INTERNAL', 500, '出错了。')
    return answer(input)
  }
  const sending = sendWaiting()
  await act(() => jest.advanceTimersByTimeAsync(10_000))
  await sending
  expect(stored()).toMatchObject([{ input: { stationId: 'A1' }, refused: null }])
})

test('on a device that has become full, what is done waits all the same, and goes out once', async () => {
  // Something could still be kept: the list stands there, and is empty by now.
  await locked('A1')
  const storage = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('exceed storage max size')
  })
  await inVain('A2')
  await inVain('A3')
  expect(stored()).toEqual([])
  await sendWaiting()
  await sendWaiting()
  storage.mockRestore()
  expect(sent().map(({ input }) => input)).toEqual(['A1', 'A2', 'A3'].map(stationId => ({ stationId })))
})

test('what another window let in keeps what waits there', async () => {
  await inVain('A1')
  personChanged('elsewhere')
  expect(stored()).toHaveLength(1)
})

test('what was refused goes back into its form', async () => {
  service.broken = true
  const form = { draft: 'locked:A1', value: { words: '门锁着' }, url: '/packages/x' }
  const posted = post('station', 'reportLocked', { stationId: 'A1' }, { goodFor: HOUR, about: '', form })
  await act(() => jest.advanceTimersByTimeAsync(3000))
  await posted
  service.broken = false
  service.answers['station.reportLocked'] = () => {
    throw new Refusal('NOT_FOUND', 404, '没有找到，可能已经撤下。')
  }
  await sendWaiting()
  const [refused] = stored()
  if (!refused) throw new Error('nothing was refused')
  // Something newer was begun in the same form: it comes first.
  putBack('locked:A1', { words: '又锁着' })
  expect(mend(refused)).toBe(false)
  expect(stored()).toHaveLength(1)
  dropDraft('locked:A1')
  expect(mend(refused)).toBe(true)
  expect(stored()).toEqual([])
  expect(phone.stored('nuanlin:drafts')).toMatchObject({ 'locked:A1': { value: { words: '门锁着' } } })
})

/** Sent from a form, and the app was closed before the service answered: what is stored is all that is left. */
async function cutOff(draft: string, value: unknown) {
  await inVain('A1')
  const form = { draft, value, url: '/packages/x' }
  storage.write(
    'outbox',
    stored().map(one => ({ ...one, form })),
  )
}

test('what arrives after a restart takes its draft along', async () => {
  putBack('locked:B1', { words: '门锁着 ' })
  await cutOff('locked:B1', { words: '门锁着 ' })
  await sendWaiting()
  expect(stored()).toEqual([])
  expect(hasDraft('locked:B1')).toBe(false)
})

test('what arrives after a restart leaves what was typed there since', async () => {
  putBack('locked:B2', { words: '又锁着' })
  await cutOff('locked:B2', { words: '门锁着' })
  await sendWaiting()
  expect(stored()).toEqual([])
  expect(keptDraft('locked:B2')).toEqual({ words: '又锁着' })
})

test.each(['INTERNAL', 'RATE_LIMITED'])('what must arrive waits also after %s', async code => {
  service.answers['station.reportLocked'] = () => {
    throw new Refusal(code, 500, '出错了。')
  }
  const must = { goodFor: HOUR, about: '', mustArrive: true } as const
  const posted = post('station', 'reportLocked', { stationId: 'A1' }, must)
  await act(() => jest.advanceTimersByTimeAsync(10_000))
  expect(await posted).toEqual({ waits: true })
  service.answers['station.reportLocked'] = answer
  await sendWaiting()
  expect(stored()).toEqual([])
  expect(new Set(sent().map(({ key }) => key)).size).toBe(1)
})

test('what is on its way at first is not said to wait; what has no answer soon is', async () => {
  const { result } = renderHook(useKept)
  const { letGo } = heldBack()
  const tapped = (stationId: string, after: number) =>
    act(async () => {
      const posted = locked(stationId)
      await jest.advanceTimersByTimeAsync(after)
      return { posted }
    })
  const first = await tapped('A1', 1)
  expect([stored().length, result.current.length]).toEqual([1, 0])
  await act(async () => {
    await letGo()
    await first.posted
  })
  expect(result.current).toEqual([])
  const slow = await tapped('A2', 5000)
  expect(result.current).toMatchObject([{ input: { stationId: 'A2' } }])
  await act(async () => {
    await letGo()
    await slow.posted
  })
  expect(result.current).toEqual([])
})
