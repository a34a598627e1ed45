import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from './build-functions'

const settings = {
  timeout: 3,
  memorySize: 128,
  secrets: ['A_SECRET'],
  timers: [{ name: 'nightly', cron: '0 0 2 * * * *' }],
}

let folder: string
beforeEach(() => {
  // Inside the project, so that packages are found as they are for the real functions.
  mkdirSync(path.resolve('node_modules/.cache'), { recursive: true })
  folder = mkdtempSync(path.resolve('node_modules/.cache/functions-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function source(name: string, text: string, file = 'index.ts'): void {
  mkdirSync(path.join(folder, 'source', name), { recursive: true })
  writeFileSync(path.join(folder, 'source', name, file), text)
}

/** What a program in the folder of a built function writes as JSON. */
function run(name: string, script: string, env = process.env): unknown {
  const cwd = path.join(folder, 'dist/cloudfunctions', name)
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd, encoding: 'utf8', env }))
}

const options = (names: readonly string[]) => ({
  sourceRoot: path.join(folder, 'source'),
  outputRoot: path.join(folder, 'dist'),
  functions: names.map(name => ({ name, ...settings })),
  collections: [],
  version: '1.2.3',
  packages: { sharp: '0.35.5' },
})
const build = (...names: string[]) => buildFunctions(options(names))

it('makes a folder that runs by itself, and loads heavy packages at first use', async () => {
  source(
    'demo',
    `import * as z from 'zod/mini'
     export const main = async (event: unknown) => {
       const before = Object.keys(require.cache).length
       const { jwtVerify } = await import('jose')
       const { default: cloudbase } = await import('@cloudbase/node-sdk')
       return { valid: z.string().safeParse(event).success, jose: typeof jwtVerify, sdk: typeof cloudbase.init,
         loaded: Object.keys(require.cache).length - before }
     }`,
  )
  await build('demo')
  // Elsewhere, where there are no node_modules to fall back on.
  const alone = mkdtempSync(path.join(tmpdir(), 'nuanlin-function-'))
  execFileSync('cp', ['-r', `${path.join(folder, 'dist/cloudfunctions/demo')}/.`, alone])
  const script = `require('./index.js').main('x').then(a => process.stdout.write(JSON.stringify(a)))`
  const answer: unknown = JSON.parse(
    execFileSync(process.execPath, ['-e', script], { cwd: alone, encoding: 'utf8' }),
  )
  rmSync(alone, { recursive: true })
  expect(answer).toEqual({ valid: true, jose: 'function', sdk: 'function', loaded: 2 })
})

it('loads those parts of the SDK that no database call needs when they are used, and they work', async () => {
  source(
    'demo',
    `export const main = async () => {
       const { default: cloudbase } = await import('@cloudbase/node-sdk')
       const parts = () => Object.keys(require.cache).filter(file => file.includes('-parts')).length
       const app = cloudbase.init({ env: 'local-test', serviceUrl: 'https://127.0.0.1:1/', keepalive: true, secretId: 'a', secretKey: 'b' })
       const failed = await app.database().collection('c').get().catch((error: Error) => error.message)
       const before = parts()
       const { models, requestClient } = app as any
       return { before, failed, models: typeof models.$runSQL, rest: typeof requestClient.get.get, ai: typeof app.ai().createModel, after: parts() }
     }`,
  )
  await build('demo')
  const script = `require('./index.js').main().then(a => { process.stdout.write(JSON.stringify(a)); process.exit() })`
  const env = {
    ...process.env,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-test',
  }
  expect(run('demo', script, env)).toEqual({
    before: 0,
    failed: expect.stringContaining('ECONNREFUSED') as string,
    models: 'function',
    rest: 'function',
    ai: 'function',
    after: 1,
  })
})

it('reads a part when it is used, and has each module once however many parts use it', async () => {
  source('demo', `export class Refused extends Error {}\nexport const seen = new Set<string>()`, 'shared.ts')
  source('demo', `export const counted = { times: 0 }`, 'between.ts')
  source(
    'demo',
    `import { Refused, seen } from './shared'
     import { counted } from './between'
     export const part = () => { counted.times++; seen.add('one'); return new Refused() }`,
    'one.ts',
  )
  source(
    'demo',
    `import { counted } from './between'
     import { seen } from './shared'
     export const part = () => [...seen, counted.times]`,
    'other.ts',
  )
  source(
    'demo',
    `import { Refused, seen } from './shared'
     export const main = async (read: () => string[]) => {
       const before = read()
       const refused = (await import('./one')).part() instanceof Refused
       const between = read()
       return { before, between, after: (await import('./other')).part(), refused, here: [...seen], last: read() }
     }`,
  )
  await build('demo')
  const read = `() => Object.keys(require.cache).map(file => require('path').basename(file).split(/[-.]/)[0]).sort()`
  expect(
    run('demo', `require('./index.js').main(${read}).then(a => process.stdout.write(JSON.stringify(a)))`),
  ).toEqual({
    before: ['chunk', 'entry', 'index'],
    between: ['chunk', 'chunk', 'entry', 'index', 'one'],
    after: ['one', 1],
    refused: true,
    here: ['one'],
    last: ['chunk', 'chunk', 'entry', 'index', 'one', 'other'],
  })
})

describe('compiled ahead', () => {
  const folderOfDemo = () => path.join(folder, 'dist/cloudfunctions/demo')
  /** What the function answers, and for which of its files V8 took the code beside them. */
  const script = `
    const vm = require('vm'), taken = {}, { Script } = vm
    vm.Script = class extends Script {
      constructor(text, options) {
        super(text, options)
        if (options.cachedData) taken[require('path').basename(options.filename).split(/[-.]/)[0]] = !this.cachedDataRejected
      }
    }
    const { main } = require('./index.js')
    main({ part: true }).then(answer => process.stdout.write(JSON.stringify({ answer, taken })))`

  beforeEach(async () => {
    source('demo', `export const part = (word: string) => [word, 'from the part'].join(' ')`, 'part.ts')
    source('demo', `export const other = () => 'the other part'`, 'other.ts')
    source(
      'demo',
      `export const main = async (event: { part?: boolean }) => {
         if (process.env.WORD === undefined) throw new Error('no environment')
         return event.part ? (await import('./part')).part('你好') : (await import('./other')).other()
       }`,
    )
    await buildFunctions({
      ...options(['demo']),
      rehearse: { callsOf: () => [{ part: true }], environment: { WORD: 'one' } },
    })
  })
  const demo = (flags: readonly string[] = []): unknown => {
    const env = { ...process.env, WORD: 'two' }
    return JSON.parse(
      execFileSync(process.execPath, [...flags, '-e', script], {
        cwd: folderOfDemo(),
        encoding: 'utf8',
        env,
      }),
    )
  }

  it('takes the code that was kept beside each file', () => {
    expect(readdirSync(folderOfDemo()).filter(file => file.endsWith('.code')).length).toBeGreaterThan(2)
    expect(demo()).toEqual({ answer: '你好 from the part', taken: { entry: true, chunk: true, part: true } })
  })

  it('compiles the text where V8 does not take the code, and where there is none', () => {
    expect(demo(['--no-lazy'])).toEqual({
      answer: '你好 from the part',
      taken: { entry: false, chunk: false, part: false },
    })
    for (const file of readdirSync(folderOfDemo()))
      if (file.endsWith('.code')) rmSync(path.join(folderOfDemo(), file))
    expect(demo()).toEqual({ answer: '你好 from the part', taken: {} })
  })
})

it('ships no package that a function does not use', async () => {
  source('plain', 'export const main = async () => 1')
  await build('plain')
  expect(readdirSync(path.join(folder, 'dist/cloudfunctions/plain')).sort()).toEqual([
    'entry.js',
    'index.js',
    'package.json',
  ])
})

it('loads cryptography when it is used', async () => {
  source(
    'demo',
    `import { createHash } from 'node:crypto'
     const loaded = () => (process as any).moduleLoadList.includes('NativeModule crypto')
     export const main = async () => [loaded(), createHash('sha256').update('').digest('hex').slice(0, 8), loaded()]`,
  )
  await build('demo')
  const script = `require('./index.js').main().then(a => process.stdout.write(JSON.stringify(a)))`
  expect(run('demo', script)).toEqual([false, 'e3b0c442', true])
})

it('refuses a heavy package at the top of a module', async () => {
  source('eager', `import { jwtVerify } from 'jose'\nexport const main = async () => typeof jwtVerify`)
  await expect(build('eager')).rejects.toThrow(/await import/)
})

it('refuses a function that is not listed, and one that is listed and absent', async () => {
  source('listed', 'export const main = async () => 1')
  source('forgotten', 'export const main = async () => 1')
  await expect(build('listed')).rejects.toThrow('forgotten')
  await expect(build('listed', 'forgotten', 'absent')).rejects.toThrow('absent')
})

it('has a package with parts of its own installed beside the function that names it, and by no other', async () => {
  source(
    'pictures',
    `export const main = async () => {
       const { default: sharp } = await import('sharp')
       return typeof sharp
     }`,
  )
  await expect(build('pictures')).rejects.toThrow(/functions\.ts installs/)
  const { functions, ...others } = options(['pictures'])
  await buildFunctions({ ...others, functions: functions.map(one => ({ ...one, packages: ['sharp'] })) })
  const written = (file: string): unknown =>
    JSON.parse(readFileSync(path.join(folder, 'dist', file), 'utf8')) as unknown
  expect(written('cloudfunctions/pictures/package.json')).toMatchObject({
    dependencies: { sharp: '0.35.5' },
  })
  expect(written('cloudbaserc.json')).toMatchObject({ functions: [{ installDependency: true }] })
  expect(
    run('pictures', `require('./index.js').main().then(a => process.stdout.write(JSON.stringify(a)))`),
  ).toBe('function')
})

it('describes the deployment without any secret', async () => {
  source('demo', 'export const main = async () => 1')
  await build('demo')
  const rc: unknown = JSON.parse(readFileSync(path.join(folder, 'dist/cloudbaserc.json'), 'utf8'))
  expect(rc).toEqual({
    version: '2.0',
    envId: '{{env.CLOUDBASE_ENV}}',
    functionRoot: './cloudfunctions',
    functions: [
      {
        name: 'demo',
        handler: 'index.main',
        runtime: 'Nodejs20.19',
        timeout: 3,
        memorySize: 128,
        installDependency: false,
        envVariables: { A_SECRET: '{{env.A_SECRET}}' },
        triggers: [{ name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }],
      },
    ],
  })
})
