import { aPlan, openBooking } from '../helpers/booking'
import type { Client } from '../helpers/client'
import { refusalOf } from '../helpers/code-of'
import { ROOM, startFoodRoom, type FoodRoom } from '../helpers/food-room'

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

describe('FROM_BOOKING_TO_SAMPLE', () => {
  const greens = {
    stationId: ROOM,
    source: 'resident',
    food: '小白菜',
    category: 'vegetables',
    weightGrams: 500,
  } as const
  let keeper: Client
  let offeringId: string
  beforeAll(async () => {
    keeper = await room.test.asStaff('keeper', 'station_staff', `station:${ROOM}`)
    offeringId = await openBooking(keeper, ROOM, aPlan({ capacity: 20 }))
  })
  const book = async () => {
    await bringer.account.update({ nickname: `送菜的${people}` })
    const { date, slots } = await bringer.booking.slots({ offeringId })
    const open = slots.find(({ state }) => state === 'open')
    expect(date).toBeDefined()
    return bringer.booking.book({ slotId: open?.id ?? '' })
  }

  it('is checked in, served with what is taken in, and follows it without a number to type', async () => {
    const { tester } = room
    const booking = await book()
    const under = { ...greens, bookingId: booking.id }
    const here = { stationId: ROOM, bookingId: booking.id }
    expect(await refusalOf(tester.samples.takeIn(under))).toBe('NOT_HERE')
    expect(await refusalOf(tester.samples.brought(here))).toBe('NOT_HERE')
    await keeper.booking.checkIn({ stationId: ROOM, code: booking.number })
    expect(await tester.samples.brought(here)).toMatchObject({
      number: booking.number,
      nickname: `送菜的${people}`,
      foods: [],
    })

    const first = await tester.samples.takeIn(under)
    expect(first.followed).toBe(true)
    expect(await bringer.booking.one({ bookingId: booking.id })).toMatchObject({ state: 'served' })
    // What else was in the bag.
    const second = await tester.samples.takeIn({ ...under, food: '韭菜' })
    const brought = await tester.samples.brought(here)
    expect([...brought.foods].sort()).toEqual(['小白菜', '韭菜'])
    // Beside a name no sample may be told from another.
    for (const { id, number } of [first, second]) {
      expect(JSON.stringify(brought)).not.toContain(id)
      expect(JSON.stringify(brought)).not.toContain(number)
    }
    const { items } = await bringer.samples.ofBooking({ bookingId: booking.id })
    expect(items.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
    expect(await mine(first.id)).toMatchObject({ state: 'registered', food: '小白菜' })
    expect(await told()).toContain('sample_received')
    const stranger = room.test.asResident('stranger-of-booking')
    expect(await stranger.samples.ofBooking({ bookingId: booking.id })).toEqual({ items: [] })
    // Whom the sample is of, the desk never says.
    expect(JSON.stringify(second)).not.toContain('送菜的')
  })

  it('is of the same station, and nothing of a market round', async () => {
    const { tester, test } = room
    const booking = await book()
    await keeper.booking.checkIn({ stationId: ROOM, code: booking.number })
    const elsewhere = await test.asStaff('elsewhere', 'food_tester', 'station:KJ2')
    const there = { ...greens, stationId: 'KJ2', bookingId: booking.id }
    expect(await refusalOf(elsewhere.samples.takeIn(there))).toBe('NOT_HERE')
    const market = { ...greens, source: 'market', bookingId: booking.id } as const
    expect(await refusalOf(tester.samples.takeIn(market))).toBe('INVALID_INPUT')
    expect(await bringer.booking.one({ bookingId: booking.id })).toMatchObject({ state: 'checked_in' })
  })

  it('two at once of one bag: both are in, and the booking is served once', async () => {
    const { tester, second } = room
    const booking = await book()
    await keeper.booking.checkIn({ stationId: ROOM, code: booking.number })
    const under = { ...greens, bookingId: booking.id }
    await Promise.all([
      tester.samples.takeIn({ ...under, food: '菜心' }),
      second.samples.takeIn({ ...under, food: '番茄' }),
    ])
    const { items } = await bringer.samples.ofBooking({ bookingId: booking.id })
    expect(items.map(({ food }) => food).sort()).toEqual(['番茄', '菜心'].sort())
    const { data } = await room.test.database.collection('bookings').where({ _id: booking.id }).get()
    const [stored] = data as { history: { event: string }[] }[]
    expect(stored?.history.map(({ event }) => event)).toEqual(['book', 'check_in', 'serve'])
  })

  it('who acts for a family member sees what came of their booking', async () => {
    const booking = await book()
    await keeper.booking.checkIn({ stationId: ROOM, code: booking.number })
    const taken = await room.tester.samples.takeIn({ ...greens, bookingId: booking.id })
    const daughter = room.test.asResident(`daughter-${people}`)
    const { code } = await bringer.account.offerDelegation({})
    const delegation = await daughter.account.acceptDelegation({ code, label: '妈妈' })
    const actingFor = { actingFor: delegation.id }
    const { items } = await daughter.samples.ofBooking({ bookingId: booking.id }, actingFor)
    expect(items.map(({ id }) => id)).toEqual([taken.id])
    expect(await daughter.samples.mineOne({ sampleId: taken.id }, actingFor)).toMatchObject({ id: taken.id })
    expect(await refusalOf(daughter.samples.mineOne({ sampleId: taken.id }))).toBe('NOT_FOUND')
  })
})
