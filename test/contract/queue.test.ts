import type { Client } from '../helpers/client'
import { aPlan, openBooking, slotsOf } from '../helpers/booking'
import { refusalOf } from '../helpers/code-of'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { HOUR, MINUTE } from '../../domain/time/china-time'

let test: TestCloud
let keeper: Client
beforeAll(async () => {
  test = await startTestCloud(
    [aStation({ code: 'Q1', kinds: ['food_test_room'], name: { zh: '东风快检室' } })],
    { timers: false },
  )
  keeper = await test.asStaff('keeper', 'station_staff', 'station:Q1')
})
afterAll(() => test.stop())
beforeEach(() => {
  test.cloud.clock.set(NOW)
})

let people = 0
const someone = () => test.asResident(`walker-${++people}`)

/** From half an hour on, four slots of half an hour: so many places, so many of them for who walks in. */
const open = (capacity: number, walkIn: number) =>
  openBooking(keeper, 'Q1', aPlan({ capacity, walkIn, range: { from: '10:30', to: '12:30' } }))
const TODAY = '2026-11-20'
/** Another plan for the same times. */
const replan = async (offeringId: string, changes: Parameters<typeof aPlan>[0]) => {
  const { items } = await keeper.booking.offerings({ stationId: 'Q1' })
  const version = items.find(({ id }) => id === offeringId)?.version ?? 0
  const plan = aPlan({ range: { from: '10:30', to: '12:30' }, ...changes })
  await keeper.booking.setPlan({ offeringId, version, plan, reason: '改安排' })
}
const run = async () =>
  expect(await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'settle-bookings' })).toHaveProperty(
    'result',
  )
const queueAt = async (offeringId: string) => {
  const { queues } = await keeper.booking.turns({ stationId: 'Q1' })
  return queues.find(({ offering }) => offering.id === offeringId)
}

describe('a number', () => {
  it('is drawn one after the other, and says how many are ahead and about how long', async () => {
    const offeringId = await open(4, 2)
    const [first, second] = [someone(), someone()]
    expect(await first.booking.drawNumber({ offeringId })).toMatchObject({
      number: 1,
      state: 'waiting',
      ahead: 0,
      waitMinutes: 30,
    })
    const two = await second.booking.drawNumber({ offeringId })
    expect(two).toMatchObject({ number: 2, ahead: 1, waitMinutes: 40 })
    expect(await someone().booking.queue({ offeringId })).toMatchObject({
      state: 'open',
      waiting: 2,
      calling: null,
      waitMinutes: 50,
      mine: null,
    })
    expect((await second.booking.queue({ offeringId })).mine).toMatchObject({ id: two.id, number: 2 })
    expect((await second.booking.myTurns({})).items).toMatchObject([{ id: two.id }])
  })

  it('is one for each person, and once for a key however often it is sent', async () => {
    const offeringId = await open(4, 4 - 1)
    const client = someone()
    const key = 'draw-number-key-1'
    const [one, again] = await Promise.all([
      client.booking.drawNumber({ offeringId }, { key }),
      client.booking.drawNumber({ offeringId }, { key }),
    ])
    expect(again.id).toBe(one.id)
    expect(await refusalOf(client.booking.drawNumber({ offeringId }))).toBe('ALREADY_IN_QUEUE')
    expect(await client.booking.leaveQueue({ turnId: one.id })).toMatchObject({ state: 'left', ahead: null })
    expect((await client.booking.drawNumber({ offeringId })).number).toBeGreaterThan(one.number)
    expect(await refusalOf(someone().booking.leaveQueue({ turnId: one.id }))).toBe('NOT_FOUND')
  })

  it('is for those places only that no booking has, however many come at once', async () => {
    // Four slots with one place each for who walks in.
    const offeringId = await open(2, 1)
    const codes = await Promise.all(
      Array.from({ length: 9 }, () => refusalOf(someone().booking.drawNumber({ offeringId }))),
    )
    expect(codes.filter(code => code === null)).toHaveLength(4)
    expect(codes.filter(code => code === 'QUEUE_FULL')).toHaveLength(5)
    expect((await queueAt(offeringId))?.room).toBe(0)
    const numbers = (await queueAt(offeringId))?.items.map(({ number }) => number) ?? []
    expect(new Set(numbers).size).toBe(4)
    // Later: what nobody booked of the slot that has begun is for who is here.
    test.cloud.clock.set(NOW + 61 * MINUTE)
    expect((await queueAt(offeringId))?.room).toBe(1)
    const [slot] = await slotsOf(someone(), offeringId, '2026-11-20')
    expect(slot?.state).toBe('over')
  })

  it('takes a place of the slot that is over first: no other is lost with it', async () => {
    // Four slots with one place each for who walks in.
    const offeringId = await open(2, 1)
    await keeper.booking.addTurn({ offeringId })
    test.cloud.clock.set(NOW + 60 * MINUTE)
    expect((await queueAt(offeringId))?.room).toBe(3)
  })

  it('has its place also when the plan of the day keeps fewer for who walks in', async () => {
    const offeringId = await open(4, 2)
    const [slot] = (await slotsOf(someone(), offeringId, TODAY)).filter(({ state }) => state === 'open')
    for (let i = 0; i < 2; i++) await keeper.booking.addTurn({ offeringId })
    await replan(offeringId, { capacity: 4, walkIn: 0 })
    const codes: (string | null)[] = []
    for (let i = 0; i < 4; i++)
      codes.push(await refusalOf(someone().booking.book({ slotId: slot?.id ?? '' })))
    expect(codes).toEqual([null, null, 'SLOT_FULL', 'SLOT_FULL'])
    // Made smaller than what was drawn, and large again: the numbers still have their places.
    await replan(offeringId, { capacity: 1, walkIn: 0 })
    await replan(offeringId, { capacity: 5, walkIn: 0 })
    expect(await refusalOf(someone().booking.book({ slotId: slot?.id ?? '' }))).toBeNull()
    expect(await refusalOf(someone().booking.book({ slotId: slot?.id ?? '' }))).toBe('SLOT_FULL')
  })

  it('is none of a slot that was made so small that bookings have all of it', async () => {
    const offeringId = await openBooking(
      keeper,
      'Q1',
      aPlan({ capacity: 4, walkIn: 1, range: { from: '10:30', to: '11:00' } }),
    )
    const [slot] = await slotsOf(someone(), offeringId, TODAY)
    for (let i = 0; i < 3; i++) await someone().booking.book({ slotId: slot?.id ?? '' })
    await replan(offeringId, { capacity: 2, walkIn: 1, range: { from: '10:30', to: '11:00' } })
    expect(await refusalOf(keeper.booking.addTurn({ offeringId }))).toBe('QUEUE_FULL')
  })

  it('leaves a booking its place until its grace time is over', async () => {
    const offeringId = await open(2, 1)
    const slots = await slotsOf(someone(), offeringId, '2026-11-20')
    const booker = someone()
    await booker.booking.book({ slotId: slots.find(({ state }) => state === 'open')?.id ?? '' })
    for (let i = 0; i < 4; i++) await keeper.booking.addTurn({ offeringId })
    test.cloud.clock.set(NOW + 31 * MINUTE)
    expect(await refusalOf(keeper.booking.addTurn({ offeringId }))).toBe('QUEUE_FULL')
    test.cloud.clock.set(NOW + 46 * MINUTE)
    await run()
    expect(await keeper.booking.addTurn({ offeringId })).toMatchObject({ state: 'waiting', nickname: '' })
    expect(await refusalOf(keeper.booking.addTurn({ offeringId }))).toBe('QUEUE_FULL')
  })

  it('is drawn from an hour before the first slot until the last one is over', async () => {
    const offeringId = await openBooking(
      keeper,
      'Q1',
      aPlan({ capacity: 2, walkIn: 1, range: { from: '14:00', to: '15:00' } }),
    )
    expect(await someone().booking.queue({ offeringId })).toMatchObject({
      state: 'early',
      opensAt: '2026-11-20T05:00:00.000Z',
    })
    expect(await refusalOf(someone().booking.drawNumber({ offeringId }))).toBe('QUEUE_CLOSED')
    test.cloud.clock.set(Date.parse('2026-11-20T13:30:00+08:00'))
    const one = await someone().booking.drawNumber({ offeringId })
    // Nobody is called before it opens.
    expect(one.waitMinutes).toBe(30)
    test.cloud.clock.set(Date.parse('2026-11-20T15:00:00+08:00'))
    expect((await someone().booking.queue({ offeringId })).state).toBe('over')
    expect(await refusalOf(someone().booking.drawNumber({ offeringId }))).toBe('QUEUE_CLOSED')
  })
})

describe('at the counter', () => {
  it('a plan of before, in which every place is for who walks in, is shown and can be mended', async () => {
    const offeringId = await open(2, 1)
    await test.database
      .collection('offerings')
      .doc(offeringId)
      .update({ plan: aPlan({ capacity: 2, walkIn: 2 }) })
    const { items } = await keeper.booking.offerings({ stationId: 'Q1' })
    expect(items.find(({ id }) => id === offeringId)?.plan.weekly).toMatchObject([{ walkIn: 2 }])
    expect(await refusalOf(replan(offeringId, { capacity: 2, walkIn: 2 }))).toBe('INVALID_INPUT')
    await replan(offeringId, { capacity: 2, walkIn: 1 })
  })

  it('who is called back at the end of the day is not taken for served when it is over', async () => {
    const offeringId = await openBooking(
      keeper,
      'Q1',
      aPlan({ capacity: 4, walkIn: 3, range: { from: '10:30', to: '11:00' } }),
    )
    await keeper.booking.addTurn({ offeringId })
    const called = await keeper.booking.callNext({ offeringId })
    const missed = await keeper.booking.missTurn({ turnId: called.id, version: called.version })
    test.cloud.clock.set(NOW + 55 * MINUTE)
    const back = await keeper.booking.callAgain({ turnId: called.id, version: missed.version })
    test.cloud.clock.set(NOW + 61 * MINUTE)
    await run()
    const gone = await keeper.booking.missTurn({ turnId: called.id, version: back.version })
    expect(gone.state).toBe('missed')
  })

  it('who missed their turn yesterday is not called today', async () => {
    const offeringId = await open(4, 3)
    await keeper.booking.addTurn({ offeringId })
    const called = await keeper.booking.callNext({ offeringId })
    const { version } = await keeper.booking.missTurn({ turnId: called.id, version: called.version })
    test.cloud.clock.set(NOW + 24 * HOUR)
    expect(await refusalOf(keeper.booking.callAgain({ turnId: called.id, version }))).toBe('WRONG_STATE')
  })

  it('who waits hears of it when everything else of the day is called off, not before', async () => {
    const offeringId = await open(4, 3)
    const client = someone()
    await client.booking.drawNumber({ offeringId })
    const slots = (await slotsOf(someone(), offeringId, TODAY)).filter(({ state }) => state === 'open')
    expect(slots).toHaveLength(4)
    const [last, ...others] = slots.reverse().map(({ id }) => id)
    const close = (slotId = '') => keeper.booking.closeSlot({ offeringId, slotId, reason: '停电' })
    for (const slotId of others) await close(slotId)
    await run()
    expect((await client.booking.queue({ offeringId })).mine?.state).toBe('waiting')
    await close(last)
    await run()
    await run()
    expect((await client.booking.queue({ offeringId })).mine?.state).toBe('lapsed')
    const told = (await client.inbox.list({})).items.filter(({ kind }) => kind === 'turn_lapsed')
    expect(told).toHaveLength(1)
  })

  it('two who call at once call two people, in their order, and each is told', async () => {
    const offeringId = await open(8, 4)
    const [first, second, third] = [someone(), someone(), someone()]
    for (const one of [first, second, third]) await one.booking.drawNumber({ offeringId })
    const other = await test.asStaff('tester', 'food_tester', 'station:Q1')
    const called = await Promise.all([
      keeper.booking.callNext({ offeringId }),
      other.booking.callNext({ offeringId }),
    ])
    expect(called.map(({ number }) => number).sort()).toEqual([1, 2])
    for (const one of [first, second]) {
      const told = (await one.inbox.list({})).items.filter(({ kind }) => kind === 'turn_called')
      expect(told).toMatchObject([{ target: { page: 'queue', id: offeringId } }])
    }
    expect((await third.inbox.list({})).items).toEqual([])
    expect((await third.booking.queue({ offeringId })).mine).toMatchObject({ ahead: 0 })
    // One tap that is sent twice calls one.
    const key = 'call-next-key-0001'
    const [once, twice] = await Promise.all([
      keeper.booking.callNext({ offeringId }, { key }),
      keeper.booking.callNext({ offeringId }, { key }),
    ])
    expect([once.number, twice.number]).toEqual([3, 3])
    expect(await refusalOf(keeper.booking.callNext({ offeringId }))).toBe('NOBODY_WAITS')
  })

  it('who was called is served, or called again, or has missed their turn and may still come', async () => {
    const offeringId = await open(4, 3)
    const client = someone()
    await client.booking.drawNumber({ offeringId })
    const called = await keeper.booking.callNext({ offeringId })
    const again = await keeper.booking.callAgain({ turnId: called.id, version: called.version })
    expect(again).toMatchObject({ state: 'called', calls: 2 })
    const stale = { turnId: called.id, version: called.version }
    expect(await refusalOf(keeper.booking.missTurn(stale))).toBe('CHANGED_MEANWHILE')
    const missed = await keeper.booking.missTurn({ turnId: called.id, version: again.version })
    expect(missed.state).toBe('missed')
    expect((await client.inbox.list({})).items.map(({ kind }) => kind)).toContain('turn_missed')
    const back = await keeper.booking.callAgain({ turnId: called.id, version: missed.version })
    expect(back).toMatchObject({ state: 'called', calls: 3 })
    const served = await keeper.booking.serveTurn({ turnId: called.id, version: back.version })
    expect(served.state).toBe('served')
    expect(await refusalOf(keeper.booking.missTurn({ turnId: called.id, version: served.version }))).toBe(
      'WRONG_STATE',
    )
  })

  it('who missed their turn and drew another number is not called under both', async () => {
    const offeringId = await open(4, 3)
    const client = someone()
    await client.booking.drawNumber({ offeringId })
    const called = await keeper.booking.callNext({ offeringId })
    const missed = await keeper.booking.missTurn({ turnId: called.id, version: called.version })
    await client.booking.drawNumber({ offeringId })
    expect(await refusalOf(keeper.booking.callAgain({ turnId: called.id, version: missed.version }))).toBe(
      'WRONG_STATE',
    )
  })

  it('a place that was given up or missed is somebody else’s', async () => {
    const offeringId = await openBooking(
      keeper,
      'Q1',
      aPlan({ capacity: 2, walkIn: 1, range: { from: '10:30', to: '11:00' } }),
    )
    const client = someone()
    const one = await client.booking.drawNumber({ offeringId })
    expect(await refusalOf(someone().booking.drawNumber({ offeringId }))).toBe('QUEUE_FULL')
    await client.booking.leaveQueue({ turnId: one.id })
    await someone().booking.drawNumber({ offeringId })
    const called = await keeper.booking.callNext({ offeringId })
    await keeper.booking.missTurn({ turnId: called.id, version: called.version })
    expect((await someone().booking.drawNumber({ offeringId })).state).toBe('waiting')
    expect(await refusalOf(someone().booking.drawNumber({ offeringId }))).toBe('QUEUE_FULL')
  })

  it('the day ends by itself: who still waits is told once, who was called was served', async () => {
    const offeringId = await open(4, 3)
    const [called, waiting] = [someone(), someone()]
    await called.booking.drawNumber({ offeringId })
    await waiting.booking.drawNumber({ offeringId })
    await keeper.booking.callNext({ offeringId })
    test.cloud.clock.set(NOW + 3.5 * HOUR - MINUTE)
    await run()
    expect((await waiting.booking.queue({ offeringId })).mine?.state).toBe('waiting')
    test.cloud.clock.set(NOW + 3.5 * HOUR)
    await Promise.all([run(), run()])
    await run()
    expect((await called.booking.queue({ offeringId })).mine?.state).toBe('served')
    expect((await waiting.booking.queue({ offeringId })).mine?.state).toBe('lapsed')
    const told = (await waiting.inbox.list({})).items.filter(({ kind }) => kind === 'turn_lapsed')
    expect(told).toHaveLength(1)
    test.cloud.clock.set(NOW + 24 * HOUR)
    expect((await waiting.booking.queue({ offeringId })).mine).toBeNull()
  })
})
