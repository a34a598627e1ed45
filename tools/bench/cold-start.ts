import path from 'node:path'
import { functions } from '../../config/cloudbase/functions'
import { startBenchCloud } from './bench-cloud'
import { runCommand } from '../terminal/run-command'
import { median, type Figure } from './figure'

const ROUNDS = 30

/** A flag that changes nothing here, except that V8 does not take code that was made without it. */
const OTHER_FLAGS = ['--stack-trace-limit=11']

/** A call that is answered without the database, and one that needs it. */
const calls: Readonly<
  Record<string, { without: object; with: object; /** Also with the database. */ refused?: true }>
> = {
  station: { without: { procedure: 'detail', input: {} }, with: { procedure: 'catalogue', input: {} } },
  area: { without: { procedure: 'search', input: {} }, with: { procedure: 'children', input: {} } },
  account: { without: { procedure: 'update', input: { nothing: 1 } }, with: { procedure: 'me', input: {} } },
  staff: { without: { procedure: 'invitation', input: {} }, with: { procedure: 'mine', input: {} } },
  district: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'settings', input: {} },
    refused: true,
  },
  inbox: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'unread', input: {} },
  },
  photos: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'views', input: { photoIds: [] } },
  },
  privacy: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'deletionPreview', input: {} },
  },
  operations: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'jobs', input: {} },
    refused: true,
  },
  imports: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'latest', input: {} },
    refused: true,
  },
  audit: {
    // Who reads the log is judged by roles, so the first thing it knows by itself is what it does not have.
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'list', input: { place: { kind: 'area', id: 'none' } } },
    refused: true,
  },
  submissions: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'mine', input: {} },
  },
  booking: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'mine', input: { shelf: 'upcoming' } },
  },
  samples: {
    without: { procedure: 'nothing', input: {} },
    with: { procedure: 'mine', input: {} },
  },
  'wechat-events': {
    without: { MsgType: 'event', Event: 'nothing' },
    with: { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'asked-by-nobody', errcode: 0 },
    refused: true,
  },
  jobs: {
    without: { Type: 'Timer', TriggerName: 'nothing' },
    with: { Type: 'Timer', TriggerName: 'send-messages' },
  },
  upkeep: {
    without: { Type: 'Timer', TriggerName: 'nothing' },
    with: { Type: 'Timer', TriggerName: 'purge-expired' },
  },
}

/** Who calls: timers are nobody, and a job refuses whoever is somebody. */
const resident = JSON.stringify({ WX_OPENID: 'o-bench-0001', WX_CONTEXT_KEYS: 'WX_OPENID' })

/**
 * From spawning a process to the first answer of each function, as a multiple of bare Node: before the
 * database is touched, and with it.
 */
export async function benchColdStart(root: string): Promise<Figure[]> {
  const { cloud, stop } = await startBenchCloud(root, 10)
  try {
    const environment = {
      ...process.env,
      ...cloud.sdkEnvironment(),
      NUANLIN_SIGNING_KEYS: JSON.stringify([
        { kid: 'bench', key: 'MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY' },
      ]),
    }
    const figures: Figure[] = []
    for (const { name, noContract } of functions) {
      const call = calls[name]
      if (!call) throw new Error(`tools/bench/cold-start.ts has no calls for ${name}`)
      const called: Called = {
        entry: path.join(root, 'dist/cloudfunctions', name, 'index.js'),
        context: { request_id: 'bench', environment: noContract ? '{}' : resident },
      }
      const times = {
        node: [] as number[],
        without: [] as number[],
        with: [] as number[],
        nodeItself: [] as number[],
        compiling: [] as number[],
      }
      const refused = firstAnswer(called, call.without, { error: true, database: false })
      for (let round = 0; round < ROUNDS; round++) {
        times.node.push(await timeOf('0', environment))
        times.without.push(await timeOf(refused, environment))
        times.nodeItself.push(await timeOf('0', environment, OTHER_FLAGS))
        times.compiling.push(await timeOf(refused, environment, OTHER_FLAGS))
        times.with.push(
          await timeOf(
            firstAnswer(called, call.with, { error: call.refused ?? false, database: true }),
            environment,
          ),
        )
      }
      // Each against the bare Node of its own round: what else the machine does then weighs on both.
      const ratio = (part: number[], node = times.node) =>
        median(part.map((time, round) => time / (node[round] ?? NaN)))
      const compiling = ratio(times.compiling, times.nodeItself).toFixed(2)
      const detail = (part: number[]) =>
        `${median(part).toFixed(0)} ms against ${median(times.node).toFixed(0)} ms`
      figures.push(
        {
          name: `${name}: first answer without the database, against bare node`,
          value: ratio(times.without),
          budget: 1.15,
          detail: `${detail(times.without)}; ${compiling} where V8 must compile the text`,
        },
        {
          name: `${name}: first answer with the database, against bare node`,
          value: ratio(times.with),
          budget: 3,
          detail: detail(times.with),
        },
      )
    }
    return figures
  } finally {
    await stop()
  }
}

/** A deployed function and the context of its calls. */
interface Called {
  readonly entry: string
  readonly context: object
}

/**
 * A program that answers one call and leaves, with an answer or, as a timer is told, by failing; exit code 3 when the answer is not of the expected sort, or
 * when the SDK was loaded for an answer that needs no database.
 */
function firstAnswer(
  { entry, context }: Called,
  event: object,
  expected: { readonly error: boolean; readonly database: boolean },
): string {
  const sdk = `Object.keys(require.cache).some(file => file.endsWith('cloudbase.cjs'))`
  const asExpected = `failed === ${String(expected.error)} && ${sdk} === ${String(expected.database)}`
  return (
    `require(${JSON.stringify(entry)}).main(${JSON.stringify(event)}, ${JSON.stringify(context)})` +
    `.then(answer => 'error' in answer, () => true).then(failed => process.exit(${asExpected} ? 0 : 3))`
  )
}

async function timeOf(
  script: string,
  env: NodeJS.ProcessEnv,
  flags: readonly string[] = [],
): Promise<number> {
  const began = performance.now()
  const { code, output } = await runCommand(process.execPath, [...flags, '-e', script], { env })
  if (code !== 0) throw new Error(`a function did not answer as expected (${code}): ${output}`)
  return performance.now() - began
}
