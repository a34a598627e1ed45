import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { giveRole } from '../../../cloudfunctions/staff/give-role'
import { buildStationDocument } from '../../../cloudfunctions/station/build-document'
import { writeDistrict } from '../../../cloudfunctions/station/store-import'
import { areaChains } from '../../../cloudfunctions/platform/area-document'
import type { Database } from '../../../cloudfunctions/platform/database'
import { stationPlace } from '../../../domain/role/place'
import { addDays, chinaDate } from '../../../domain/time/china-time'
import { sdkFor } from '../../../local/cloud/testing/sdk'
import { aPlan } from '../../helpers/booking'
import { aStation, testAreas, testDistrict } from '../../helpers/factories'
import type { Operation } from './history'
import type { Came, System } from './system'

/** Those who work at the test room, in turn: one of them may act sixty times a minute. */
const keepers = Array.from({ length: 20 }, (_, i) => `keeper-${i}`)
let turn = 0

/** A district with one test room, and those who work there. */
export async function furnish(system: System): Promise<void> {
  const database = databaseOf(system)
  const now = new Date()
  await writeDistrict(database, { district: testDistrict, areas: testAreas }, now)
  const record = aStation({ code: 'K1', kinds: ['food_test_room'] })
  const chain = areaChains(testAreas).get(record.area)
  if (!chain) throw new Error('the test district has lost an area')
  const { _id, ...station } = await buildStationDocument(record, chain, now)
  await database.collection('stations').doc(_id).set(station)
  for (const keeper of keepers)
    await giveRole(database, {
      subject: `wx:${keeper}`,
      nickname: keeper,
      role: 'station_staff',
      place: stationPlace('K1'),
      at: now,
    })
}

export const databaseOf = (system: System) => sdkFor(system.address).database() as unknown as Database

/** Something new to be booked, tomorrow from nine on, in half hours; its first slot. */
export async function openSlot(system: System, capacity: number): Promise<string> {
  const plan = aPlan(
    { capacity, range: { from: '09:00', to: '09:30' } },
    { windowDays: 3, offerMinutes: 1000 },
  )
  const input = { stationId: 'K1', kind: 'food_test', stop: null, plan }
  const tomorrow = addDays(chinaDate(Date.now()), 1).replaceAll('-', '')
  const keeper = keepers[turn++ % keepers.length] ?? ''
  const came = await definite(system, 'addOffering', input, keeper)
  if (!('data' in came)) throw new Error(`nothing can be booked: ${JSON.stringify(came)}`)
  return `${String(came.data['id'])}@${tomorrow}0900`
}

/** Asks until there is an answer, always with one key: what a client does that lost the network. */
export async function definite(
  system: System,
  procedure: string,
  input: object,
  person: string,
): Promise<Exclude<Came, { lost: true }>> {
  const key = randomUUID()
  for (;;) {
    const came = await system.call('booking', procedure, input, { person, key })
    if (!('lost' in came)) return came
    await wait(20 + Math.random() * 60)
  }
}

const answers: Readonly<Record<string, Operation['answer']>> = {
  SLOT_FULL: 'full',
  NOT_FULL: 'not_full',
  ALREADY_BOOKED: 'already',
}

/** One thing that somebody does, written down as they saw it. @returns the booking's id where they got one */
export async function act(
  system: System,
  history: Operation[],
  kind: Operation['kind'],
  person: string,
  what: { readonly slotId: string; readonly bookingId?: string },
): Promise<string | null> {
  const calledAt = performance.now()
  const { slotId, bookingId } = what
  const procedure = { book: 'book', join: 'joinLine', cancel: 'cancel' }[kind]
  const came = await definite(system, procedure, kind === 'cancel' ? { bookingId } : { slotId }, person)
  const answeredAt = performance.now()
  const answer = 'data' in came ? 'done' : answers[came.error]
  if (!answer) throw new Error(`${kind} was refused with ${JSON.stringify(came)}`)
  history.push({ person: `wx:${person}`, kind, answer, calledAt, answeredAt })
  return 'data' in came ? String(came.data['id']) : null
}

/** Does work for each item, so many at once. */
export async function atOnce<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let i = next++; i < items.length; i = next++) await work(items[i] as Item, i)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
}
