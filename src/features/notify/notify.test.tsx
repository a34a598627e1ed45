import { act, fireEvent, renderHook, screen } from '@testing-library/react'
import { Refusal, startService, type Service } from '../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../test/pages/stubs/show-page'
import { phone } from '../../../test/pages/stubs/taro'
import { device } from '../../api/device'
import { sendWaiting } from '../../api/outbox'
import { useNotice } from '../../components/notice/notice'
import { NotifyAnswer } from './notify-answer'
import { NotifyCard } from './notify-card'

const AfterLocked = () => <NotifyAnswer tap="locked" />

let service: Service
let left: number
const subscriptions = () => ({
  items: [{ template: 'template-answer', name: '驿站的答复', left, on: left > 0 }],
  ask: ['template-answer'],
})
const consented = ({ accepted }: { accepted: string[] }) => {
  left += accepted.length
  return subscriptions()
}
beforeEach(() => {
  freshPhone()
  left = 0
  service = startService({ 'inbox.subscriptions': subscriptions, 'inbox.consented': consented })
})
afterEach(() => {
  device.askToNotify = null
})
const answering = (...accepted: string[]) => {
  device.askToNotify = templates =>
    Promise.resolve({ accepted, rejected: templates.filter(id => !accepted.includes(id)) })
}

test('each yes is told, and one sees how many may still come', async () => {
  answering('template-answer')
  showPage(NotifyCard)
  expect(await screen.findByText('驿站的答复：还没同意')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '有消息时微信通知我' }))
  expect(await screen.findByText('驿站的答复：还能发 1 条')).toBeVisible()
  expect(service.calls.find(({ name }) => name === 'inbox.consented')?.input).toEqual({
    tap: 'inbox',
    accepted: ['template-answer'],
    rejected: [],
  })
})

test('a no is told too, and nothing is promised', async () => {
  answering()
  showPage(AfterLocked)
  fireEvent.click(await screen.findByRole('button', { name: '有答复时微信通知我' }))
  await act(() => jest.advanceTimersByTimeAsync(20))
  expect(service.calls.find(({ name }) => name === 'inbox.consented')?.input).toMatchObject({
    accepted: [],
    rejected: ['template-answer'],
  })
  expect(await screen.findByRole('button', { name: '有答复时微信通知我' })).toBeVisible()
})

test('a yes that was given without a network is told once there is one, once', async () => {
  answering('template-answer')
  showPage(AfterLocked)
  const ask = await screen.findByRole('button', { name: '有答复时微信通知我' })
  service.broken = true
  fireEvent.click(ask)
  await act(() => jest.advanceTimersByTimeAsync(5000))
  expect(left).toBe(0)
  service.broken = false
  await act(() => sendWaiting())
  await act(() => sendWaiting())
  expect(left).toBe(1)
  expect(service.calls.filter(({ name }) => name === 'inbox.consented')).toHaveLength(1)
})

test('nobody waits until it is told: the yes is kept, and they are thanked at once', async () => {
  answering('template-answer')
  const { result } = renderHook(useNotice)
  showPage(AfterLocked)
  const ask = await screen.findByRole('button', { name: '有答复时微信通知我' })
  // The service never answers.
  Object.assign(globalThis, { fetch: () => new Promise(() => undefined) })
  fireEvent.click(ask)
  await act(() => jest.advanceTimersByTimeAsync(20))
  expect(result.current).toBe('好，到时微信通知你')
  expect(phone.stored('nuanlin:outbox')).toMatchObject([{ act: 'inbox.consented' }])
})

test('a yes that the service could not take is told again, once', async () => {
  answering('template-answer')
  showPage(AfterLocked)
  const ask = await screen.findByRole('button', { name: '有答复时微信通知我' })
  service.answers['inbox.consented'] = () => {
    throw new Refusal('INTERNAL', 500, '出错了。')
  }
  fireEvent.click(ask)
  await act(() => jest.advanceTimersByTimeAsync(20))
  service.answers['inbox.consented'] = consented
  await act(() => sendWaiting())
  await act(() => sendWaiting())
  expect(left).toBe(1)
  expect(phone.stored('nuanlin:outbox')).toEqual([])
})

test('who agreed already is not asked for the same answer again', async () => {
  left = 1
  answering('template-answer')
  showPage(AfterLocked)
  expect(await screen.findByText('有答复会发到你的微信')).toBeVisible()
})

test('in a browser there is nothing of it, and nobody is asked', async () => {
  showPage(NotifyCard)
  await act(() => jest.advanceTimersByTimeAsync(20))
  expect(screen.queryByText('微信通知')).toBeNull()
  expect(service.calls).toEqual([])
})
