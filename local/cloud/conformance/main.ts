import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import cloudbase from '@cloudbase/node-sdk'
import { startCloud } from '../start-cloud'
import { rooms } from './rooms'
import { type Outcome, runRooms } from './run-rooms'
import type { App } from './sdk-surface'
import { Lender } from './world'

const USAGE = `Tries what a program may expect of CloudBase, through the unmodified SDK.

  npm run cloud:conformance                            a local cloud started for the purpose
  npm run cloud:conformance -- --endpoint URL          a local cloud that runs, such as http://127.0.0.1:9801
  npm run cloud:conformance -- --env ENV               a real environment; TENCENTCLOUD_SECRETID and
                                                       TENCENTCLOUD_SECRETKEY hold its credentials
  --region REGION     where the environment is, when not in ap-shanghai
  --prefix NAME       begins the names of the collections; a new one each time unless given
  --places NAME       a collection with a 2dsphere index on "location", for searches by distance; emptied
  --room WORD         only rooms whose name has the word in it
`

/** What is tried, and how to leave it. */
interface Target {
  app: App
  /** The collection with the geo index, when there is one already. */
  places?: string
  /** Whether collections stay behind, which the SDK cannot drop. */
  lasting: boolean
  leave: () => Promise<void>
}

interface Options {
  env?: string | undefined
  endpoint?: string | undefined
  region?: string | undefined
  places?: string | undefined
}

const given = (places: string | undefined) => (places === undefined ? {} : { places })

async function ownCloud(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  const cloud = await startCloud({
    dataDir: folder,
    env: 'local-conformance',
    collections: [
      {
        name: 'places',
        indexes: [{ name: 'location', keys: [{ field: 'location', direction: '2dsphere' }] }],
      },
    ],
  })
  Object.assign(process.env, cloud.sdkEnvironment())
  return {
    app: appOf({ env: cloud.env, serviceUrl: cloud.url }),
    places: 'places',
    lasting: false,
    leave: async () => {
      await cloud.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const appOf = (config: Record<string, unknown>): App =>
  cloudbase.init({
    secretId: process.env['TENCENTCLOUD_SECRETID'],
    secretKey: process.env['TENCENTCLOUD_SECRETKEY'],
    sessionToken: process.env['TENCENTCLOUD_SESSIONTOKEN'],
    timeout: 60_000,
    ...config,
  } as never) as unknown as App

function runningCloud(endpoint: string, options: Options): Target {
  const serviceUrl = `${endpoint.replace(/\/(?:admin\/?)?$/, '')}/admin`
  // Without these the SDK looks for the metadata of a machine of the real cloud before each call.
  process.env['TENCENTCLOUD_RUNENV'] ??= 'SCF'
  process.env['TENCENTCLOUD_REGION'] ??= 'ap-shanghai'
  process.env['SCF_NAMESPACE'] ??= options.env ?? 'local-dev'
  process.env['TENCENTCLOUD_SECRETID'] ??= 'local'
  process.env['TENCENTCLOUD_SECRETKEY'] ??= 'local'
  const app = appOf({ env: options.env ?? 'local-dev', serviceUrl })
  return { app, lasting: true, leave: () => Promise.resolve(), ...given(options.places) }
}

function realEnvironment(env: string, options: Options): Target {
  const { TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key } = process.env
  if (!id || !key) {
    throw new Error(
      `To try the environment ${env}, put its credentials into TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY ` +
        '(and TENCENTCLOUD_SESSIONTOKEN when they are temporary).',
    )
  }
  const app = appOf({ env, region: options.region ?? 'ap-shanghai' })
  return { app, lasting: true, leave: () => Promise.resolve(), ...given(options.places) }
}

function targetOf(options: Options): Promise<Target> | Target {
  if (options.endpoint !== undefined) return runningCloud(options.endpoint, options)
  return options.env === undefined ? ownCloud() : realEnvironment(options.env, options)
}

const SIGNS = { passed: '✓', failed: '✗', skipped: '–' } as const

const line = ({ room, name, result, reason }: Outcome): string =>
  `${SIGNS[result]} ${room}: ${name}${reason === undefined ? '' : `\n    ${reason.replaceAll('\n', '\n    ')}`}`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      env: { type: 'string' },
      endpoint: { type: 'string' },
      region: { type: 'string' },
      prefix: { type: 'string' },
      places: { type: 'string' },
      room: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) {
    console.log(USAGE)
    return
  }
  const chosen = rooms.filter(({ name }) => name.includes(values.room ?? ''))
  if (chosen.length === 0)
    throw new Error(
      `No room has "${values.room ?? ''}" in its name: ${rooms.map(({ name }) => name).join(', ')}.`,
    )
  const target = await targetOf(values)
  try {
    const lender = new Lender(target.app, values.prefix, target.places)
    const outcomes = await runRooms(chosen, lender, outcome => {
      if (outcome.result !== 'passed') console.log(line(outcome))
    })
    await lender.clear()
    const count = (result: Outcome['result']) => outcomes.filter(item => item.result === result).length
    console.log(`${count('passed')} hold, ${count('failed')} do not, ${count('skipped')} could not be tried.`)
    if (target.lasting && lender.made.size > 0) {
      console.log(
        `These collections stay, empty, as the SDK cannot drop them: ${[...lender.made].join(', ')}. ` +
          `Use them again with --prefix ${lender.prefix}.`,
      )
    }
    if (count('failed') > 0) process.exitCode = 1
  } finally {
    await target.leave()
  }
}

main().then(
  // The SDK keeps its connections, which would keep the process.
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
