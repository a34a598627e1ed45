import { act, fireEvent, screen } from '@testing-library/react'
import { acting } from '../../../api/acting'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { aGrant } from '../../../../test/pages/stubs/staff'
import { NOW } from '../../../../test/pages/stubs/stations'
import type { Grant } from '../../../../domain/staff/contract'
import Counter from '.'

interface Asked {
  readonly label: string
  readonly channel: 'counter' | 'telephone'
}
const served = ({ label, channel }: Asked, id = 'd'.repeat(32)) => ({
  id,
  kind: 'counter',
  channel,
  label,
  actor: '',
  since: new Date(NOW).toISOString(),
  until: new Date(NOW + 2 * 60 * 60_000).toISOString(),
})

let service: Service
let grants: Grant[]
let running: ReturnType<typeof served>[]

beforeEach(() => {
  freshPhone()
  acting.set(null)
  running = []
  grants = [
    aGrant({
      role: 'station_staff',
      place: { kind: 'station', id: 'LG-1' },
      placeName: '佳兆业广场暖蜂驿站',
    }),
  ]
  service = startService({
    'staff.mine': () => ({ grants }),
    'account.delegations': () => ({ iActFor: running, actForMe: [] }),
    'account.serveAtCounter': (input: Asked) => {
      const one = served(input)
      running.push(one)
      return one
    },
    'account.me': () => ({ nickname: '', phone: '138****0000', community: null }),
    'account.unmaskPhone': () => ({ phone: '13800000000' }),
    'account.endDelegation': () => {
      running = []
      return {}
    },
  })
})
afterEach(() => {
  act(() => acting.set(null))
})

const callsOf = (name: string) => service.calls.filter(c => c.name === name)
const settle = () => act(() => jest.advanceTimersByTimeAsync(50))
const start = () => screen.getByRole('button', { name: '开始办理' })

test('says for whom and how, acts for them with a banner, and ends it when done', async () => {
  showPage(Counter)
  expect(await screen.findByText('佳兆业广场暖蜂驿站')).toBeVisible()
  expect(start()).toBeDisabled()
  fireEvent.change(screen.getByRole('textbox', { name: '称呼' }), { target: { value: '王阿姨' } })
  fireEvent.click(screen.getByRole('radio', { name: '打电话来' }))
  fireEvent.click(start())
  await settle()
  expect(callsOf('account.serveAtCounter').map(c => c.input)).toEqual([
    { stationId: 'LG-1', label: '王阿姨', channel: 'telephone' },
  ])
  expect(screen.getByRole('region', { name: '正在为王阿姨办理' })).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '办完了' }))
  await settle()
  expect(callsOf('account.endDelegation').map(c => c.input)).toEqual([{ delegationId: 'd'.repeat(32) }])
  expect(screen.queryByRole('region', { name: /正在为/ })).not.toBeInTheDocument()
  expect(start()).toBeVisible()
})

test('whom I have not done with can be gone on with, or ended', async () => {
  running = [served({ label: '李伯', channel: 'counter' })]
  showPage(Counter)
  expect(await screen.findByText('在柜台 · 12:00 自己结束')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '接着办 李伯' }))
  expect(screen.getByRole('region', { name: '正在为李伯办理' })).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '结束' }))
  await settle()
  expect(callsOf('account.endDelegation')).toHaveLength(1)
})

test('what is typed stays while it fails', async () => {
  service.answers['account.serveAtCounter'] = () => {
    throw new Refusal('INTERNAL', 500, '我们这边出了点问题，请稍后再试。')
  }
  showPage(Counter)
  fireEvent.change(await screen.findByRole('textbox', { name: '称呼' }), { target: { value: '王阿姨' } })
  fireEvent.click(start())
  await settle()
  expect(screen.getByRole('alert')).toHaveTextContent('请稍后再试')
  expect(screen.getByRole('textbox', { name: '称呼' })).toHaveValue('王阿姨')
  fireEvent.click(start())
  await settle()
  expect(new Set(callsOf('account.serveAtCounter').map(c => c.key)).size).toBe(1)
})

test('who keeps no station serves nobody', async () => {
  grants = [aGrant({ role: 'grid_officer' })]
  showPage(Counter)
  expect(await screen.findByText('你现在不能替人办理')).toBeVisible()
})

test('a number is masked until a reason was given', async () => {
  running = [served({ label: '李伯', channel: 'counter' })]
  showPage(Counter)
  fireEvent.click(await screen.findByRole('button', { name: '接着办 李伯' }))
  expect(await screen.findByText('138****0000')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '看完整号码' }))
  expect(screen.getByRole('button', { name: '看号码' })).toBeDisabled()
  fireEvent.click(screen.getByText('约好回电'))
  fireEvent.click(screen.getByRole('button', { name: '看号码' }))
  expect(await screen.findByText('13800000000')).toBeVisible()
  expect(callsOf('account.unmaskPhone').map(c => c.input)).toEqual([
    { delegationId: 'd'.repeat(32), reason: '约好回电' },
  ])
})

test('the name is there again when the page was closed before it began, and not for the next neighbour', async () => {
  const shown = showPage(Counter)
  await settle()
  fireEvent.change(screen.getByRole('textbox', { name: '称呼' }), { target: { value: '王阿姨' } })
  shown.unmount()
  showPage(Counter)
  await settle()
  expect(screen.getByRole('textbox', { name: '称呼' })).toHaveValue('王阿姨')
  fireEvent.click(start())
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '办完了' }))
  await settle()
  expect(screen.getByRole('textbox', { name: '称呼' })).toHaveValue('')
})
