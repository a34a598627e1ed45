import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sdkFor } from '../../local/cloud/testing/sdk'
import { median, type Figure } from './figure'
import { startServer } from './servers/start-server'

const ROUNDS = 24
const CALLS = 250
const AT_ONCE = 16
const STORED = 10_000

/** Ratios of 2026-11-22, at commit ddfd2fa: what there was when the work on the local cloud began. */
const BEGAN = { find: 3.03, insert: 0.84 }

const collections = JSON.stringify([
  { name: 'things', indexes: [{ name: 'code', keys: [{ field: 'code', direction: 1 }] }] },
])

interface Thing {
  _id: string
  code: string
  [field: string]: unknown
}

/** A document of some 400 bytes. */
const thing = (number: number): Thing => ({
  _id: `t-${String(number).padStart(8, '0')}`,
  code: `code-${number}`,
  title: `Broken lamp number ${number} in front of the north gate`,
  text: 'It went out on Monday evening and the stairs beside it are dark since then. '.repeat(3),
  count: number % 97,
  open: number % 3 === 0,
  tags: ['light', `area-${number % 50}`],
})

/** One way to a store of things. */
interface Way {
  find: (number: number) => Promise<boolean>
  insert: (number: number) => Promise<unknown>
}

function throughSdk(url: string): Way {
  // Outside a function the SDK looks for one at every call, on an address that does not answer here.
  process.env.TENCENTCLOUD_RUNENV = 'SCF'
  process.env.TENCENTCLOUD_REGION = 'ap-shanghai'
  process.env.SCF_NAMESPACE = 'local-bench'
  const things = sdkFor(url).database().collection('things')
  return {
    find: async number => {
      const { data } = await things
        .where({ code: `code-${number}` })
        .limit(1)
        .get()
      return data.length === 1
    },
    insert: number => things.add(thing(number)),
  }
}

function throughHttp(url: string): Way {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const post = (value: unknown) =>
    new Promise<{ answer?: unknown }>((resolve, reject) => {
      const body = JSON.stringify(value)
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const sent = request(url, { method: 'POST', agent, headers }, response => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve(JSON.parse(text) as { answer?: unknown }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    find: async number => (await post({ code: `code-${number}` })).answer !== undefined,
    insert: number => {
      const { _id, code } = thing(number)
      return post({ id: _id, code, body: JSON.stringify(thing(number)) })
    },
  }
}

/** Microseconds a call takes of the whole, with {@link AT_ONCE} of them under way. */
async function cost(calls: number, work: (call: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (next < calls) await work(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return ((performance.now() - began) / calls) * 1000
}

async function found(way: Way, number: number): Promise<void> {
  if (!(await way.find(number))) throw new Error(`thing ${number} was not found`)
}

/**
 * The cost of an indexed find and of a durable insert through the unmodified SDK and the local cloud, as a
 * multiple of what libsql takes for the same behind one HTTP hop. Each server has its process; the load comes
 * from this one.
 */
export async function benchLocalCloud(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-bench-'))
  const cloud = await startServer('cloud-process.ts', [path.join(folder, 'cloud'), collections])
  const raw = await startServer('raw-process.ts', [folder])
  try {
    const ways = { ours: throughSdk(cloud.url), least: throughHttp(raw.url) }
    const costs = {
      find: { ours: [] as number[], least: [] as number[] },
      insert: { ours: [] as number[], least: [] as number[] },
    }
    for (const way of Object.values(ways)) await cost(STORED, way.insert)
    // Turn by turn, so that whatever else the machine does falls on both; the first round loads and compiles.
    for (let round = 0; round < ROUNDS + 1; round++) {
      for (const name of ['least', 'ours'] as const) {
        const way = ways[name]
        const find = await cost(CALLS, call => found(way, (call * 7919) % STORED))
        const insert = await cost(CALLS, call => way.insert(STORED + round * CALLS + call))
        if (round === 0) continue
        costs.find[name].push(find)
        costs.insert[name].push(insert)
      }
    }
    return (['find', 'insert'] as const).map(name => {
      const [ours, least] = [median(costs[name].ours), median(costs[name].least)]
      // Of each round, for the machine may be busier in one than in another.
      const ratios = costs[name].ours.map((cost, round) => cost / (costs[name].least[round] ?? NaN))
      return {
        name: `${name}: SDK and local cloud against raw libsql behind HTTP`,
        value: median(ratios),
        budget: 3,
        detail: `${ours.toFixed(0)} µs against ${least.toFixed(0)} µs, ${AT_ONCE} at once; ${BEGAN[name].toFixed(2)} when the work began`,
      }
    })
  } finally {
    await cloud.stop()
    await raw.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
