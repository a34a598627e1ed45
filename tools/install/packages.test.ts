import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'nuanlin-install-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function lockFiles(wanted: object, installed?: object): void {
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }))
  if (!installed) return
  mkdirSync(path.join(root, 'node_modules'))
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
}

/** The program is plain ECMAScript that runs before anything is installed, so it is asked as such. */
function ask(file: string, call: string): unknown {
  const url = pathToFileURL(path.join(__dirname, file)).href
  const script = `import * as m from ${JSON.stringify(url)}; process.stdout.write(JSON.stringify(${call}))`
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  )
}
const outdated = () => ask('packages.mjs', `m.outdated(${JSON.stringify(root)})`)

it('is content when every package has the version of the lock file', () => {
  lockFiles({ 'node_modules/a': { version: '1.0.0' } }, { 'node_modules/a': { version: '1.0.0' } })
  expect(outdated()).toBeNull()
})

it('does without packages for other systems', () => {
  lockFiles({ 'node_modules/a-windows': { version: '1.0.0', optional: true } }, {})
  expect(outdated()).toBeNull()
})

it('notices another version, a missing package and an install that broke off', () => {
  lockFiles({ 'node_modules/a': { version: '2.0.0' } }, { 'node_modules/a': { version: '1.0.0' } })
  expect(outdated()).toBe('node_modules/a is 1.0.0, not 2.0.0')
  rmSync(path.join(root, 'node_modules'), { recursive: true })
  expect(outdated()).toBe('node_modules is missing or incomplete')
  lockFiles({ 'node_modules/a': { version: '2.0.0' } }, {})
  expect(outdated()).toBe('node_modules/a is missing, not 2.0.0')
})

it.each([
  ['20.18.9', false],
  ['18.20.0', false],
  ['20.19.0', true],
  ['22.1.0', true],
  ['24.0.0', true],
])('Node %s: %s', (version, fits) => {
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ engines: { node: '>=20.19' } }))
  const problem = ask('node-version.mjs', `m.tooOld(${JSON.stringify(root)}, ${JSON.stringify(version)})`)
  expect(problem === null).toBe(fits)
})
