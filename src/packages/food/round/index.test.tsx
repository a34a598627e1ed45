import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import type { SamplingRound } from '../../../../domain/sample/round-procedures'
import { deskSample } from '../../../../test/pages/stubs/samples'
import { Refusal, startService, type Service } from '../../../../test/pages/stubs/service'
import { freshPhone, showPage } from '../../../../test/pages/stubs/show-page'
import { NOW } from '../../../../test/pages/stubs/stations'
import { phone } from '../../../../test/pages/stubs/taro'
import { locale } from '../../../i18n/locale'
import Round from '.'

const ID = 'c'.repeat(32)

let service: Service
let round: SamplingRound
let takesIn: boolean
let tests: boolean
beforeEach(() => {
  freshPhone()
  phone.params = { id: ID }
  takesIn = true
  tests = false
  round = {
    id: ID,
    stationId: 'LG-KJ1',
    market: '西门市场',
    state: 'open',
    stalls: ['1 号摊', '2 号摊', '3 号摊'],
    startedAt: new Date(NOW - 600_000).toISOString(),
    closedAt: null,
    samples: [],
  }
  service = startService({
    'samples.round': () => round,
    'samples.rooms': () => ({ rooms: [{ stationId: 'LG-KJ1', name: '布吉快检室', takesIn, tests }] }),
    'samples.catalogue': () => ({
      categories: [{ code: 'leaf_vegetables', name: '叶菜' }],
      tests: [
        {
          code: 'pesticide',
          analyte: '农药残留',
          methodCode: null,
          categories: [],
          typicalMinutes: null,
          demo: false,
        },
      ],
    }),
    'samples.takeOnRound': ({ stall, food }: { stall: string; food: string }) => {
      taken(stall, food)
      return deskSample({ state: 'registered' })
    },
    'samples.addStall': ({ stall }: { stall: string }) => {
      round = { ...round, stalls: [...round.stalls, stall] }
      return round
    },
    'samples.closeRound': () => {
      round = { ...round, state: 'closed' }
      return round
    },
    'samples.startTogether': () => {
      round = { ...round, samples: round.samples.map(one => ({ ...one, state: 'testing' as const })) }
      return { left: 0, round }
    },
  })
})

function taken(stall: string, food: string): void {
  const id = String(round.samples.length + 1).padStart(32, '0')
  const one = { id, number: '4820517736', stall, food, categoryCode: 'leaf_vegetables', weightGrams: 300 }
  round = { ...round, samples: [...round.samples, { ...one, state: 'registered' }] }
}
const inputsOf = (name: string) => service.calls.filter(call => call.name === name).map(({ input }) => input)
const type = (name: string, value: string) => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
}
const press = async (name: string) => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const fill = async () => {
  fireEvent.click(await screen.findByRole('radio', { name: '叶菜' }))
  type('食品名称', '小白菜')
  type('重量（克）', '300')
}

test('one tap a stall: what was typed stays, and the next stall comes', async () => {
  showPage(Round)
  await fill()
  // Waited for at once: what is kept before it is sent changes the page in the same moment.
  fireEvent.click(screen.getByRole('button', { name: '收下，去下一摊' }))
  expect(await screen.findByText('收下了，编号 482 051 7736')).toBeVisible()
  expect(await screen.findByText('到过 1/3 摊 · 1 份')).toBeVisible()
  expect(screen.getByRole('textbox', { name: '食品名称' })).toHaveValue('小白菜')
  await waitFor(() => {
    expect(screen.getByRole('button', { name: '收下，去下一摊' })).toBeEnabled()
  })
  // The second tap of two is not a sample of the next stall.
  fireEvent.click(screen.getByRole('button', { name: '收下，去下一摊' }))
  expect(inputsOf('samples.takeOnRound')).toHaveLength(1)
  await act(() => jest.advanceTimersByTimeAsync(800))
  fireEvent.click(screen.getByRole('button', { name: '收下，去下一摊' }))
  expect(await screen.findByText('到过 2/3 摊 · 2 份')).toBeVisible()
  await waitFor(() => {
    expect(screen.getAllByText('482 051 7736')).toHaveLength(2)
    expect(screen.getByRole('button', { name: '收下，去下一摊' })).toBeEnabled()
  })
  expect(inputsOf('samples.takeOnRound')).toEqual(
    ['1 号摊', '2 号摊'].map(stall => ({
      roundId: ID,
      stall,
      food: '小白菜',
      category: 'leaf_vegetables',
      weightGrams: 300,
      takenAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    })),
  )
})

test('without a network it is kept, counted, and the round is not ended before it is sent', async () => {
  service.answers['samples.takeOnRound'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  showPage(Round)
  await fill()
  fireEvent.click(screen.getByRole('button', { name: '收下，去下一摊' }))
  expect(await screen.findByText('没有网络，先记着，有网络自动发')).toBeVisible()
  expect(screen.getByText('1 份等网络')).toBeVisible()
  expect(screen.getByText('到过 1/3 摊 · 1 份')).toBeVisible()
  expect(screen.getByRole('button', { name: '结束抽样' })).toBeDisabled()
})

test('what was refused later does not hold the round up, and leads to why', async () => {
  service.answers['samples.takeOnRound'] = () => {
    throw new Refusal('UNAVAILABLE', 503, '网络不太好，请稍后再试。')
  }
  showPage(Round)
  await fill()
  fireEvent.click(screen.getByRole('button', { name: '收下，去下一摊' }))
  // Every attempt of the tap itself is over.
  await act(() => jest.advanceTimersByTimeAsync(5000))
  expect(screen.getByText('1 份等网络')).toBeVisible()
  service.answers['samples.takeOnRound'] = () => {
    throw new Refusal('NO_SUCH_STALL', 409, '这次抽样没有这个摊位。')
  }
  await act(() => jest.advanceTimersByTimeAsync(20_000))
  expect(await screen.findByText('1 份没收下，看看为什么')).toBeVisible()
  expect(screen.getByRole('button', { name: '结束抽样' })).toBeEnabled()
  expect(screen.getByText('到过 0/3 摊 · 0 份')).toBeVisible()
})

test('a stall that is not on the list is added, and one is there', async () => {
  showPage(Round)
  await screen.findByRole('radio', { name: '叶菜' })
  type('加一个摊位', ' 门口流动摊 ')
  await press('加上')
  expect(await screen.findByText('门口流动摊', { selector: '.page-card__title' })).toBeVisible()
  expect(inputsOf('samples.addStall')).toEqual([{ roundId: ID, stall: '门口流动摊' }])
})

test('it is ended after asking, and nothing is taken any more', async () => {
  showPage(Round)
  await press('结束抽样')
  expect(screen.getByText('还有 3 个摊位没收。结束后不能再加样品。')).toBeVisible()
  const [, confirm] = screen.getAllByRole('button', { name: '结束抽样' })
  if (confirm) fireEvent.click(confirm)
  expect(await screen.findByText('已结束')).toBeVisible()
  expect(screen.queryByRole('button', { name: '收下，去下一摊' })).toBeNull()
})

test('who tests begins with all of a category at once', async () => {
  tests = true
  taken('1 号摊', '小白菜')
  taken('2 号摊', '菜心')
  showPage(Round)
  fireEvent.click(await screen.findByRole('button', { name: '农药残留' }))
  expect(screen.getByText('叶菜：2 份等着测')).toBeVisible()
  await press('开始检测')
  expect(await screen.findByText('都开始检测了')).toBeVisible()
  expect(inputsOf('samples.startTogether')).toEqual([
    {
      roundId: ID,
      category: 'leaf_vegetables',
      sampleIds: round.samples.map(({ id }) => id),
      tests: ['pesticide'],
    },
  ])
})

test('who takes nothing in there only looks; without a network it says so; in English too', async () => {
  takesIn = false
  const first = showPage(Round)
  expect(await screen.findByText('西门市场')).toBeVisible()
  expect(screen.queryByRole('button', { name: '收下，去下一摊' })).toBeNull()
  first.unmount()
  freshPhone()
  phone.params = { id: ID }
  locale.set('en')
  const second = showPage(Round)
  expect(await screen.findByText('Under way')).toBeVisible()
  second.unmount()
  freshPhone()
  phone.params = { id: ID }
  onlineManager.setOnline(false)
  showPage(Round)
  expect(await screen.findByText('现在没有网络')).toBeVisible()
})
