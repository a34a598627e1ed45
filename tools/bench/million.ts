import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { QueryRecord } from '../../local/cloud/query/query-log'
import { type SdkDatabase, sdkFor } from '../../local/cloud/testing/sdk'
import { median, type Figure } from './figure'
import { type BenchServer, startServer } from './servers/start-server'

const FEW = 10_000
/** A million take minutes to write; `BENCH_DOCUMENTS` names fewer for a quick look. */
const MANY = Number(process.env.BENCH_DOCUMENTS ?? 1_000_000)
const BATCH = 1000
const ROUNDS = 120
/** The same for the engine by itself, without the way to it, which costs the same however many there are. */
const ENGINE_BUDGET = 1.5
/** Milliseconds to wait for work through everything there is. */
const PATIENCE = 600_000
/** Issues of one street, whatever the size of the collection. */
const STREETS = 500

const collections = JSON.stringify([
  {
    name: 'issues',
    indexes: [
      { name: 'code', unique: true, keys: [{ field: 'code', direction: 1 }] },
      {
        name: 'street_made',
        keys: [
          { field: 'street', direction: 1 },
          { field: 'made', direction: -1 },
        ],
      },
      { name: 'tags', keys: [{ field: 'tags', direction: 1 }] },
    ],
  },
])

const issue = (number: number) => ({
  _id: `i-${String((number * 7919) % 10_000_019).padStart(8, '0')}`,
  code: `code-${number}`,
  street: `street-${number % STREETS}`,
  made: number,
  title: `Broken lamp number ${number} in front of the north gate`,
  text: 'It went out on Monday evening and the stairs beside it are dark since then. '.repeat(2),
  tags: ['all', `kind-${number % 20}`, `state-${number % 7}`],
  count: 0,
})

/** A cloud in a process of its own with so many documents in it. */
class Filled {
  readonly db: SdkDatabase
  seconds = 0
  private next = 0

  constructor(
    readonly server: BenchServer,
    readonly size: number,
  ) {
    // Outside a function the SDK looks for one at every call, on an address that does not answer here.
    process.env.TENCENTCLOUD_RUNENV = 'SCF'
    process.env.TENCENTCLOUD_REGION = 'ap-shanghai'
    process.env.SCF_NAMESPACE = 'local-bench'
    this.db = sdkFor(server.url, PATIENCE).database()
  }

  issues() {
    return this.db.collection('issues')
  }

  async fill(): Promise<this> {
    const began = performance.now()
    while (this.next < this.size) {
      const batch = Array.from({ length: Math.min(BATCH, this.size - this.next) }, () => issue(this.next++))
      await this.issues().add(batch)
    }
    this.seconds = (performance.now() - began) / 1000
    return this
  }

  insert(): Promise<unknown> {
    return this.issues().add(issue(this.next++))
  }

  /** What the engine says of the last queries. */
  async lastQueries(count: number): Promise<{ last: QueryRecord; milliseconds: number }> {
    const answer = (await (await fetch(`${this.server.url}/queries`)).json()) as { queries: QueryRecord[] }
    const queries = answer.queries.slice(-count)
    const last = queries[queries.length - 1]
    if (last === undefined) throw new Error('the cloud answered no query')
    return { last, milliseconds: median(queries.map(({ milliseconds }) => milliseconds)) }
  }
}

type Work = (cloud: Filled, round: number) => Promise<unknown>

const street = (round: number) => `street-${(round * 37) % STREETS}`

/** What a page of a list and its neighbours ask; a page is the twenty newest of one street. */
const quick: Readonly<Record<string, Work>> = {
  'indexed find': (cloud, round) =>
    cloud
      .issues()
      .where({ code: `code-${(round * 7919) % cloud.size}` })
      .get(),
  'sorted page after skipping': (cloud, round) =>
    cloud
      .issues()
      .where({ street: street(round) })
      .orderBy('made', 'desc')
      .skip(10)
      .limit(10)
      .get(),
  'sorted page by range': (cloud, round) => {
    const { command } = cloud.db
    const made = command.lt(Math.floor(cloud.size * 0.7))
    return cloud
      .issues()
      .where({ street: street(round), made })
      .orderBy('made', 'desc')
      .limit(6)
      .get()
  },
  'conditional update': (cloud, round) =>
    cloud
      .issues()
      .where({ code: `code-${(round * 104_729) % cloud.size}`, count: cloud.db.command.gte(0) })
      .update({ count: cloud.db.command.inc(1) }),
  'count of everything': cloud => cloud.issues().where({}).count(),
}

/** Work through everything there is: it may take its time, but not memory. */
const large: Readonly<Record<string, Work>> = {
  'a count by index': cloud => cloud.issues().where({ tags: 'all' }).count(),
  'a count of two tags': cloud =>
    cloud
      .issues()
      .where(cloud.db.command.and({ tags: 'kind-3' }, { tags: 'state-2' }) as object)
      .count(),
  'a search without an index': cloud => cloud.issues().where({ count: -1 }).get(),
  'a sort without an index': cloud => cloud.issues().orderBy('title', 'asc').limit(10).get(),
  'an aggregation': cloud =>
    cloud
      .issues()
      .aggregate()
      .group({ _id: '$street', issues: cloud.db.command.aggregate.sum(1) })
      .sort({ issues: -1 })
      .limit(10)
      .end(),
  'an update of a twentieth': cloud =>
    cloud
      .issues()
      .where({ made: cloud.db.command.gte(0), tags: 'kind-4' })
      .update({ count: cloud.db.command.inc(1) }),
}

async function timed(work: Work, cloud: Filled, round: number): Promise<number> {
  const began = performance.now()
  await work(cloud, round)
  return performance.now() - began
}

async function compareQuick(few: Filled, many: Filled): Promise<Figure[]> {
  const figures: Figure[] = []
  const insert: Work = cloud => cloud.insert()
  for (const [name, work] of Object.entries({ ...quick, insert })) {
    const times = { few: [] as number[], many: [] as number[] }
    // Turn by turn, so that whatever else the machine does falls on both; the first rounds load and compile.
    for (let round = 0; round < ROUNDS + 20; round++) {
      const pair = [await timed(work, few, round), await timed(work, many, round)] as const
      if (round < 20) continue
      times.few.push(pair[0])
      times.many.push(pair[1])
    }
    const [a, b] = [median(times.few), median(times.many)]
    figures.push({
      name: `${name}: time, ${MANY} against ${FEW}`,
      value: b / a,
      budget: 1.5,
      detail: `${b.toFixed(2)} ms against ${a.toFixed(2)} ms`,
    })
    if (name === 'insert') continue
    const [fewer, more] = [await few.lastQueries(ROUNDS), await many.lastQueries(ROUNDS)]
    figures.push(
      {
        name: `${name}: of that the engine's own time, ${MANY} against ${FEW}`,
        value: more.milliseconds / fewer.milliseconds,
        budget: ENGINE_BUDGET,
        detail: `${more.milliseconds.toFixed(3)} ms against ${fewer.milliseconds.toFixed(3)} ms`,
      },
      {
        name: `${name}: documents examined, ${MANY} against ${FEW}`,
        value: Math.max(1, more.last.examined) / Math.max(1, fewer.last.examined),
        budget: 1.5,
        detail: `${more.last.examined} against ${fewer.last.examined} (${more.last.index})`,
      },
    )
  }
  return figures
}

async function compareLarge(few: Filled, many: Filled): Promise<Figure[]> {
  const spent: string[] = []
  for (const [name, work] of Object.entries(large)) {
    await work(few, 0)
    spent.push(`${name} ${((await timed(work, many, 0)) / 1000).toFixed(1)} s`)
  }
  const [small, big] = [await few.server.memory(), await many.server.memory()]
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0)
  return [
    {
      name: `most memory ever held, ${MANY} documents against ${FEW}`,
      value: big.peak / small.peak,
      // What V8 has not collected yet after work through everything, and up to 16 MB of SQLite's pages.
      budget: 1.75,
      detail: `${megabytes(big.peak)} MB against ${megabytes(small.peak)} MB, both with the pages SQLite keeps; ${spent.join(', ')}`,
    },
    {
      name: `heap in use afterwards, ${MANY} documents against ${FEW}`,
      value: big.heap / small.heap,
      budget: 1.5,
      detail: `${megabytes(big.heap)} MB against ${megabytes(small.heap)} MB; ${MANY} were written in ${many.seconds.toFixed(0)} s`,
    },
  ]
}

/**
 * What a find, a page and an insert cost among a million documents, as multiples of their cost among ten
 * thousand, in time and in documents examined; and that work through all of them takes no more memory.
 */
export async function benchMillion(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-bench-'))
  const start = (name: string) => startServer('cloud-process.ts', [path.join(folder, name), collections])
  const servers = [await start('few'), await start('many')] as const
  try {
    const few = await new Filled(servers[0], FEW).fill()
    const many = await new Filled(servers[1], MANY).fill()
    return [...(await compareQuick(few, many)), ...(await compareLarge(few, many))]
  } finally {
    for (const server of servers) await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
