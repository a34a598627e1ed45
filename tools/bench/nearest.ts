import type { Cloud } from '../../local/cloud/start-cloud'
import { HOLIDAY_NOON, MORNING, placeOf, RARE_SERVICE, startBenchCloud, type BenchCloud } from './bench-cloud'
import { median, type Figure } from './figure'

const FEW = 442
/** 100,000 take some minutes to write; `BENCH_STATIONS` names fewer for a quick look. */
const MANY = Number(process.env.BENCH_STATIONS ?? 100_000)
const ROUNDS = 60
const HOUR = 60 * 60 * 1000
const WORKDAY = 'nearest 10 open at noon'
const HOLIDAY = 'nearest 10 open at noon of a public holiday'

const cases = [
  { name: 'nearest 10', filters: {}, at: MORNING },
  { name: 'nearest 10 of the 10 with a rare service', filters: { services: [RARE_SERVICE] }, at: MORNING },
  { name: 'nearest 10 open at 03:00', filters: { openNow: true }, at: MORNING + 17 * HOUR },
  { name: WORKDAY, filters: { openNow: true }, at: MORNING + 2 * HOUR },
  { name: HOLIDAY, filters: { openNow: true }, at: HOLIDAY_NOON },
]

/**
 * The cost of "nearest 10" among 100,000 stations as a multiple of its cost among 442: documents examined
 * for each that is returned, and time, both through the whole call. On a public holiday most stations that are shut
 * must not be examined either, be they few or many: that noon is held against the noon of a workday.
 */
export async function benchNearest(root: string): Promise<Figure[]> {
  const few = await startBenchCloud(root, FEW)
  const many = await startBenchCloud(root, MANY)
  try {
    const figures: Figure[] = []
    const examined = new Map<string, number>()
    for (const { name, filters, at } of cases) {
      few.cloud.clock.set(at)
      many.cloud.clock.set(at)
      const costs = { few: new Costs(few), many: new Costs(many) }
      // Turn by turn, so that whatever else the machine does falls on both.
      for (let round = 0; round < ROUNDS; round++) {
        await costs.few.call(round, filters)
        await costs.many.call(round, filters)
      }
      examined.set(name, costs.many.examinedPerReturned())
      figures.push(
        {
          name: `${name}: examined per returned, ${MANY} against ${FEW}`,
          value: costs.many.examinedPerReturned() / costs.few.examinedPerReturned(),
          budget: 1.5,
          detail: `${costs.many.examinedPerReturned().toFixed(2)} against ${costs.few.examinedPerReturned().toFixed(2)}`,
        },
        {
          name: `${name}: time, ${MANY} against ${FEW}`,
          value: costs.many.milliseconds() / costs.few.milliseconds(),
          budget: 2.5,
          detail: `${costs.many.milliseconds().toFixed(1)} ms against ${costs.few.milliseconds().toFixed(1)} ms`,
        },
      )
    }
    const [workday = NaN, holiday = NaN] = [examined.get(WORKDAY), examined.get(HOLIDAY)]
    figures.push({
      name: `${HOLIDAY}: examined per returned, against a workday, ${MANY}`,
      value: holiday / workday,
      budget: 1.5,
      detail: `${holiday.toFixed(2)} against ${workday.toFixed(2)}`,
    })
    return figures
  } finally {
    await few.stop()
    await many.stop()
  }
}

class Costs {
  readonly #times: number[] = []
  #examined = 0
  #returned = 0

  constructor(private readonly bench: BenchCloud) {}

  async call(round: number, filters: object): Promise<void> {
    const { cloud } = this.bench
    cloud.clearQueries()
    const began = performance.now()
    const items = await nearby(cloud, placeOf(round * 7919), filters)
    const took = performance.now() - began
    // The first calls load and compile.
    if (round < 10) return
    this.#times.push(took)
    this.#returned += items
    for (const query of cloud.queries()) if (query.collection === 'stations') this.#examined += query.examined
  }

  milliseconds(): number {
    return median(this.#times)
  }

  examinedPerReturned(): number {
    return this.#examined / this.#returned
  }
}

/** @returns how many stations came back. @throws when the call failed: nothing is measured then. */
export async function nearby(
  cloud: Cloud,
  point: { lng: number; lat: number },
  filters: object,
): Promise<number> {
  const data = { procedure: 'nearby', input: { origin: { point }, filters, limit: 10 }, locale: 'zh-CN' }
  const answer = await cloud.invoke('station', data, { openid: 'o-bench-0001' })
  const envelope = 'result' in answer ? (answer.result as { data?: { items: unknown[] } }) : {}
  if (!envelope.data) throw new Error(`station.nearby failed: ${JSON.stringify(answer).slice(0, 500)}`)
  return envelope.data.items.length
}
