import { addDeletion } from '../../cloudfunctions/privacy/store-deletion'
import type { Client } from '../helpers/client'
import { ROOM, startFoodRoom, type FoodRoom } from '../helpers/food-room'
import { inTransaction } from '../helpers/in-transaction'

let room: FoodRoom
beforeAll(async () => {
  room = await startFoodRoom()
})
afterAll(() => room.test.stop())

let people = 0
const somebody = () => room.test.asResident(`somebody-${++people}`)

const sample = {
  stationId: ROOM,
  source: 'resident',
  food: '空心菜',
  category: 'vegetables',
  weightGrams: 400,
} as const

describe('the method catalogue', () => {
  it('is what the district says: plain names, no code nobody gave, marked as demonstration', async () => {
    const { categories, tests } = await room.tester.samples.catalogue({ stationId: ROOM })
    expect(categories).toEqual([
      { code: 'vegetables', name: '蔬菜' },
      { code: 'seafood', name: '水产' },
    ])
    expect(tests.find(({ code }) => code === 'pesticide')).toEqual({
      code: 'pesticide',
      analyte: '农药残留',
      methodCode: null,
      categories: ['vegetables'],
      typicalMinutes: 30,
      demo: true,
    })
  })

  it('offers no test for food it is not fit for, nor one that is not there', async () => {
    const taken = await room.tester.samples.takeIn(sample)
    for (const tests of [['formaldehyde'], ['pesticide', 'nothing']])
      await expect(
        room.tester.samples.start({ sampleId: taken.id, version: taken.version, tests }),
      ).rejects.toMatchObject({ code: 'NO_SUCH_TEST' })
  })

  it('takes in food of its categories only', async () => {
    await expect(room.tester.samples.takeIn({ ...sample, category: 'nothing' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ path: 'category' }],
    })
    await expect(room.tester.samples.takeIn({ ...sample, food: '  ' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ path: 'food' }],
    })
  })
})

describe('taking in', () => {
  it('is done once under one key, and each sample has a number of its own', async () => {
    const key = 'k'.repeat(20)
    const first = await room.tester.samples.takeIn(sample, { key })
    const again = await room.tester.samples.takeIn(sample, { key })
    expect(again.id).toBe(first.id)
    const another = await room.tester.samples.takeIn(sample)
    expect(another.number).not.toBe(first.number)
    expect(first).toMatchObject({ state: 'registered', followed: false, version: 1, round: 1 })
    expect(first.history).toMatchObject([{ event: 'take_in', role: 'food_tester', round: 1 }])
  })

  it('is for the counter too: the sample is of the person who is served', async () => {
    const staff = await room.test.asStaff('counter', 'station_staff', `station:${ROOM}`)
    const served = await staff.account.serveAtCounter({ stationId: ROOM, channel: 'counter', label: '王伯' })
    const taken = await staff.samples.takeIn({ ...sample, counterId: served.id })
    expect(taken.followed).toBe(true)
    expect(JSON.stringify(taken)).not.toContain('王伯')
    // Nobody else can say that it is theirs.
    await expect(somebody().samples.claim({ number: taken.number })).rejects.toMatchObject({
      code: 'NO_SUCH_NUMBER',
    })
    await expect(room.tester.samples.takeIn({ ...sample, counterId: served.id })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ path: 'counterId' }],
    })
  })

  it('of a market round is nobody’s', async () => {
    const taken = await room.tester.samples.takeIn({ ...sample, source: 'market', boughtAt: '3 号摊' })
    expect(taken).toMatchObject({ source: 'market', followed: false })
    await expect(somebody().samples.claim({ number: taken.number })).rejects.toMatchObject({
      code: 'NO_SUCH_NUMBER',
    })
  })
})

describe('the number of a sample', () => {
  it('lets one person follow it, however it is typed, and nobody after them', async () => {
    const taken = await room.tester.samples.takeIn(sample)
    const { number } = taken
    const first = somebody()
    const claimed = await first.samples.claim({
      number: `${number.slice(0, 3)}-${number.slice(3, 6)} ${number.slice(6)}`,
    })
    expect(claimed).toMatchObject({ id: taken.id, state: 'registered', food: '空心菜' })
    expect(await first.samples.claim({ number })).toMatchObject({ id: taken.id })
    await expect(somebody().samples.claim({ number })).rejects.toMatchObject({ code: 'NO_SUCH_NUMBER' })
    expect((await first.samples.mine({})).items.map(({ id }) => id)).toEqual([taken.id])
  })

  it('lets two at once in only one', async () => {
    const { number } = await room.tester.samples.takeIn(sample)
    const claim = (client: Client) =>
      client.samples
        .claim({ number })
        .then(() => 'theirs')
        .catch((error: unknown) => (error as { code: string }).code)
    expect((await Promise.all([claim(somebody()), claim(somebody())])).sort()).toEqual([
      'NO_SUCH_NUMBER',
      'theirs',
    ])
  })

  it('is good for 30 days', async () => {
    const { id, number } = await room.tester.samples.takeIn(sample)
    const long = new Date(room.test.cloud.clock.now() - 31 * 24 * 3_600_000)
    await room.test.database.collection('samples').where({ _id: id }).update({ createdAt: long })
    await expect(somebody().samples.claim({ number })).rejects.toMatchObject({ code: 'NO_SUCH_NUMBER' })
  })

  it('finds it at its station, and at no other', async () => {
    const taken = await room.tester.samples.takeIn(sample)
    const { number } = taken
    expect(await room.tester.samples.find({ stationId: ROOM, number })).toMatchObject({ id: taken.id })
    const there = await room.test.asStaff('there', 'food_tester', 'station:KJ2')
    await expect(there.samples.find({ stationId: 'KJ2', number })).rejects.toMatchObject({
      code: 'NO_SUCH_NUMBER',
    })
    await expect(there.samples.one({ sampleId: taken.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('the sample desk', () => {
  it('is of the rooms within reach, and of no other station', async () => {
    const rooms = async (client: Client) =>
      (await client.samples.rooms({})).rooms.map(({ stationId, takesIn }) => [stationId, takesIn])
    expect(await rooms(room.tester)).toEqual([[ROOM, true]])
    expect(await rooms(room.verifier)).toEqual([[ROOM, false]])
    const district = await room.test.asStaff('district', 'food_tester', 'area:990001')
    expect(new Set(await rooms(district))).toEqual(
      new Set([
        [ROOM, true],
        ['KJ2', true],
      ]),
    )
    const elsewhere = await room.test.asStaff('elsewhere', 'station_staff', 'station:YZ1')
    expect(await rooms(elsewhere)).toEqual([])
  })

  it('has each sample in the list of what is to be done, what waits longest first', async () => {
    const there = await room.test.asStaff('desk', 'food_tester', 'station:KJ2')
    const [first, second] = [
      await there.samples.takeIn({ ...sample, stationId: 'KJ2', food: '先来的' }),
      await there.samples.takeIn({ ...sample, stationId: 'KJ2', food: '后来的' }),
    ]
    // By the moment alone they could be equal.
    const before = new Date(Date.parse(first.takenInAt) - 60_000)
    await room.test.database.collection('samples').where({ _id: first.id }).update({ stateAt: before })
    const onShelf = async (shelf: Parameters<Client['samples']['queue']>[0]['shelf']) =>
      (await there.samples.queue({ stationId: 'KJ2', shelf })).items.map(({ food }) => food)
    expect(await onShelf('to_test')).toEqual(['先来的', '后来的'])
    await there.samples.start({ sampleId: second.id, version: second.version, tests: ['pesticide'] })
    expect(await onShelf('to_test')).toEqual(['先来的'])
    expect(await onShelf('testing')).toEqual(['后来的'])
    expect(await there.samples.needs({})).toEqual({ toTest: 1, testing: 1, toVerify: 0, toScreenAgain: 0 })
  })

  it('is read on by a cursor, without one left out or twice', async () => {
    const ids = new Set<string>()
    for (let i = 0; i < 23; i++) ids.add((await room.tester.samples.takeIn(sample)).id)
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await room.tester.samples.queue({
        stationId: ROOM,
        shelf: 'to_test',
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect([...ids].filter(id => !seen.includes(id))).toEqual([])
  })

  it('tells who looked before what happened meanwhile', async () => {
    const taken = await room.tester.samples.takeIn(sample)
    await room.tester.samples.start({ sampleId: taken.id, version: taken.version, tests: ['pesticide'] })
    await expect(
      room.second.samples.reject({ sampleId: taken.id, version: taken.version, reason: 'spoiled' }),
    ).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: [
        { path: 'version', message: '2' },
        { path: 'state', message: expect.stringMatching(/快检员开始检测$/) as string },
      ],
    })
  })

  it('never shows who brought it, and every act stands in the log', async () => {
    const bringer = somebody()
    await bringer.account.update({ nickname: '送菜的人' })
    const published = await room.confirm(
      await room.screen(await room.bring(bringer), { pesticide: 'negative' }),
    )
    expect(JSON.stringify(published)).not.toMatch(/somebody|送菜的人/)
    const admin = await room.test.asStaff('admin', 'administrator', 'area:990001')
    const { items } = await admin.audit.list({ place: { kind: 'station', id: ROOM } })
    const procedures = items.map(({ procedure }) => procedure)
    for (const act of ['takeIn', 'start', 'enter', 'verify']) expect(procedures).toContain(`samples.${act}`)
    expect(JSON.stringify(items)).not.toContain('送菜的人')
  })
})

it('the sample that stands for one of an account that is being cleared names nobody', async () => {
  const { test, verifier } = room
  const published = await room.confirm(
    await room.screen(await room.bring(test.asResident('leaves')), { pesticide: 'negative' }),
  )
  const deletion = { id: 'id-of-leaves', subject: 'wx:o-leaves', nickname: '' }
  await test.database.collection('people').where({ subject: deletion.subject }).remove()
  // Whatever they did was before.
  const at = new Date(test.cloud.clock.now() + 60_000)
  await inTransaction(test.database, transaction => addDeletion(transaction, deletion, at))
  const fresh = await verifier.samples.invalidate({
    sampleId: published.id,
    version: published.version,
    reason: 'wrong_sample',
    words: '',
  })
  expect(fresh).toMatchObject({ state: 'registered', replaces: published.id, followed: false })
  const { data } = await test.database.collection('samples').where({ person: deletion.subject }).get()
  expect((data as { _id: string }[]).map(({ _id }) => _id)).toEqual([published.id])
})
