import { setTimeout as wait } from 'node:timers/promises'
import { checkSlot } from './check-slot'
import type { Operation } from './history'
import { readRaw, storedSlot } from './raw-store'
import { act, atOnce, furnish, openSlot } from './rush'
import { System } from './system'

jest.setTimeout(1_200_000)

/** How many hot rounds, and people in each: a thousand on demand. */
const ROUNDS = Number(process.env['ROUNDS'] ?? (process.env['SOAK'] === '1' ? 1000 : 200))
const KILLS = 10

let system: System
beforeAll(() => {
  // The SDK says so when an answer is late.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})
beforeEach(async () => {
  system = new System()
  await system.start()
  await furnish(system)
})
afterEach(() => system.stop())

const judged = (histories: ReadonlyMap<string, Operation[]>, capacity: number) => {
  const bookings = readRaw(system.data, 'bookings')
  return [...histories].flatMap(([slot, history]) =>
    checkSlot(history, capacity, storedSlot(bookings, slot, capacity)).map(
      wrong => `${wrong}: ${inWords(history)}`,
    ),
  )
}

it('RUSH: two thousand attempts of a thousand people for a hundred places', async () => {
  const slotId = await openSlot(system, 100)
  const history: Operation[] = []
  // Everybody taps twice, each tap an act of its own.
  const taps = Array.from({ length: 2000 }, (_, i) => `rusher-${i % 1000}`)
  await atOnce(taps, 64, person => act(system, history, 'book', person, { slotId }))
  const count = (answer: Operation['answer']) => history.filter(one => one.answer === answer).length
  expect(count('done')).toBe(100)
  expect(count('done') + count('full') + count('already')).toBe(2000)
  const bookings = readRaw(system.data, 'bookings')
  const stored = storedSlot(bookings, slotId, 100)
  expect(new Set(stored.places.map(({ person }) => person)).size).toBe(100)
  expect(new Set(stored.places.map(({ place }) => place)).size).toBe(100)
  const winners = new Set(history.filter(({ answer }) => answer === 'done').map(({ person }) => person))
  expect(stored.places.every(({ person }) => winners.has(person))).toBe(true)
  // Nobody was refused before as many as there are places had at least asked.
  const asked = history.filter(({ answer }) => answer === 'done').map(({ calledAt }) => calledAt)
  const lastPlace = Math.max(...asked)
  expect(history.filter(({ answer }) => answer === 'full').every(one => one.answeredAt > lastPlace)).toBe(
    true,
  )
})

it('HOT_ROUNDS: few places, many hands: every history has an order that explains it', async () => {
  const histories = new Map<string, Operation[]>()
  const rounds = Array.from({ length: ROUNDS }, (_, i) => i)
  await atOnce(rounds, 2, async round => {
    const slotId = await openSlot(system, 2)
    const history: Operation[] = []
    histories.set(slotId, history)
    const people = Array.from({ length: 6 }, (_, i) => `hot-${round}-${i}`)
    await Promise.all(
      people.map(async (person, i) => {
        const got = await act(system, history, 'book', person, { slotId })
        if (got !== null && i % 2 === 0) {
          await act(system, history, 'cancel', person, { slotId, bookingId: got })
          if (i % 4 === 0) await act(system, history, 'book', person, { slotId })
        } else if (got === null) {
          const waits = await act(system, history, 'join', person, { slotId })
          if (waits !== null && i === 5)
            await act(system, history, 'cancel', person, { slotId, bookingId: waits })
          if (waits === null) await act(system, history, 'book', person, { slotId })
        }
      }),
    )
  })
  expect(await system.job('settle-bookings')).toBe(true)
  expect(judged(histories, 2)).toEqual([])
})

it('KILLED: functions and the cloud die in the middle, ten times; after a restart nothing is lost, sold twice or stuck', async () => {
  const histories = new Map<string, Operation[]>()
  let kills = 0
  let killed = 0
  for (let round = 0; round < KILLS; round++) {
    const slotId = await openSlot(system, 5)
    const history: Operation[] = []
    histories.set(slotId, history)
    const people = Array.from({ length: 14 }, (_, i) => `killed-${round}-${i}`)
    const work = people.map(async (person, i) => {
      const got = await act(system, history, 'book', person, { slotId })
      if (got !== null && i % 3 === 0)
        await act(system, history, 'cancel', person, { slotId, bookingId: got })
      else if (got === null) await act(system, history, 'join', person, { slotId })
    })
    // As soon as two have been answered: the others are in the middle of it.
    let over = false
    const dying = until(
      () => history.length >= 2,
      () => over,
    ).then(async () => {
      kills++
      if (round % 2 === 0) killed += system.killFunctions('booking')
      else {
        await system.kill()
        await system.start()
      }
    })
    const worked = Promise.allSettled(work).then(all => {
      over = true
      return all
    })
    const ended = [...(await worked), ...(await Promise.allSettled([dying]))]
    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([])
  }
  expect(kills).toBe(KILLS)
  expect(killed).toBeGreaterThan(0)
  // What died left places to pass on; the clock comes by a few minutes later.
  await system.moveClock(6 * 60_000)
  expect(await system.job('settle-bookings')).toBe(true)
  await system.moveClock(6 * 60_000)
  expect(await system.job('settle-bookings')).toBe(true)
  expect(judged(histories, 5)).toEqual([])
  // Nothing hangs in the air: every booking has its slot, every slot says what is free.
  const [bookings, slots] = [readRaw(system.data, 'bookings'), readRaw(system.data, 'slots')]
  const ids = new Set(slots.map(({ _id }) => _id))
  expect(bookings.filter(({ slot }) => !ids.has(slot))).toEqual([])
  for (const slot of slots.filter(({ _id }) => histories.has(String(_id)))) {
    const { places } = storedSlot(bookings, String(slot['_id']), 5)
    expect([slot['_id'], slot['free']]).toEqual([slot['_id'], 5 - places.length])
  }
})

describe('what is broken on purpose is caught', () => {
  it.each([
    ['a place may be held twice', ['hold']],
    ['a person may be in a slot twice, and hold more than their share', ['once', 'quota']],
  ])('%s', async (_name, withoutIndexes) => {
    await system.stop()
    system = new System({ withoutIndexes })
    await system.start()
    await furnish(system)
    const wrong: string[] = []
    for (let round = 0; round < 30 && wrong.length === 0; round++) {
      const slotId = await openSlot(system, 3)
      const history: Operation[] = []
      // Two taps of each at once, then all give up and come again: places are looked for, not given out.
      const people = ['a', 'b', 'c', 'd'].map(name => `broken-${round}-${name}`)
      const ids = new Map<string, string>()
      await atOnce([...people, ...people], 8, async person => {
        const got = await act(system, history, 'book', person, { slotId })
        if (got !== null) ids.set(person, got)
      })
      for (const [person, bookingId] of ids)
        await act(system, history, 'cancel', person, { slotId, bookingId })
      await atOnce([...people, ...people], 8, person => act(system, history, 'book', person, { slotId }))
      const bookings = readRaw(system.data, 'bookings')
      wrong.push(...checkSlot(history, 3, storedSlot(bookings, slotId, 3)))
    }
    expect(wrong).not.toEqual([])
  })
})

/** Looks every few milliseconds, as long as something is still to come. */
async function until(condition: () => boolean, over: () => boolean): Promise<void> {
  while (!condition() && !over()) await wait(5)
}

/** A history as one reads it: who asked for what, when, and what they were told. */
const inWords = (history: readonly Operation[]) =>
  [...history]
    .sort((a, b) => a.calledAt - b.calledAt)
    .map(
      ({ person, kind, answer, calledAt, answeredAt }) =>
        `${person.slice(-1)} ${kind} ${answer} ${calledAt.toFixed(0)}–${answeredAt.toFixed(0)}`,
    )
    .join('; ')
