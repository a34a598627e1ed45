import type { OfferingPlan } from '../../domain/booking/offering'
import { HOUR, MINUTE } from '../../domain/time/china-time'
import { aPlan, openBooking, slotsOf } from '../helpers/booking'
import type { Client } from '../helpers/client'
import { refusalOf } from '../helpers/code-of'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
let keeper: Client
beforeAll(async () => {
  test = await startTestCloud(
    [
      aStation({ code: 'K1', kinds: ['food_test_room'], name: { zh: '东风快检室' } }),
      aStation({ code: 'K2', kinds: ['food_test_room'], area: '990001002001' }),
    ],
    { timers: false },
  )
  keeper = await test.asStaff('keeper', 'station_staff', 'station:K1')
})
afterAll(() => test.stop())
beforeEach(() => {
  test.cloud.clock.set(NOW)
})

/** Saturday and Sunday, the days after the moment at which tests begin. */
const SATURDAY = '2026-11-21'
const SUNDAY = '2026-11-22'

let people = 0
const someone = () => test.asResident(`booker-${++people}`)
const open = (plan: OfferingPlan = aPlan()) => openBooking(keeper, 'K1', plan)
const run = async (job: string) =>
  expect(await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job })).toHaveProperty('result')

/** Id of the slot that begins at `HH:mm` on a day. */
const slotAt = (offering: string, time: string, date = SATURDAY) =>
  `${offering}@${date.replaceAll('-', '')}${time.replace(':', '')}`

describe('what can be booked', () => {
  it('is the weekly plan over the days of the window, with what is free', async () => {
    const offering = await open(aPlan({}, { windowDays: 3 }))
    const page = await test.asVisitor().booking.slots({ offeringId: offering })
    expect(page.days.map(({ date, free, slots }) => [date, free, slots])).toEqual([
      ['2026-11-20', 2, 1],
      [SATURDAY, 8, 4],
      [SUNDAY, 8, 4],
    ])
    expect(page.date).toBe('2026-11-20')
    const saturday = await slotsOf(someone(), offering, SATURDAY)
    expect(saturday.map(({ startsAt, state, free }) => [startsAt, state, free])).toEqual([
      ['2026-11-21T01:00:00.000Z', 'open', 2],
      ['2026-11-21T01:30:00.000Z', 'open', 2],
      ['2026-11-21T02:00:00.000Z', 'open', 2],
      ['2026-11-21T02:30:00.000Z', 'open', 2],
    ])
  })

  it('is listed nearest first, with the first slot that has a place', async () => {
    const offering = await open()
    const { items } = await test.asVisitor().booking.places({ kind: 'food_test' })
    const mine = items.find(({ id }) => id === offering)
    expect(mine).toMatchObject({ stationName: '东风快检室', next: { startsAt: '2026-11-20T02:30:00.000Z' } })
  })

  it('is counted from a place, else from the area that was picked', async () => {
    const offering = await open()
    const away = async (input: { point?: { lng: number; lat: number }; area?: string }) => {
      const { items } = await test.asVisitor().booking.places({ kind: 'food_test', ...input })
      return items.find(({ id }) => id === offering)?.distance ?? -1
    }
    const { items } = await test.asVisitor().booking.places({ kind: 'food_test' })
    const point = items.find(({ id }) => id === offering)?.location ?? { lng: 0, lat: 0 }
    expect(await away({ point })).toBeLessThan(1)
    expect(await away({ point, area: '990001002001' })).toBeLessThan(1)
    expect(await away({ area: '990001002001' })).toBeGreaterThan(1000)
    const gone = test.asVisitor().booking.places({ kind: 'food_test', area: '990009009009' })
    expect(await refusalOf(gone)).toBe('NOT_FOUND')
  })

  it('keeps places for who walks in', async () => {
    const offering = await open(aPlan({ capacity: 3, walkIn: 2 }))
    const [slot] = await slotsOf(someone(), offering, SATURDAY)
    expect(slot).toMatchObject({ bookable: 1, walkIn: 2, free: 1 })
    await someone().booking.book({ slotId: slotAt(offering, '09:00') })
    expect(await refusalOf(someone().booking.book({ slotId: slotAt(offering, '09:00') }))).toBe('SLOT_FULL')
  })

  it('has something to book: not every place is for who walks in', async () => {
    expect(await refusalOf(open(aPlan({ capacity: 3, walkIn: 3 })))).toBe('INVALID_INPUT')
  })

  it('is removed with its bookings a year after its day', async () => {
    const offering = await open(aPlan({}, { windowDays: 1 }))
    const slots = () => test.database.collection('slots').where({ offering }).count()
    expect((await slots()).total).toBe(1)
    test.cloud.clock.set(NOW + 366 * 24 * HOUR)
    await run('purge-expired')
    expect((await slots()).total).toBe(0)
  })

  it('moves on with the days', async () => {
    const offering = await open(aPlan({}, { windowDays: 2 }))
    test.cloud.clock.set(NOW + 24 * HOUR)
    await run('publish-slots')
    expect(await slotsOf(someone(), offering, SUNDAY)).toHaveLength(4)
  })
})

describe('a booking', () => {
  it('has a number, and is once for a key however often it is sent', async () => {
    const offering = await open()
    const client = someone()
    const key = 'booking-key-00001'
    const input = { slotId: slotAt(offering, '09:00') }
    const [first, second] = await Promise.all([
      client.booking.book(input, { key }),
      client.booking.book(input, { key }),
    ])
    expect(second.id).toBe(first.id)
    expect((await client.booking.book(input, { key })).id).toBe(first.id)
    expect(first.number).toMatch(/^[1-9]\d{7}$/)
    expect(first).toMatchObject({ state: 'booked', offering: { stationName: '东风快检室' }, ahead: null })
    const { items } = await client.booking.mine({ shelf: 'upcoming' })
    expect(items.map(({ id }) => id)).toEqual([first.id])
    const shown = await client.booking.one({ bookingId: first.id })
    expect(shown).toEqual({ ...first, asOf: shown.asOf })
    // Its key says where: with another slot it is another wish.
    const elsewhere = { slotId: slotAt(offering, '10:00') }
    expect(await refusalOf(client.booking.book(elsewhere, { key }))).toBe('CONFLICT')
  })

  it('is answered again by its key also when nobody else could have it any more', async () => {
    const offering = await open()
    const client = someone()
    const key = 'booking-key-00002'
    const input = { slotId: slotAt(offering, '09:00') }
    const first = await client.booking.book(input, { key })
    await keeper.booking.closeSlot({ offeringId: offering, slotId: input.slotId, reason: '停电了' })
    expect(await client.booking.book(input, { key })).toMatchObject({ id: first.id, state: 'cancelled' })
    expect(await refusalOf(someone().booking.book(input))).toBe('SLOT_CLOSED')
  })

  it('is one of a person in a slot, and few of an offering', async () => {
    const offering = await open()
    const client = someone()
    await client.booking.book({ slotId: slotAt(offering, '09:00') })
    expect(await refusalOf(client.booking.book({ slotId: slotAt(offering, '09:00') }))).toBe('ALREADY_BOOKED')
    await client.booking.book({ slotId: slotAt(offering, '09:30') })
    expect(await refusalOf(client.booking.book({ slotId: slotAt(offering, '10:00') }))).toBe(
      'TOO_MANY_BOOKINGS',
    )
  })

  it('is not one more of those that were allowed before the limit was lowered', async () => {
    const offering = await open(aPlan({}, { mostUpcoming: 3 }))
    const client = someone()
    const [first] = await Promise.all(
      ['09:00', '09:30', '10:00'].map(time => client.booking.book({ slotId: slotAt(offering, time) })),
    )
    await keeper.booking.setPlan({
      offeringId: offering,
      version: 1,
      plan: aPlan({}, { mostUpcoming: 1 }),
      reason: '改次数',
    })
    await client.booking.cancel({ bookingId: first?.id ?? '' })
    expect(await refusalOf(client.booking.book({ slotId: slotAt(offering, '10:30') }))).toBe(
      'TOO_MANY_BOOKINGS',
    )
  })

  it('is few of an offering also when all are sent at once', async () => {
    const offering = await open()
    const client = someone()
    const times = ['09:00', '09:30', '10:00', '10:30']
    const codes = await Promise.all(
      times.map(time => refusalOf(client.booking.book({ slotId: slotAt(offering, time) }))),
    )
    expect(codes.filter(code => code === null)).toHaveLength(2)
    expect(codes.filter(code => code === 'TOO_MANY_BOOKINGS')).toHaveLength(2)
  })

  it('is not of a slot that has begun, was closed or is not there', async () => {
    const offering = await open()
    expect(await refusalOf(someone().booking.book({ slotId: slotAt(offering, '09:00', '2026-11-20') }))).toBe(
      'NOT_FOUND',
    )
    test.cloud.clock.set(NOW + 31 * MINUTE)
    expect(await refusalOf(someone().booking.book({ slotId: slotAt(offering, '10:30', '2026-11-20') }))).toBe(
      'SLOT_OVER',
    )
    await keeper.booking.closeSlot({
      offeringId: offering,
      slotId: slotAt(offering, '09:00'),
      reason: '检修',
    })
    expect(await refusalOf(someone().booking.book({ slotId: slotAt(offering, '09:00') }))).toBe('SLOT_CLOSED')
  })

  it('can be given up until its cut-off, and its place is free again', async () => {
    const offering = await open(aPlan({ capacity: 1 }))
    const client = someone()
    const one = await client.booking.book({ slotId: slotAt(offering, '09:00') })
    expect(one.cancelUntil).toBe('2026-11-21T00:00:00.000Z')
    expect(await client.booking.cancel({ bookingId: one.id })).toMatchObject({
      state: 'cancelled',
      byStaff: false,
    })
    expect((await slotsOf(client, offering, SATURDAY))[0]).toMatchObject({ free: 1, mine: null })
    const again = await client.booking.book({ slotId: slotAt(offering, '09:00') })
    test.cloud.clock.set(Date.parse('2026-11-21T08:00:01+08:00'))
    expect(await refusalOf(client.booking.cancel({ bookingId: again.id }))).toBe('TOO_LATE')
  })

  it('of somebody else is not there', async () => {
    const offering = await open()
    const one = await someone().booking.book({ slotId: slotAt(offering, '09:00') })
    const other = someone()
    expect(await refusalOf(other.booking.one({ bookingId: one.id }))).toBe('NOT_FOUND')
    expect(await refusalOf(other.booking.cancel({ bookingId: one.id }))).toBe('NOT_FOUND')
    expect(await refusalOf(other.booking.takeOffer({ bookingId: one.id }))).toBe('NOT_FOUND')
  })
})

describe('the line of a slot', () => {
  /** A slot of one place, booked; its offering and who has it. */
  async function full() {
    const offering = await open(aPlan({ capacity: 1 }))
    const holder = someone()
    const one = await holder.booking.book({ slotId: slotAt(offering, '09:00') })
    return { offering, slotId: slotAt(offering, '09:00'), holder, one }
  }

  it('is for a slot that is full', async () => {
    const offering = await open()
    expect(await refusalOf(someone().booking.joinLine({ slotId: slotAt(offering, '09:00') }))).toBe(
      'NOT_FULL',
    )
  })

  it('gives a place that comes free to who was first, for half an hour', async () => {
    const { offering, slotId, holder, one } = await full()
    const [first, second] = [someone(), someone()]
    expect(await first.booking.joinLine({ slotId })).toMatchObject({ state: 'waiting', ahead: 0 })
    expect(await second.booking.joinLine({ slotId })).toMatchObject({ state: 'waiting', ahead: 1 })
    expect((await slotsOf(first, offering, SATURDAY))[0]).toMatchObject({
      waiting: 2,
      mine: 'waiting',
      state: 'full',
    })
    await holder.booking.cancel({ bookingId: one.id })
    const [offered] = (await first.booking.mine({ shelf: 'upcoming' })).items
    expect(offered).toMatchObject({ state: 'offered', ahead: null })
    const kept = Date.parse(offered?.offeredUntil ?? '') - test.cloud.clock.now()
    expect(kept).toBeGreaterThan(29 * MINUTE)
    expect(kept).toBeLessThanOrEqual(30 * MINUTE)
    expect((await first.inbox.list({})).items[0]).toMatchObject({
      kind: 'booking_offered',
      title: '等到名额了：11月21日 周六 09:00',
      target: { page: 'booking', id: offered?.id },
    })
    expect((await second.booking.mine({ shelf: 'upcoming' })).items[0]).toMatchObject({
      state: 'waiting',
      ahead: 0,
    })
    // Whoever comes now is behind those who wait.
    expect(await refusalOf(someone().booking.book({ slotId }))).toBe('SLOT_FULL')
    expect(await first.booking.takeOffer({ bookingId: offered?.id ?? '' })).toMatchObject({ state: 'booked' })
    expect(await refusalOf(someone().booking.book({ slotId }))).toBe('SLOT_FULL')
  })

  it('passes an offer on that nobody took', async () => {
    const { slotId, holder, one } = await full()
    const [first, second] = [someone(), someone()]
    const waiting = await first.booking.joinLine({ slotId })
    await second.booking.joinLine({ slotId })
    await holder.booking.cancel({ bookingId: one.id })
    test.cloud.clock.set(NOW + 31 * MINUTE)
    expect(await refusalOf(first.booking.takeOffer({ bookingId: waiting.id }))).toBe('OFFER_OVER')
    await run('settle-bookings')
    expect(await first.booking.one({ bookingId: waiting.id })).toMatchObject({ state: 'lapsed' })
    expect((await second.booking.mine({ shelf: 'upcoming' })).items[0]).toMatchObject({ state: 'offered' })
    // Run again it does nothing more.
    await run('settle-bookings')
    expect((await second.inbox.list({})).items.filter(({ kind }) => kind === 'booking_offered')).toHaveLength(
      1,
    )
  })

  it('passes an offer on that was given up', async () => {
    const { slotId, holder, one } = await full()
    const [first, second] = [someone(), someone()]
    const waiting = await first.booking.joinLine({ slotId })
    await second.booking.joinLine({ slotId })
    await holder.booking.cancel({ bookingId: one.id })
    await first.booking.cancel({ bookingId: waiting.id })
    expect((await second.booking.mine({ shelf: 'upcoming' })).items[0]).toMatchObject({ state: 'offered' })
  })

  it('passes a place on also where the call that gave it up died before it could', async () => {
    const { slotId, one } = await full()
    const waiting = await someone().booking.joinLine({ slotId })
    // As the transaction of `cancel` leaves it.
    const at = new Date(test.cloud.clock.now())
    await test.database.collection('bookings').doc(one.id).update({
      state: 'cancelled',
      holding: false,
      upcoming: false,
      hold: one.id,
      once: one.id,
      quota: one.id,
      dueAt: at,
    })
    await run('settle-bookings')
    const stored = await test.database.collection('bookings').doc(waiting.id).get()
    expect(stored.data).toMatchObject([{ state: 'offered', place: 0 }])
  })

  it('passes who left for good meanwhile', async () => {
    const { slotId, holder, one } = await full()
    const left = await someone().booking.joinLine({ slotId })
    const next = await someone().booking.joinLine({ slotId })
    // As clearing an account leaves it, before the clock has come by.
    await test.database
      .collection('bookings')
      .doc(left.id)
      .update({ person: `gone:${left.id}`, once: left.id, quota: left.id })
    await holder.booking.cancel({ bookingId: one.id })
    const stored = async (id: string) => (await test.database.collection('bookings').doc(id).get()).data
    expect(await stored(left.id)).toMatchObject([{ state: 'cancelled', holding: false }])
    expect(await stored(next.id)).toMatchObject([{ state: 'offered', place: 0 }])
  })

  it('is over when the slot begins', async () => {
    const { slotId } = await full()
    const client = someone()
    const waiting = await client.booking.joinLine({ slotId })
    test.cloud.clock.set(NOW + 2 * MINUTE)
    await run('settle-bookings')
    expect(await client.booking.one({ bookingId: waiting.id })).toMatchObject({ state: 'waiting' })
    test.cloud.clock.set(Date.parse('2026-11-21T09:00:00+08:00'))
    await run('settle-bookings')
    expect(await client.booking.one({ bookingId: waiting.id })).toMatchObject({ state: 'lapsed' })
    expect((await client.inbox.list({})).items[0]).toMatchObject({
      kind: 'booking_lapsed',
      title: '候补没有等到',
    })
  })
})

describe('reminders', () => {
  it('come the evening before and an hour before, once each, however often the clock comes by', async () => {
    const offering = await open()
    const client = someone()
    const one = await client.booking.book({ slotId: slotAt(offering, '09:00', SUNDAY) })
    const told = async () =>
      (await client.inbox.list({})).items
        .filter(({ kind }) => kind === 'booking_reminder')
        .map(({ title }) => title)
    await run('settle-bookings')
    expect(await told()).toEqual([])
    test.cloud.clock.set(Date.parse('2026-11-21T19:00:00+08:00'))
    await Promise.all([run('settle-bookings'), run('settle-bookings')])
    await run('settle-bookings')
    expect(await told()).toEqual(['别忘了预约：11月22日 周日 09:00'])
    test.cloud.clock.set(Date.parse('2026-11-22T08:00:00+08:00'))
    await run('settle-bookings')
    await run('settle-bookings')
    expect(await told()).toEqual(['快到时间了：09:00', '别忘了预约：11月22日 周日 09:00'])
    expect(await client.booking.one({ bookingId: one.id })).toMatchObject({ state: 'booked' })
  })

  it('are not sent for what was given up, nor after the start when the clock was away', async () => {
    const offering = await open()
    const [gone, late] = [someone(), someone()]
    const one = await gone.booking.book({ slotId: slotAt(offering, '09:30', SUNDAY) })
    await late.booking.book({ slotId: slotAt(offering, '09:30', SUNDAY) })
    await gone.booking.cancel({ bookingId: one.id })
    test.cloud.clock.set(Date.parse('2026-11-22T09:31:00+08:00'))
    await run('settle-bookings')
    for (const client of [gone, late])
      expect((await client.inbox.list({})).items.filter(({ kind }) => kind === 'booking_reminder')).toEqual(
        [],
      )
  })
})

describe('at the counter', () => {
  it('the code of a booking checks in, once, on its day, at its station', async () => {
    const offering = await open()
    const client = someone()
    const one = await client.booking.book({ slotId: slotAt(offering, '09:00') })
    const show = (code: string, stationId = 'K1') => keeper.booking.checkIn({ stationId, code })
    expect(await refusalOf(show(one.number))).toBe('WRONG_DAY')
    test.cloud.clock.set(Date.parse('2026-11-21T08:50:00+08:00'))
    expect(await refusalOf(show('1234 5678'))).toBe('NO_SUCH_CODE')
    const elsewhere = await test.asStaff('elsewhere', 'station_staff', 'station:K2')
    expect(await refusalOf(elsewhere.booking.checkIn({ stationId: 'K2', code: one.number }))).toBe(
      'WRONG_STATION',
    )
    expect(await refusalOf(elsewhere.booking.checkIn({ stationId: 'K1', code: one.number }))).toBe(
      'FORBIDDEN',
    )
    const scanned = `NL-BOOK-${one.number}`
    const codes = await Promise.all([refusalOf(show(scanned)), refusalOf(show(scanned))])
    expect(codes.sort()).toEqual(['USED', null])
    const sheet = await keeper.booking.day({ stationId: 'K1', date: SATURDAY })
    const row = sheet.items.find(({ id }) => id === one.id)
    expect(row).toMatchObject({ state: 'checked_in', number: one.number })
    const served = await keeper.booking.serve({ bookingId: one.id, version: row?.version ?? 0 })
    expect(served.state).toBe('served')
    expect((await client.booking.mine({ shelf: 'past' })).items[0]).toMatchObject({
      id: one.id,
      state: 'served',
    })
  })

  it('a check-in that was a mistake is taken back', async () => {
    const offering = await open()
    const one = await someone().booking.book({ slotId: slotAt(offering, '10:30', '2026-11-20') })
    const checkedIn = await keeper.booking.checkIn({ stationId: 'K1', code: one.number })
    const back = await keeper.booking.undoCheckIn({ bookingId: one.id, version: checkedIn.version })
    expect(back.state).toBe('booked')
    expect(await refusalOf(keeper.booking.serve({ bookingId: one.id, version: checkedIn.version }))).toBe(
      'CHANGED_MEANWHILE',
    )
  })

  it('who does not come loses the place after the grace time, and is told', async () => {
    const offering = await open()
    const client = someone()
    const one = await client.booking.book({ slotId: slotAt(offering, '10:30', '2026-11-20') })
    test.cloud.clock.set(Date.parse('2026-11-20T10:46:00+08:00'))
    await run('settle-bookings')
    expect(await client.booking.one({ bookingId: one.id })).toMatchObject({ state: 'no_show' })
    expect((await client.inbox.list({})).items[0]).toMatchObject({ kind: 'booking_missed' })
    expect(await refusalOf(keeper.booking.checkIn({ stationId: 'K1', code: one.number }))).toBe('NOT_BOOKED')
  })

  it('staff cancel at any time, with a reason that reaches the person; the place goes to the line', async () => {
    const offering = await open(aPlan({ capacity: 1 }))
    const client = someone()
    const one = await client.booking.book({ slotId: slotAt(offering, '09:00') })
    const next = someone()
    const waiting = await next.booking.joinLine({ slotId: one.slotId })
    const row = (await keeper.booking.day({ stationId: 'K1', date: SATURDAY })).items.find(
      ({ id }) => id === one.id,
    )
    const input = { bookingId: one.id, version: row?.version ?? 0, reason: '试剂没到' }
    expect(await keeper.booking.cancelFor(input)).toMatchObject({ state: 'cancelled' })
    expect(await client.booking.one({ bookingId: one.id })).toMatchObject({
      byStaff: true,
      reason: '试剂没到',
    })
    expect((await client.inbox.list({})).items[0]?.text).toContain('试剂没到')
    expect(await next.booking.one({ bookingId: waiting.id })).toMatchObject({ state: 'offered' })
  })

  it('closing a slot tells everybody in it and in its line', async () => {
    const offering = await open(aPlan({ capacity: 1 }))
    const slotId = slotAt(offering, '09:00')
    const [holder, waiter] = [someone(), someone()]
    await holder.booking.book({ slotId })
    await waiter.booking.joinLine({ slotId })
    await keeper.booking.closeSlot({ offeringId: offering, slotId, reason: '停电' })
    for (const client of [holder, waiter]) {
      expect((await client.booking.mine({ shelf: 'past' })).items[0]).toMatchObject({
        state: 'cancelled',
        reason: '停电',
      })
      expect((await client.inbox.list({})).items[0]).toMatchObject({ kind: 'booking_cancelled' })
    }
    expect((await slotsOf(holder, offering, SATURDAY))[0]).toMatchObject({ state: 'closed', reason: '停电' })
  })

  it('a plan that leaves a day out cancels what stands in it, and one that takes it back opens it again', async () => {
    const offering = await open()
    const client = someone()
    await client.booking.book({ slotId: slotAt(offering, '09:00') })
    const closures = [{ date: SATURDAY, range: null, reason: { zh: '设备检修' } }]
    const [before] = (await keeper.booking.offerings({ stationId: 'K1' })).items.filter(
      ({ id }) => id === offering,
    )
    const version = before?.version ?? 0
    await keeper.booking.setPlan({
      offeringId: offering,
      version,
      plan: { ...aPlan(), closures },
      reason: '改时间',
    })
    expect((await client.booking.mine({ shelf: 'past' })).items[0]).toMatchObject({
      state: 'cancelled',
      reason: '设备检修',
    })
    const days = (await client.booking.slots({ offeringId: offering })).days
    expect(days.find(({ date }) => date === SATURDAY)).toMatchObject({
      free: 0,
      slots: 0,
      reason: '设备检修',
    })
    const again = { offeringId: offering, version, plan: aPlan(), reason: '改回来' }
    expect(await refusalOf(keeper.booking.setPlan(again))).toBe('CHANGED_MEANWHILE')
    await keeper.booking.setPlan({ ...again, version: version + 1 })
    expect(await client.booking.book({ slotId: slotAt(offering, '09:00') })).toMatchObject({
      state: 'booked',
    })
  })

  it('staff book for somebody at the counter, and the log says so', async () => {
    const offering = await open()
    const served = await keeper.account.serveAtCounter({
      stationId: 'K1',
      channel: 'telephone',
      label: '王伯',
    })
    const one = await keeper.booking.book({ slotId: slotAt(offering, '09:30') }, { actingFor: served.id })
    expect(one.state).toBe('booked')
    expect((await keeper.booking.mine({ shelf: 'upcoming' })).items.map(({ id }) => id)).not.toContain(one.id)
    const sheet = await keeper.booking.day({ stationId: 'K1', date: SATURDAY })
    expect(sheet.items.find(({ id }) => id === one.id)).toMatchObject({ onBehalf: true })
    const supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
    const { items } = await supervisor.audit.list({ place: { kind: 'station', id: 'K1' } })
    expect(items.some(({ procedure }) => procedure === 'booking.book')).toBe(true)
  })
})
