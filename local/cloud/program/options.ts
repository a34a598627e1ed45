import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

export const USAGE = `A local CloudBase: data, files, functions, timers, WeChat's open API. On 127.0.0.1 only.

  npm run cloud -- --data DIR [--port 9801] [--collections FILE] [--functions DIR [--config FILE]] [--env local-dev]
             [--message-push NAME]

  --data DIR           everything it keeps; made when it is not there
  --port N             a port of this machine, 9801 unless given; 0 takes a free one
  --collections FILE   JSON: [{ "name": "places", "indexes": [{ "name": "at", "unique": false,
                       "keys": [{ "field": "location", "direction": "2dsphere" }] }] }];
                       directions are 1, -1 and "2dsphere"; "rule" may be READONLY, PRIVATE, ADMINWRITE,
                       ADMINONLY or { "read": …, "write": … }: kept, shown, not applied
  --functions DIR      functions, each in a folder of its name with an index.js that exports main
  --config FILE        cloudbaserc.json: their timeouts, memory, variables and timers
  --env NAME           name of the environment, which begins with local-; local-dev unless given
  --message-push NAME  the function that hears what WeChat tells by itself, such as results of media checks
  --help               this text

Ctrl-C stops it. Every write that was acknowledged is on disk, even after kill -9.
`

/** What the program was asked to do. */
export interface ProgramOptions {
  data: string
  port: number
  env: string
  collections?: string
  functions?: string
  config?: string
  messagePush?: string
}

const SEE = 'See npm run cloud -- --help.'

const OPTIONS = {
  data: { type: 'string' },
  port: { type: 'string', default: '9801' },
  env: { type: 'string', default: 'local-dev' },
  collections: { type: 'string' },
  functions: { type: 'string' },
  config: { type: 'string' },
  'message-push': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    // Node's sentence is right; its advice about `--` is not for us.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new Error(`${sentence.replace(/\.$/, '')}. ${SEE}`, { cause: error })
  }
}

/**
 * Options of the command line; 'help' where help was asked for.
 * @throws Error with a sentence about the option that is missing or wrong
 */
export function readOptions(args: readonly string[]): ProgramOptions | 'help' {
  const { help, data, port, env, collections, functions, config, 'message-push': messagePush } = parsed(args)
  if (help === true) return 'help'
  if (data === undefined || data === '')
    throw new Error(`--data DIR is missing: where to keep everything. ${SEE}`)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`--port must be a number from 0 to 65535, not "${port}".`)
  if (config !== undefined && functions === undefined)
    throw new Error(`--config is about functions: give their folder with --functions. ${SEE}`)
  if (messagePush !== undefined && functions === undefined)
    throw new Error(`--message-push is about functions: give their folder with --functions. ${SEE}`)
  if (functions !== undefined && statSync(functions, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`There is no folder of functions ${functions}.`)
  if (messagePush !== undefined && !existsSync(join(functions ?? '', messagePush)))
    throw new Error(`There is no function ${messagePush} in ${functions ?? ''}.`)
  return {
    data,
    port: Number(port),
    env,
    ...(collections === undefined ? {} : { collections }),
    ...(functions === undefined ? {} : { functions }),
    ...(config === undefined ? {} : { config }),
    ...(messagePush === undefined ? {} : { messagePush }),
  }
}
