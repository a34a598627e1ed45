import { acts } from '../../domain/audit/acts'
import { refusalOf } from '../helpers/code-of'
import { ROOM, startFoodRoom, type FoodRoom } from '../helpers/food-room'

let room: FoodRoom
beforeAll(async () => {
  room = await startFoodRoom()
})
afterAll(() => room.test.stop())

let markets = 0
const start = (stalls = ['1 号摊', '2 号摊', '3 号摊']) =>
  room.tester.samples.startRound({ stationId: ROOM, market: `西门市场 ${++markets}`, stalls })
const greens = { food: '小白菜', category: 'vegetables', weightGrams: 300 } as const

it('MARKET_ROUND: from stall to stall, gone on with by a colleague, closed, and tested together', async () => {
  const { tester, second, verifier } = room
  const round = await start()
  const taken = await tester.samples.takeOnRound({ roundId: round.id, stall: '1 号摊', ...greens })
  expect(taken).toMatchObject({ source: 'market', followed: false, boughtAt: `${round.market} 1 号摊` })
  const fish = { food: '鲫鱼', category: 'seafood', weightGrams: 800 }
  await tester.samples.takeOnRound({ roundId: round.id, stall: '2 号摊', ...fish })
  // A colleague goes on, and finds a stall that is not on the list.
  const found = (await second.samples.rounds({ stationId: ROOM })).items.find(({ id }) => id === round.id)
  expect(found).toMatchObject({ state: 'open', stalls: ['1 号摊', '2 号摊', '3 号摊'] })
  const newcomer = { roundId: round.id, stall: '门口流动摊', ...greens }
  expect(await refusalOf(second.samples.takeOnRound(newcomer))).toBe('NO_SUCH_STALL')
  await second.samples.addStall({ roundId: round.id, stall: ' 门口流动摊 ' })
  await second.samples.takeOnRound(newcomer)

  const open = room.test.cloud.clock.now()
  room.test.cloud.clock.advance(1000)
  const closed = await second.samples.closeRound({ roundId: round.id })
  expect(closed.state).toBe('closed')
  expect(closed.samples.map(({ stall }) => stall).sort()).toEqual(['1 号摊', '2 号摊', '门口流动摊'].sort())
  expect(await refusalOf(tester.samples.takeOnRound(newcomer))).toBe('ROUND_CLOSED')
  expect(await refusalOf(tester.samples.addStall({ roundId: round.id, stall: '5 号摊' }))).toBe(
    'ROUND_CLOSED',
  )

  // What was taken before the end, without a network, is taken in whenever it arrives; with the moment at which it was.
  const takenAt = new Date(open).toISOString()
  const late = await tester.samples.takeOnRound({ ...newcomer, takenAt })
  expect(late).toMatchObject({ takenInAt: takenAt, history: [{ event: 'take_in', at: takenAt }] })

  const all = await tester.samples.round({ roundId: round.id })
  // One that comes in while they look at the list waits for the next time.
  const sampleIds = all.samples.map(({ id }) => id).filter(id => id !== late.id)
  const together = { roundId: round.id, category: 'vegetables', sampleIds, tests: ['pesticide'] }
  const begun = await tester.samples.startTogether(together)
  expect(begun.left).toBe(1)
  const seen = begun.round.samples.filter(({ id }) => id !== late.id)
  const states = new Map(seen.map(({ food, state, stall }) => [`${food} ${stall}`, state]))
  expect(states.get('小白菜 1 号摊')).toBe('testing')
  expect(states.get('小白菜 门口流动摊')).toBe('testing')
  expect(states.get('鲫鱼 2 号摊')).toBe('registered')
  expect(await refusalOf(tester.samples.startTogether(together))).toBe('NOTHING_WAITS')
  // From here on each goes its own way, as every sample does.
  const one = await tester.samples.one({ sampleId: taken.id })
  expect(one).toMatchObject({ state: 'testing', may: ['enter', 'complete', 'reject'] })
  const entered = await tester.samples.enter({
    sampleId: one.id,
    version: one.version,
    results: [{ test: 'pesticide', result: 'negative' }],
  })
  expect(await room.confirm(entered, verifier)).toMatchObject({ state: 'published' })
})

it('LOST_NETWORK: what is sent again with its key is one sample', async () => {
  const { tester } = room
  const round = await start()
  const input = { roundId: round.id, stall: '3 号摊', ...greens }
  const key = 'round-lost-network-0001'
  const [first, again] = await Promise.all([
    tester.samples.takeOnRound(input, { key }),
    tester.samples.takeOnRound(input, { key }),
  ])
  expect(again.id).toBe(first.id)
  expect((await tester.samples.takeOnRound(input, { key })).id).toBe(first.id)
  const now = await tester.samples.round({ roundId: round.id })
  expect(now.samples.map(({ id }) => id)).toEqual([first.id])
})

it('TWO_PEOPLE_ONE_ROUND: what two take at the same moment is all there', async () => {
  const { tester, second } = room
  const round = await start(['甲摊', '乙摊', '丙摊', '丁摊'])
  await Promise.all(
    round.stalls.map((stall, i) =>
      (i % 2 === 0 ? tester : second).samples.takeOnRound({ roundId: round.id, stall, ...greens }),
    ),
  )
  const { samples } = await tester.samples.round({ roundId: round.id })
  expect(samples.map(({ stall }) => stall).sort()).toEqual([...round.stalls].sort())
})

it('a market sample belongs to nobody: no one can say by its number that it is theirs', async () => {
  const round = await start()
  const taken = await room.tester.samples.takeOnRound({ roundId: round.id, stall: '1 号摊', ...greens })
  const passer = room.test.asResident('passer-by')
  expect(await refusalOf(passer.samples.claim({ number: taken.number }))).toBe('NO_SUCH_NUMBER')
})

it('a list of stalls needs names, and a test must be fit for the food', async () => {
  const { tester } = room
  expect(await refusalOf(start([' ']))).toBe('INVALID_INPUT')
  const round = await start(['1 号摊', ' 1 号摊 '])
  expect(round.stalls).toEqual(['1 号摊'])
  const { id } = await tester.samples.takeOnRound({ roundId: round.id, stall: '1 号摊', ...greens })
  const wrong = { roundId: round.id, category: 'vegetables', sampleIds: [id], tests: ['nonsense'] }
  expect(await refusalOf(tester.samples.startTogether(wrong))).toBe('NO_SUCH_TEST')
})

it('every act of a round stands in the log, in words', async () => {
  const admin = await room.test.asStaff('admin', 'administrator', 'area:990001')
  const { items } = await admin.audit.list({ place: { kind: 'station', id: ROOM } })
  const seen = items.map(({ procedure }) => procedure)
  for (const act of ['startRound', 'takeOnRound']) {
    expect(seen).toContain(`samples.${act}`)
    expect(acts['zh-CN'][`samples.${act}`]).toBeDefined()
  }
})
