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

function source(name: string, text: string): void {
  mkdirSync(path.join(folder, 'source', name), { recursive: true })
  writeFileSync(path.join(folder, 'source', name, 'index.ts'), text)
}

const build = (...names: string[]) =>
  buildFunctions({
    sourceRoot: path.join(folder, 'source'),
    outputRoot: path.join(folder, 'dist'),
    functions: names.map(name => ({ name, ...settings })),
    collections: [],
    version: '1.2.3',
  })

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

it('ships no package that a function does not use', async () => {
  source('plain', 'export const main = async () => 1')
  await build('plain')
  expect(readdirSync(path.join(folder, 'dist/cloudfunctions/plain')).sort()).toEqual([
    'index.js',
    'package.json',
  ])
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
