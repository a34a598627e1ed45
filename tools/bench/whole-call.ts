import { placeOf, startBenchCloud } from './bench-cloud'
import { median, type Figure } from './figure'
import { nearby } from './nearest'

const ROUNDS = 6
const CALLS = 300
const AT_ONCE = 8

/**
 * The rate of a whole `station.nearby` (invocation, contract, permission, query, presentation) as a share
 * of the rate of the one geo query that it cannot do without, sent by the bare SDK.
 */
export async function benchWholeCall(root: string): Promise<Figure[]> {
  const { cloud, database, stop } = await startBenchCloud(root, 442)
  const stations = database.collection('stations')
  const whole = (call: number) => nearby(cloud, placeOf(call * 7919), {})
  const bare = (call: number) => {
    const { lng, lat } = placeOf(call * 7919)
    const location = database.command.geoNear({ geometry: new database.Geo.Point(lng, lat) })
    // As many rows, and of each as much, as the function itself reads.
    const unread = { tags: false, words: false, fingerprint: false }
    return stations.where({ tags: 'all', location }).field(unread).limit(12).get()
  }
  try {
    await rate(whole)
    await rate(bare)
    const rates = { whole: [] as number[], bare: [] as number[] }
    // Turn by turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round++) {
      rates.bare.push(await rate(bare))
      rates.whole.push(await rate(whole))
    }
    const [ours, least] = [median(rates.whole), median(rates.bare)]
    return [
      {
        name: 'station.nearby: its rate as a share of one bare geo query',
        value: ours / least,
        budget: 0.5,
        atLeast: true,
        detail: `${ours.toFixed(0)}/s against ${least.toFixed(0)}/s, ${AT_ONCE} at once`,
      },
    ]
  } finally {
    await stop()
  }
}

/** Calls a second, with {@link AT_ONCE} of them under way. */
async function rate(work: (call: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (next < CALLS) await work(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (CALLS / (performance.now() - began)) * 1000
}
