import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { KEYS, makeCity } from './city'
import { median, timed, type Measure } from './measure'

const ROUNDS = 20
/** Calls each function first with what it refuses without data, then with what needs the database. */
const calls: Readonly<Record<string, { refused: object; answered: object }>> = {
  station: { refused: { procedure: 'detail', input: {} }, answered: { procedure: 'catalogue', input: {} } },
  area: { refused: { procedure: 'search', input: {} }, answered: { procedure: 'children', input: {} } },
  account: {
    refused: { procedure: 'update', input: { language: 'fr' } },
    answered: { procedure: 'me', input: {} },
  },
}

/** From spawning a process to its first answer, as a multiple of a process that does nothing. */
export async function run(say: (line: string) => void): Promise<Measure[]> {
  const city = await makeCity(1, say)
  const environment = { ...process.env, ...city.cloud.sdkEnvironment(), NUANLIN_SIGNING_KEYS: KEYS }
  try {
    const measures: Measure[] = []
    for (const [name, { refused, answered }] of Object.entries(calls)) {
      const times = { nothing: [] as number[], refused: [] as number[], answered: [] as number[] }
      for (let i = 0; i < ROUNDS; i++) {
        times.nothing.push(await timed(() => node(['-e', '0'], environment)))
        times.refused.push(
          await timed(() => node(['-e', program(name, refused, 'INVALID_INPUT')], environment)),
        )
        times.answered.push(await timed(() => node(['-e', program(name, answered, 'data')], environment)))
      }
      const nothing = median(times.nothing)
      const note = (ms: number) => `${ms.toFixed(0)} ms : ${nothing.toFixed(0)} ms, median of ${ROUNDS}`
      measures.push(
        {
          name: `cold start of ${name} : bare node, before the database`,
          value: median(times.refused) / nothing,
          atMost: 1.15,
          note: note(median(times.refused)),
        },
        {
          name: `cold start of ${name} : bare node, with the database`,
          value: median(times.answered) / nothing,
          atMost: 3,
          note: note(median(times.answered)),
        },
      )
    }
    return measures
  } finally {
    await city.stop()
  }
}

function program(name: string, call: object, expected: string): string {
  const file = path.resolve('dist/cloudfunctions', name, 'index.js')
  const context = {
    request_id: 'bench',
    environment: JSON.stringify({ WX_OPENID: 'o-bench', WX_CONTEXT_KEYS: 'WX_OPENID' }),
  }
  return `require(${JSON.stringify(file)}).main(${JSON.stringify(call)}, ${JSON.stringify(context)}).then(answer => {
    process.exit(JSON.stringify(answer).includes(${JSON.stringify(expected)}) ? 0 : 1)
  })`
}

async function node(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the function did not answer as expected: ${args.join(' ').slice(0, 300)}`)
}
