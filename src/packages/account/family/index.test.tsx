import { act, fireEvent, screen } from '@testing-library/react'
import type { Delegation } from '../../../features/acting/delegations'
import { acting } from '../../../api/acting'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import Family from '.'

const aDelegation = (change: Partial<Delegation> = {}): Delegation => ({
  id: 'd'.repeat(32),
  kind: 'family',
  channel: null,
  label: '妈妈',
  actor: '小陈',
  since: new Date(NOW).toISOString(),
  until: '2027-11-23T02:00:00.000Z',
  ...change,
})

let service: Service
let iActFor: Delegation[]
let actForMe: Delegation[]

beforeEach(() => {
  freshPhone()
  acting.set(null)
  iActFor = [aDelegation()]
  actForMe = [aDelegation({ id: 'e'.repeat(32), label: '外婆', actor: '' })]
  service = startService({
    'account.delegations': () => ({ iActFor, actForMe }),
    'account.offerDelegation': () => ({ code: 'ABCDE-23456', expiresAt: '' }),
    'account.endDelegation': () => ({}),
  })
})
afterEach(() => {
  acting.set(null)
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const settle = (ms = 50) => act(() => jest.advanceTimersByTimeAsync(ms))

test('acting begins by a tap, is said above the page, and stops there', async () => {
  showPage(Family)
  fireEvent.click(await screen.findByRole('button', { name: '为妈妈办理' }))
  expect(screen.getByRole('region', { name: '正在为妈妈办理' })).toBeVisible()
  expect(phone.stored('nuanlin:acting')).toMatchObject({ label: '妈妈', kind: 'family' })
  expect(screen.getAllByText('到 2027年11月23日 为止')[0]).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '结束' }))
  await settle()
  expect(screen.queryByRole('region', { name: /正在为/ })).not.toBeInTheDocument()
  // A family member goes on being one: only the counter is done with whom it served.
  expect(callsOf('account.endDelegation')).toEqual([])
})

test('either side ends it, when it is confirmed', async () => {
  showPage(Family)
  expect(await screen.findByText('还没填称呼的家人 · 叫你「外婆」')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: /^解除 还没填称呼的家人/ }))
  fireEvent.click(screen.getByRole('button', { name: '确认解除' }))
  await settle()
  expect(callsOf('account.endDelegation').map(c => c.input)).toEqual([{ delegationId: 'e'.repeat(32) }])
})

test('either side reads what was done, and is told when the record does not hold', async () => {
  const at = new Date(NOW).toISOString()
  const line = { id: 'x#2', at, actor: '小陈', mine: false, before: null }
  service.answers['account.actsOnBehalf'] = () => ({
    items: [
      { ...line, procedure: 'account.update', after: '{"nickname":"老陈","careMode":true}' },
      { ...line, id: 'x#1', mine: true, procedure: 'station.setFavourite', after: '{"favourite":false}' },
    ],
    intact: false,
    next: null,
  })
  showPage(Family)
  fireEvent.click(await screen.findByRole('button', { name: '办过的事 妈妈' }))
  expect(await screen.findByText('改了称呼、关怀版')).toBeVisible()
  expect(screen.getByText('小陈 · 刚刚')).toBeVisible()
  expect(screen.getByText('取消收藏了一个驿站')).toBeVisible()
  expect(screen.getByText('你 · 刚刚')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('这份记录对不上')
  expect(callsOf('account.actsOnBehalf').map(c => c.input)).toEqual([{ delegationId: 'd'.repeat(32) }])
})

test('I read what everybody did for me, whoever may still act', async () => {
  actForMe = []
  service.answers['account.actsOnBehalf'] = () => ({ items: [], intact: null, next: null })
  showPage(Family)
  fireEvent.click(await screen.findByRole('button', { name: '家人替我办过的事' }))
  expect(await screen.findByText('还没有办过什么。')).toBeVisible()
  expect(callsOf('account.actsOnBehalf').map(c => c.input)).toEqual([{}])
})

test('ending the one I act for stops acting', async () => {
  showPage(Family)
  fireEvent.click(await screen.findByRole('button', { name: '为妈妈办理' }))
  fireEvent.click(screen.getByRole('button', { name: '解除 妈妈' }))
  fireEvent.click(screen.getByRole('button', { name: '确认解除' }))
  await settle()
  expect(acting.get()).toBeNull()
})

test('an offer is shown to scan and to type, sent, and made anew when it is over', async () => {
  showPage(Family)
  fireEvent.click(await screen.findByRole('button', { name: '请家人替我办' }))
  expect(await screen.findByText('ABCDE-23456')).toBeVisible()
  expect(screen.getByRole('img', { name: '代办二维码' })).toBeVisible()
  expect(phone.share()).toEqual({
    title: '请你替我在暖邻办事',
    path: '/packages/account/family-code/index?code=ABCDE-23456',
  })
  await settle(600_000)
  fireEvent.click(screen.getByRole('button', { name: '换一个新码' }))
  await settle()
  expect(callsOf('account.offerDelegation')).toHaveLength(2)
})

test('with nobody on either side it says how it begins', async () => {
  iActFor = []
  actForMe = []
  showPage(Family)
  expect(await screen.findByText('还没有人能替你办事。')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '输入家人的码' }))
  expect(phone.visited).toEqual(['to /packages/account/family-code/index'])
})
