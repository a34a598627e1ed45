import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import type { SdkApp } from '../../local/cloud/testing/sdk'
import { median, type Figure } from './figure'
import { startServer } from './servers/start-server'

const ROUNDS = 20
const CALLS = 500
const AT_ONCE = 16
const STORED = 10_000

/**
 * Ratios of 2026-11-22, at commit ddfd2fa: what there was when the work on the local cloud began; and what those of
 * today may be of them, which is how far apart runs of one and the same program were: finds 2.63 to 3.01 (0.87 to 0.99
 * of the beginning), inserts 0.79 to 1.40 (0.94 to 1.66). An insert waits for the disk: raw libsql once for each, the
 * cloud once for all that come together, so a slow disk makes the ratio small and a quick one large. Whether inserts
 * have become more work is told by the processor time, which does not depend on the disk.
 */
const BEGAN = { find: { ratio: 3.03, budget: 1.15 }, insert: { ratio: 0.84, budget: 2 } }

/** Processor time of the servers alone. Measured on the same day: 2.34 and 1.07; a third more is allowed. */
const WORK = { find: 3.1, insert: 1.4 }

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

/** The SDK as a function has it, with its own defaults. */
function throughSdk(url: string): Way {
  // Outside a function the SDK looks for one at every call, on an address that does not answer here.
  process.env.TENCENTCLOUD_RUNENV = 'SCF'
  process.env.TENCENTCLOUD_REGION = 'ap-shanghai'
  process.env.SCF_NAMESPACE = 'local-bench'
  const app = cloudbase.init({ env: 'local-bench', secretId: 'any', secretKey: 'any', serviceUrl: url })
  const things = (app as unknown as SdkApp).database().collection('things')
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

/** What the calls of each way took, round by round. */
interface Costs {
  ours: number[]
  least: number[]
  /** The SDK alone; empty where nothing was asked of it. */
  sdk: number[]
  /** Microseconds of processor time of both servers for a call. */
  work: { ours: number[]; least: number[] }
}

/** The median of what one way took as a multiple of another: of each round, for the machine may be busier in one. */
const ratioOf = (ours: readonly number[], others: readonly number[]): number =>
  median(ours.map((cost, round) => cost / (others[round] ?? NaN)))

function figuresOf(name: 'find' | 'insert', { ours, least, sdk, work }: Costs): Figure[] {
  const ratio = ratioOf(ours, least)
  const [mine, raw, alone] = [ours, least, sdk].map(costs => `${median(costs).toFixed(0)} µs`)
  const figures: Figure[] = [
    {
      name: `${name}: SDK and local cloud against raw libsql behind HTTP`,
      value: ratio,
      budget: 3,
      detail: `${mine ?? ''} against ${raw ?? ''}, ${AT_ONCE} at once`,
    },
    {
      name: `${name}: that against what it was when the work began`,
      value: ratio / BEGAN[name].ratio,
      budget: BEGAN[name].budget,
      detail: `${ratio.toFixed(2)} against ${BEGAN[name].ratio.toFixed(2)}`,
    },
  ]
  const [busy, rawBusy] = [work.ours, work.least].map(costs => `${median(costs).toFixed(0)} µs`)
  figures.push({
    name: `${name}: processor time of the local cloud against that of raw libsql behind HTTP`,
    value: ratioOf(work.ours, work.least),
    budget: WORK[name],
    detail: `${busy ?? ''} against ${rawBusy ?? ''}`,
  })
  if (sdk.length === 0) return figures
  figures.push({
    name: `${name}: SDK and local cloud against the SDK with a server that does nothing`,
    value: ratioOf(ours, sdk),
    budget: 2,
    detail: `${mine ?? ''} against ${alone ?? ''}; the SDK alone is ${ratioOf(sdk, least).toFixed(2)} of raw libsql`,
  })
  return figures
}

/**
 * The cost of an indexed find and of a durable insert through the unmodified SDK and the local cloud, as a
 * multiple of what libsql takes for the same behind one HTTP hop. Each server has its process; the load comes
 * from this one, which the SDK keeps busier than any server does.
 */
export async function benchLocalCloud(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nuanlin-bench-'))
  const cloud = await startServer('cloud-process.ts', [path.join(folder, 'cloud'), collections])
  const raw = await startServer('raw-process.ts', [folder])
  const nothing = await startServer('nothing-process.ts', [JSON.stringify(thing(1))])
  try {
    const ways = { least: throughHttp(raw.url), ours: throughSdk(cloud.url), sdk: throughSdk(nothing.url) }
    const costs: Record<'find' | 'insert', Costs> = {
      find: { ours: [], least: [], sdk: [], work: { ours: [], least: [] } },
      insert: { ours: [], least: [], sdk: [], work: { ours: [], least: [] } },
    }
    const servers = { ours: cloud, least: raw }
    /** Does calls of one way, and notes what they cost its server. */
    const measured = async (
      kind: 'find' | 'insert',
      name: 'ours' | 'least',
      counted: boolean,
      work: (call: number) => Promise<unknown>,
    ) => {
      const before = await servers[name].cpu()
      const took = await cost(CALLS, work)
      if (counted) costs[kind].work[name].push(((await servers[name].cpu()) - before) / CALLS)
      return took
    }
    for (const name of ['least', 'ours'] as const) await cost(STORED, ways[name].insert)
    // Turn by turn, so that whatever else the machine does falls on both; the first round loads and compiles.
    for (let round = 0; round < ROUNDS + 1; round++) {
      const took: Record<keyof typeof ways, number> = { least: 0, ours: 0, sdk: 0 }
      const find = (name: keyof typeof ways) => (call: number) => found(ways[name], (call * 7919) % STORED)
      for (const name of ['least', 'ours'] as const)
        took[name] = await measured('find', name, round > 0, find(name))
      took.sdk = await cost(CALLS, find('sdk'))
      const wrote = { least: 0, ours: 0 }
      for (const name of ['least', 'ours'] as const)
        wrote[name] = await measured('insert', name, round > 0, call =>
          ways[name].insert(STORED + round * CALLS + call),
        )
      if (round === 0) continue
      for (const name of ['least', 'ours', 'sdk'] as const) costs.find[name].push(took[name])
      for (const name of ['least', 'ours'] as const) costs.insert[name].push(wrote[name])
    }
    return [...figuresOf('find', costs.find), ...figuresOf('insert', costs.insert)]
  } finally {
    for (const server of [cloud, raw, nothing]) await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
