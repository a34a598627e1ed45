import type { Client } from '../helpers/client'
import { startFoodRoom, type FoodRoom } from '../helpers/food-room'

let room: FoodRoom
beforeAll(async () => {
  room = await startFoodRoom()
})
afterAll(() => room.test.stop())

let people = 0
let bringer: Client
beforeEach(() => {
  bringer = room.test.asResident(`bringer-${++people}`)
})

const mine = async (id: string) => bringer.samples.mineOne({ sampleId: id })
const told = async () => (await bringer.inbox.list({})).items.map(({ kind }) => kind)

it('HAPPY_SAMPLE: brought, tested, verified by a second person, published to who brought it', async () => {
  const { confirm, tester } = room
  const taken = await room.bring(bringer)
  expect(await mine(taken.id)).toMatchObject({ state: 'registered', outcome: null, tests: [] })
  const started = await tester.samples.start({
    sampleId: taken.id,
    version: taken.version,
    tests: ['pesticide', 'sulphur'],
  })
  expect(started).toMatchObject({ state: 'testing', may: ['enter', 'complete', 'reject'] })
  const half = await tester.samples.enter({
    sampleId: taken.id,
    version: started.version,
    results: [{ test: 'pesticide', result: 'negative', reading: '抑制率 8%' }],
  })
  expect(half.state).toBe('testing')
  const entered = await tester.samples.enter({
    sampleId: taken.id,
    version: half.version,
    results: [{ test: 'sulphur', result: 'negative' }],
  })
  expect(entered.state).toBe('to_verify')
  // Nothing is known to them that nobody has verified.
  expect((await mine(taken.id)).tests.map(({ results }) => results)).toEqual([[], []])

  const published = await confirm(entered)
  expect(published).toMatchObject({ state: 'published', outcome: 'negative' })
  const seen = await mine(taken.id)
  expect(seen).toMatchObject({ state: 'published', outcome: 'negative', firstFinding: null })
  expect(seen.steps.map(({ step }) => step)).toEqual(['take_in', 'start', 'complete', 'publish'])
  expect(seen.tests.map(({ analyte, results }) => [analyte, results])).toEqual([
    ['农药残留', ['negative']],
    ['二氧化硫', ['negative']],
  ])
  expect(await told()).toEqual(['sample_published'])
})

it('FIRST_POSITIVE: 初筛阳性 is told to who brought it alone, another tester screens again, and it was nothing', async () => {
  const { screen, confirm, tester, second } = room
  const asked = await confirm(
    await screen(await room.bring(bringer), { pesticide: 'positive', sulphur: 'negative' }),
  )
  expect(asked).toMatchObject({ state: 'screen_again', firstFinding: 'positive', outcome: null })
  expect(await mine(asked.id)).toMatchObject({ state: 'screen_again', firstFinding: 'positive' })
  const [message] = (await bringer.inbox.list({})).items
  expect(message).toMatchObject({ kind: 'sample_screen_again', target: { page: 'sample', id: asked.id } })
  expect(message?.text).toContain('初筛阳性')
  await expect(
    room.test.asResident('somebody-else').samples.mineOne({ sampleId: asked.id }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })

  await expect(
    tester.samples.startAgain({ sampleId: asked.id, version: asked.version }),
  ).rejects.toMatchObject({ code: 'SAME_TESTER' })
  const again = await second.samples.startAgain({ sampleId: asked.id, version: asked.version })
  expect(again).toMatchObject({ state: 'testing', round: 2 })
  expect(again.tests.map(({ code, inThisRound }) => [code, inThisRound])).toEqual([
    ['pesticide', true],
    ['sulphur', false],
  ])
  await expect(
    tester.samples.enter({
      sampleId: again.id,
      version: again.version,
      results: [{ test: 'pesticide', result: 'negative' }],
    }),
  ).rejects.toMatchObject({ code: 'SAME_TESTER' })
  const entered = await second.samples.enter({
    sampleId: again.id,
    version: again.version,
    results: [{ test: 'pesticide', result: 'negative' }],
  })
  const published = await confirm(entered)
  expect(published).toMatchObject({ state: 'published', outcome: 'negative', firstFinding: null })
  expect((await mine(asked.id)).tests[0]?.results).toEqual(['positive', 'negative'])
})

it('POSITIVE_AGAIN: what two testers found is published as positive', async () => {
  const { screen, confirm, second } = room
  const asked = await confirm(await screen(await room.bring(bringer), { pesticide: 'positive' }))
  const published = await confirm(await screen(asked, { pesticide: 'positive' }, second))
  expect(published).toMatchObject({ state: 'published', outcome: 'positive' })
  expect(await mine(asked.id)).toMatchObject({ outcome: 'positive', firstFinding: null })
  expect(await told()).toEqual(expect.arrayContaining(['sample_published', 'sample_screen_again']))
})

it('UNCLEAR_TWICE: what stays unclear is said to be so', async () => {
  const { screen, confirm, second } = room
  const asked = await confirm(await screen(await room.bring(bringer), { pesticide: 'unclear' }))
  expect(asked).toMatchObject({ state: 'screen_again', firstFinding: 'unclear' })
  const published = await confirm(await screen(asked, { pesticide: 'unclear' }, second))
  expect(published).toMatchObject({ state: 'published', outcome: 'unclear' })
})

it('INVALIDATED: a published result stays as it was, marked, and a fresh sample stands for it', async () => {
  const { screen, confirm, verifier } = room
  const published = await confirm(await screen(await room.bring(bringer), { pesticide: 'negative' }))
  const fresh = await verifier.samples.invalidate({
    sampleId: published.id,
    version: published.version,
    reason: 'wrong_sample',
    words: '两份样品挨着放',
  })
  expect(fresh).toMatchObject({ state: 'registered', replaces: published.id, tests: [], outcome: null })
  expect(fresh.number).not.toBe(published.number)
  expect(await mine(published.id)).toMatchObject({
    state: 'invalidated',
    outcome: 'negative',
    replacedBy: fresh.id,
    reason: { code: 'wrong_sample', words: '两份样品挨着放' },
  })
  expect(await mine(fresh.id)).toMatchObject({ state: 'registered', replaces: published.id })
  const message = (await bringer.inbox.list({})).items.find(({ kind }) => kind === 'sample_invalidated')
  expect(message).toMatchObject({ target: { page: 'sample', id: fresh.id } })
  expect(message?.text).toContain('两份样品挨着放')
  // It is tested from the beginning, by anybody.
  const anew = await confirm(await screen(fresh, { pesticide: 'negative' }))
  expect(anew).toMatchObject({ state: 'published', replaces: published.id })
})

it('REJECTED: it is not tested, and they read why', async () => {
  const { tester } = room
  const taken = await room.bring(bringer)
  const at = { sampleId: taken.id, version: taken.version }
  await expect(tester.samples.reject({ ...at, reason: 'other', words: ' ' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: [{ path: 'words' }],
  })
  const rejected = await tester.samples.reject({ ...at, reason: 'too_little' })
  expect(rejected).toMatchObject({ state: 'rejected', may: [] })
  expect(await mine(taken.id)).toMatchObject({ state: 'rejected', reason: { code: 'too_little' } })
  expect((await bringer.inbox.list({})).items[0]).toMatchObject({
    kind: 'sample_rejected',
    text: '样品太少，不够测。',
  })
})

it('REJECTED_LATE: after a first screening only a verifier ends it', async () => {
  const { screen, confirm, tester, verifier } = room
  const asked = await confirm(await screen(await room.bring(bringer), { pesticide: 'positive' }))
  const at = { sampleId: asked.id, version: asked.version, reason: 'too_little' } as const
  await expect(tester.samples.reject(at)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  expect(await verifier.samples.reject(at)).toMatchObject({ state: 'rejected' })
  // What the first screening found is not hidden from them.
  expect(await mine(asked.id)).toMatchObject({ state: 'rejected', firstFinding: 'positive' })
})

it('OWN_RESULT_REFUSED: who entered a result can neither verify it nor send it back', async () => {
  const { screen, test, verifier } = room
  const both = await test.asStaff('both', 'food_tester', 'station:KJ1')
  await test.asStaff('both', 'food_verifier', 'station:KJ1')
  const entered = await screen(await room.bring(bringer), { pesticide: 'negative' }, both)
  expect(entered).toMatchObject({ state: 'to_verify', may: [], forAnother: true })
  for (const decision of ['confirm', 'send_back'] as const)
    await expect(
      both.samples.verify({ sampleId: entered.id, version: entered.version, decision }),
    ).rejects.toMatchObject({ code: 'OWN_RESULT' })
  const back = await verifier.samples.verify({
    sampleId: entered.id,
    version: entered.version,
    decision: 'send_back',
    words: '读数像是抄错了',
  })
  expect(back).toMatchObject({ state: 'testing', round: 1 })
  const redone = await both.samples.enter({
    sampleId: back.id,
    version: back.version,
    results: [{ test: 'pesticide', result: 'unclear' }],
  })
  expect(redone.tests[0]?.results).toEqual([{ round: 1, result: 'unclear', reading: '' }])
  await expect(room.confirm(redone, both)).rejects.toMatchObject({ code: 'OWN_RESULT' })
  expect(await room.confirm(redone)).toMatchObject({ state: 'screen_again' })
})

it('TWO_AT_ONCE: of two who act on one sample in the same moment one acts, the other hears what happened', async () => {
  const { tester, second, test } = room
  const taken = await room.bring(bringer)
  const start = (client: Client) =>
    client.samples
      .start({ sampleId: taken.id, version: taken.version, tests: ['pesticide'] })
      .then(() => 'done' as const)
      .catch((error: unknown) => (error as { code: string }).code)
  const answers = await Promise.all([start(tester), start(second)])
  expect([...answers].sort()).toEqual(['CHANGED_MEANWHILE', 'done'])
  const now = await tester.samples.one({ sampleId: taken.id })
  expect(now.history.map(({ event }) => event)).toEqual(['take_in', 'claim', 'start'])

  const verifiers = [room.verifier, await test.asStaff('verifier-2', 'food_verifier', 'station:KJ1')]
  const entered = await tester.samples.enter({
    sampleId: now.id,
    version: now.version,
    results: [{ test: 'pesticide', result: 'negative' }],
  })
  const verdicts = await Promise.all(
    verifiers.map(client =>
      room
        .confirm(entered, client)
        .then(() => 'done' as const)
        .catch((error: unknown) => (error as { code: string }).code),
    ),
  )
  expect([...verdicts].sort()).toEqual(['CHANGED_MEANWHILE', 'done'])
  expect((await told()).filter(kind => kind === 'sample_published')).toHaveLength(1)
})
