import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { SamplingRoundCard } from '../../../../domain/sample/round-procedures'
import { startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { pageOf } from '../../../../test/pages/stubs/submissions'
import { phone } from '../../../../test/pages/stubs/taro'
import Rounds from '.'

const ID = 'c'.repeat(32)

let service: Service
let items: SamplingRoundCard[]
beforeEach(() => {
  freshPhone()
  phone.params = { id: 'LG-KJ1' }
  items = [
    {
      id: ID,
      stationId: 'LG-KJ1',
      market: '西门市场',
      state: 'open',
      stalls: ['1 号摊', '2 号摊'],
      startedAt: new Date(NOW - 600_000).toISOString(),
      closedAt: null,
    },
  ]
  service = startService({
    'samples.rounds': () => pageOf(items),
    'samples.rooms': () => ({
      rooms: [{ stationId: 'LG-KJ1', name: '布吉快检室', takesIn: true, tests: true }],
    }),
    'samples.startRound': () => ({ ...items[0], id: 'd'.repeat(32), samples: [] }),
  })
})
const type = (name: RegExp | string, value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
}

test('one that is under way is gone on with', async () => {
  showPage(Rounds)
  expect(await screen.findByText('进行中')).toBeVisible()
  fireEvent.click(screen.getByText('西门市场', { selector: '.record-row__name' }))
  expect(phone.visited).toEqual([`to /packages/food/round/index?id=${ID}`])
})

test('a new one begins with stalls that are counted out, or with those of last time', async () => {
  showPage(Rounds)
  fireEvent.click(await screen.findByRole('radio', { name: '西门市场' }))
  expect(screen.getByText('共 2 个摊位')).toBeVisible()
  type('哪个市场', '东门市场')
  type(/^摊位/, '1-3 号摊，豆腐摊')
  expect(screen.getByText('共 4 个摊位')).toBeVisible()
  fireEvent.click(screen.getByRole('button', { name: '开始' }))
  await waitFor(() => {
    expect(phone.visited).toEqual([`to /packages/food/round/index?id=${'d'.repeat(32)}`])
  })
  expect(service.calls.find(({ name }) => name === 'samples.startRound')?.input).toEqual({
    stationId: 'LG-KJ1',
    market: '东门市场',
    stalls: ['1 号摊', '2 号摊', '3 号摊', '豆腐摊'],
  })
})

test('before the first one it says what a round is', async () => {
  items = []
  showPage(Rounds)
  expect(await screen.findByText('还没有抽过')).toBeVisible()
})
