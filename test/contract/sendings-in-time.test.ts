import { rows } from '../../cloudfunctions/platform/database'
import type { SendingDocument } from '../../cloudfunctions/platform/sendings'
import { HOUR, MINUTE } from '../../domain/time/china-time'
import { aPlan, openBooking } from '../helpers/booking'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const TEMPLATE = 'template-booking'
/** The night after the moment at which tests begin, in China. */
const ELEVEN = Date.parse('2026-11-20T23:00:00+08:00')
const EIGHT = Date.parse('2026-11-21T08:00:00+08:00')

let test: TestCloud
let keeper: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'K1', kinds: ['food_test_room'] })], { timers: false })
  keeper = await test.asStaff('keeper', 'station_staff', 'station:K1')
})
afterAll(() => test.stop())
beforeEach(() => {
  test.cloud.clock.set(NOW)
  test.cloud.openApi.clear()
})

let people = 0
async function someone() {
  const name = `waits-${++people}`
  const client = test.asResident(name)
  await client.inbox.consented({ tap: 'booking', accepted: [TEMPLATE], rejected: [] })
  return { client, subject: `wx:o-${name}` }
}
const run = (job: string) => test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job })
const sendingsOf = (person: string) =>
  rows<SendingDocument>(test.database.collection('sendings').where({ person }).limit(100).get())

/** A slot of one place at nine the next morning, booked, with somebody in its line. */
async function waiting() {
  const offering = await openBooking(keeper, 'K1', aPlan({ capacity: 1 }))
  const slotId = `${offering}@202611210900`
  const holder = test.asResident(`holds-${++people}`)
  const booked = await holder.booking.book({ slotId })
  const { client, subject } = await someone()
  const inLine = await client.booking.joinLine({ slotId })
  const giveUp = () => holder.booking.cancel({ bookingId: booked.id })
  return { client, subject, inLine, giveUp }
}

it('a place that comes free at night is kept into the morning, when phones may ring', async () => {
  const { client, subject, inLine, giveUp } = await waiting()
  test.cloud.clock.set(ELEVEN)
  await giveUp()
  const offered = await client.booking.one({ bookingId: inLine.id })
  expect(offered).toMatchObject({
    state: 'offered',
    offeredUntil: new Date(EIGHT + 30 * MINUTE).toISOString(),
  })
  expect(await sendingsOf(subject)).toMatchObject([{ state: 'waiting', dueAt: new Date(EIGHT) }])
  test.cloud.clock.set(EIGHT + MINUTE)
  await run('send-messages')
  expect(await sendingsOf(subject)).toMatchObject([{ state: 'sent' }])
  expect(await client.booking.takeOffer({ bookingId: inLine.id })).toMatchObject({ state: 'booked' })
})

it('what is over is not sent any more, and keeps the consent', async () => {
  const { client, subject, giveUp } = await waiting()
  await giveUp()
  expect(await sendingsOf(subject)).toMatchObject([{ state: 'waiting' }])
  // Nothing ran for an hour: the offer is over.
  test.cloud.clock.set(NOW + HOUR)
  await run('send-messages')
  expect(await sendingsOf(subject)).toMatchObject([{ state: 'unneeded' }])
  expect(test.cloud.openApi.calls()).toEqual([])
  const { items } = await client.inbox.subscriptions({ tap: 'booking' })
  expect(items.find(({ template }) => template === TEMPLATE)).toMatchObject({ left: 1 })
})

it('what is over cannot be put back into the queue either', async () => {
  const admin = await test.asStaff('chief', 'administrator', 'area:990001')
  const { subject, giveUp } = await waiting()
  await giveUp()
  const [one] = await sendingsOf(subject)
  const { _id: sendingId = '', version = 0 } = one ?? {}
  await test.database.collection('sendings').doc(sendingId).update({ state: 'dead' })
  test.cloud.clock.set(NOW + HOUR)
  await expect(admin.operations.sendAgain({ sendingId, version })).rejects.toMatchObject({ code: 'TOO_LATE' })
  expect(await sendingsOf(subject)).toMatchObject([{ state: 'dead' }])
})

it('a place of a slot that begins as the night ends goes through the line at night: nobody could be told before', async () => {
  const offering = await openBooking(
    keeper,
    'K1',
    aPlan({ capacity: 1, range: { from: '08:00', to: '08:30' } }),
  )
  const slotId = `${offering}@202611210800`
  const holder = test.asResident(`holds-${++people}`)
  const booked = await holder.booking.book({ slotId })
  const line = [(await someone()).client, (await someone()).client] as const
  const [first, second] = [
    await line[0].booking.joinLine({ slotId }),
    await line[1].booking.joinLine({ slotId }),
  ]
  test.cloud.clock.set(ELEVEN)
  await holder.booking.cancel({ bookingId: booked.id })
  const { offeredUntil } = await line[0].booking.one({ bookingId: first.id })
  const until = Date.parse(offeredUntil ?? '')
  expect(until).toBeLessThan(EIGHT)
  test.cloud.clock.set(until + MINUTE)
  await run('settle-bookings')
  expect(await line[1].booking.one({ bookingId: second.id })).toMatchObject({ state: 'offered' })
})

it('what would be over before phones may ring is not queued: the inbox has it', async () => {
  // Before eight in the morning already.
  const offering = await openBooking(keeper, 'K1', aPlan({ range: { from: '07:00', to: '07:30' } }))
  const { client, subject } = await someone()
  await client.booking.book({ slotId: `${offering}@202611210700` })
  test.cloud.clock.set(EIGHT - 110 * MINUTE)
  await run('settle-bookings')
  const { items } = await client.inbox.list({})
  expect(items.filter(({ kind }) => kind === 'booking_reminder')).toHaveLength(1)
  expect(await sendingsOf(subject)).toEqual([])
})
