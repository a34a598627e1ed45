import type { StationFilters } from '../../domain/station/contract'
import { localDatabase } from '../../local/server/local-database'
import { makeCity, type City } from './city'
import { median, timed, type Measure } from './measure'

const SMALL = 442
const LARGE = Number(process.env.BENCH_STATIONS ?? 100_000)
const ROUNDS = 60
const AT_ONCE = 8

const questions: readonly { name: string; filters: Partial<StationFilters> }[] = [
  { name: 'no filter', filters: {} },
  { name: 'a filter that 0.01 % match', filters: { services: ['legal_aid'] } },
  { name: 'open now, at 03:00', filters: { openNow: true } },
]

/** Nearest ten of a hundred thousand against nearest ten of 442, and the whole call against one bare geo query. */
export async function run(say: (line: string) => void): Promise<Measure[]> {
  const small = await makeCity(SMALL, say)
  say(`filling a city of ${LARGE} stations`)
  const large = await makeCity(LARGE, say)
  try {
    for (const city of [small, large]) city.cloud.clock.set(Date.parse('2026-11-20T03:00:00+08:00'))
    const measures: Measure[] = []
    for (const { name, filters } of questions) measures.push(...(await compare(name, filters, small, large)))
    measures.push(await wholeCall(large))
    return measures
  } finally {
    await small.stop()
    await large.stop()
  }
}

async function compare(
  name: string,
  filters: Partial<StationFilters>,
  small: City,
  large: City,
): Promise<Measure[]> {
  const times = { small: [] as number[], large: [] as number[] }
  await ask(small, filters, 0)
  await ask(large, filters, 0)
  small.cloud.clearQueries()
  large.cloud.clearQueries()
  for (let i = 1; i <= ROUNDS; i++) {
    times.small.push(await timed(() => ask(small, filters, i)))
    times.large.push(await timed(() => ask(large, filters, i)))
  }
  const examined = { small: perReturned(small), large: perReturned(large) }
  const time = { small: median(times.small), large: median(times.large) }
  return [
    {
      name: `nearest 10 of ${LARGE} : of ${SMALL}, ${name}: documents examined per returned`,
      value: examined.large / examined.small,
      atMost: 1.5,
      note: `${examined.large.toFixed(2)} : ${examined.small.toFixed(2)}`,
    },
    {
      name: `nearest 10 of ${LARGE} : of ${SMALL}, ${name}: time of the whole call`,
      value: time.large / time.small,
      atMost: 2.5,
      note: `${time.large.toFixed(1)} ms : ${time.small.toFixed(1)} ms, median of ${ROUNDS}`,
    },
  ]
}

async function ask(city: City, filters: Partial<StationFilters>, i: number): Promise<void> {
  const input = { origin: { point: city.place(i / (ROUNDS + 1)) }, filters, limit: 10 }
  const answer = await city.cloud.invoke(
    'station',
    { procedure: 'nearby', input, locale: 'zh-CN' },
    { openid: 'o-bench' },
  )
  if (!('result' in answer) || !('data' in (answer.result as object)))
    throw new Error(`nearby failed: ${JSON.stringify(answer)}`)
}

/** Over every query on stations since the last clearing; where nothing matched, what was examined for nothing. */
function perReturned({ cloud }: City): number {
  const queries = cloud.queries().filter(q => q.collection === 'stations')
  const sum = (pick: (q: (typeof queries)[number]) => number) =>
    queries.reduce((total, q) => total + pick(q), 0)
  return (
    Math.max(
      1,
      sum(q => q.examined),
    ) /
    Math.max(
      1,
      sum(q => q.returned),
    )
  )
}

/** Calls per second of `nearby` as the mini program calls it, against one bare geo query of the SDK. */
async function wholeCall(city: City): Promise<Measure> {
  const db = localDatabase(city.cloud)
  const bare = (i: number) => {
    const { lng, lat } = city.place((i % 997) / 997)
    const location = db.command.geoNear({ geometry: new db.Geo.Point(lng, lat) })
    return db
      .collection('stations')
      .where({ tags: 'all', location })
      .field({ tags: false, words: false, fingerprint: false })
      .limit(12)
      .get()
  }
  const whole = (i: number) => ask(city, {}, i)
  const rates = { bare: [] as number[], whole: [] as number[] }
  for (let round = 0; round < 6; round++) {
    rates.bare.push(await rate(bare))
    rates.whole.push(await rate(whole))
  }
  const [fast, ours] = [median(rates.bare), median(rates.whole)]
  return {
    name: 'the whole call : one bare SDK geo query, rate',
    value: ours / fast,
    atLeast: 0.5,
    note: `${ours.toFixed(0)} : ${fast.toFixed(0)} a second, ${AT_ONCE} at once`,
  }
}

async function rate(work: (i: number) => Promise<unknown>): Promise<number> {
  const calls = 400
  let next = 0
  const milliseconds = await timed(() =>
    Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < calls) await work(next++)
      }),
    ),
  )
  return (calls / milliseconds) * 1000
}
