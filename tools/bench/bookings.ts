import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { giveRole } from '../../cloudfunctions/staff/give-role'
import { usualRules, type OfferingPlan } from '../../domain/booking/offering'
import { areaPlace } from '../../domain/role/place'
import type { Cloud } from '../../local/cloud/start-cloud'
import { MORNING, startBenchCloud } from './bench-cloud'
import { median, type Figure } from './figure'
import { startServer } from './servers/start-server'

/** Rooms and vehicles of the city whose figures the product goes by: one in each street. */
const PLACES = 76
const BOOKINGS = 480
const ROUNDS = 3
const AT_ONCE = 16
/** Bookings a second that must be kept up: twenty times what 2.98 million people in a little over three days were. */
const FLOOR = 230
/** More than one, for a person may act sixty times a minute. */
const KEEPERS = ['bench-keeper-a', 'bench-keeper-b'] as const

/** A day full of slots, each with room for everybody. */
const plan: OfferingPlan = {
  weekly: [
    {
      days: [1, 2, 3, 4, 5, 6, 7],
      range: { from: '12:00', to: '18:00' },
      minutes: 60,
      capacity: 500,
      walkIn: 0,
    },
  ],
  holidays: 'as_usual',
  closures: [],
  rules: { ...usualRules, windowDays: 1 },
}

/**
 * How many bookings a second go through the whole stack, checked, authorised and durable: at one hot slot, and spread
 * over 76 places; and how that compares to one conditional update of SQLite with a commit of its own behind node:http.
 */
export async function benchBookings(root: string): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-bench-raw-'))
  const raw = await startServer('raw-process.ts', [folder])
  const { cloud, database, stop } = await startBenchCloud(root, PLACES)
  try {
    for (const keeper of KEEPERS)
      await giveRole(database, {
        subject: `wx:${keeper}`,
        nickname: keeper,
        role: 'administrator',
        place: areaPlace('440307'),
        at: new Date(MORNING),
      })
    const slots = await openSlots(cloud)
    const bare = (call: number) =>
      fetch(raw.url, { method: 'POST', body: JSON.stringify({ slot: String(call % PLACES) }) })
    let people = 0
    const bookAt = (slotOf: (call: number) => string) => (call: number) =>
      book(cloud, slotOf(call), `bench-${people++}`)
    // Everything is loaded, every process has its own connections.
    await rate(
      bookAt(call => slots[call % PLACES]?.[5] ?? ''),
      64,
    )
    await rate(bare, 64)
    const rates = { hot: [] as number[], spread: [] as number[], bare: [] as number[] }
    const times: number[] = []
    const before = await requests(cloud)
    for (let round = 0; round < ROUNDS; round++) {
      const timed = (work: (call: number) => Promise<unknown>) => async (call: number) => {
        const began = performance.now()
        await work(call)
        times.push(performance.now() - began)
      }
      rates.bare.push(await rate(bare, BOOKINGS * 4))
      rates.hot.push(await rate(timed(bookAt(() => slots[0]?.[round] ?? '')), BOOKINGS))
      rates.spread.push(await rate(timed(bookAt(call => slots[call % PLACES]?.[round + 1] ?? '')), BOOKINGS))
    }
    const asked = (await requests(cloud)) - before
    const [hot, spread, least] = [median(rates.hot), median(rates.spread), median(rates.bare)]
    times.sort((a, b) => a - b)
    const part = (share: number) => `${(times[Math.floor(times.length * share)] ?? NaN).toFixed(0)} ms`
    return [
      {
        name: 'bookings at one hot slot, as a multiple of twenty times a city’s mass sampling',
        value: hot / FLOOR,
        budget: 1,
        atLeast: true,
        detail: `${hot.toFixed(0)}/s, ${AT_ONCE} at once; one of them p50 ${part(0.5)}, p95 ${part(0.95)}, p99 ${part(0.99)}`,
      },
      {
        name: `bookings spread over ${PLACES} places, as a multiple of the same`,
        value: spread / FLOOR,
        budget: 1,
        atLeast: true,
        detail: `${spread.toFixed(0)}/s`,
      },
      {
        name: 'bookings as a share of bare conditional updates of SQLite with a commit each',
        value: spread / least,
        budget: 0.05,
        atLeast: true,
        detail: `${spread.toFixed(0)}/s against ${least.toFixed(0)}/s; a third would be the dream`,
      },
      {
        name: 'database operations of a booking',
        value: asked / (2 * ROUNDS * BOOKINGS),
        budget: 8,
        detail: 'requests of the SDK, with the limit of calls and the key that makes it once',
      },
    ]
  } finally {
    await raw.stop()
    await stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Slots of every place, by place and hour. */
async function openSlots(cloud: Cloud): Promise<string[][]> {
  const slots: string[][] = []
  for (let place = 0; place < PLACES; place++) {
    const stationId = `B-${String(place).padStart(6, '0')}`
    const input = { stationId, kind: 'food_test', stop: null, plan }
    const { id } = await answer(cloud, 'addOffering', input, KEEPERS[place % 2] ?? KEEPERS[0])
    slots.push([12, 13, 14, 15, 16, 17].map(hour => `${String(id)}@20260302${hour}00`))
  }
  return slots
}

const book = (cloud: Cloud, slotId: string, person: string) => answer(cloud, 'book', { slotId }, person)

async function answer(
  cloud: Cloud,
  procedure: string,
  input: object,
  openid: string,
): Promise<Record<string, unknown>> {
  const event = { procedure, input, key: randomUUID() }
  const came = (await cloud.invoke('booking', event, { openid })) as {
    result?: { data?: Record<string, unknown> }
  }
  if (!came.result?.data) throw new Error(`${procedure} was not answered: ${JSON.stringify(came)}`)
  return came.result.data
}

/** Requests that the gateway has answered so far. */
async function requests(cloud: Cloud): Promise<number> {
  const response = await fetch(`${cloud.url}/queries`)
  const { requests } = (await response.json()) as { requests: Readonly<Record<string, number>> }
  return Object.values(requests).reduce((sum, count) => sum + count, 0)
}

/** Calls a second, with {@link AT_ONCE} of them under way. */
async function rate(work: (call: number) => Promise<unknown>, calls: number): Promise<number> {
  const began = performance.now()
  let next = 0
  const lane = async () => {
    while (next < calls) await work(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return (calls / (performance.now() - began)) * 1000
}
