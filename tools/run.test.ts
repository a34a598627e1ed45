import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const project = path.resolve(__dirname, '..')

let clone: string

/** What a fresh clone has of the commands, one program, and an `npm` that installs without a network. */
beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'nuanlin-clone-'))
  cpSync(path.join(project, 'tools/install'), path.join(clone, 'tools/install'), { recursive: true })
  cpSync(path.join(project, 'tools/run.mjs'), path.join(clone, 'tools/run.mjs'))
  const tsx = { version: '9.9.9' }
  const write = (name: string, text: string) => {
    const file = path.join(clone, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  write('package.json', JSON.stringify({ engines: { node: '>=20.19' } }))
  write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/tsx': tsx } }))
  write('tools/program.mjs', 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7')
  write('bin/install.cjs', installs(tsx))
  write('bin/npm', `#!/bin/sh\nexec "${process.execPath}" "${path.join(clone, 'bin/install.cjs')}" "$@"\n`)
  chmodSync(path.join(clone, 'bin/npm'), 0o755)
})

afterEach(() => {
  rmSync(clone, { recursive: true })
})

function installs(tsx: object): string {
  const lock = JSON.stringify({ packages: { 'node_modules/tsx': tsx } })
  return `
    const { mkdirSync, writeFileSync } = require('node:fs')
    console.log('npm ' + process.argv.slice(2).join(' '))
    mkdirSync('node_modules/tsx', { recursive: true })
    writeFileSync('node_modules/tsx/package.json', '{"name":"tsx","main":"index.js"}')
    writeFileSync('node_modules/tsx/index.js', '')
    writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(lock)})`
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(clone, 'tools/run.mjs'), ...args],
    {
      cwd: clone,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${path.join(clone, 'bin')}:${process.env.PATH}` },
    },
  )
  return { status, lines: stdout.trimEnd().split('\n'), stderr }
}

it('installs on a fresh clone and then runs the program with its arguments, in one go', () => {
  const { status, lines, stderr } = run('tools/program.mjs', 'list.csv', '--confirm')
  expect(stderr).toBe('')
  expect(lines).toContainEqual(expect.stringMatching(/^npm install --no-save --include=dev/))
  expect(lines.at(-1)).toBe('["list.csv","--confirm"]')
  expect(status).toBe(7)
})

it('installs once, and says nothing where everything is there', () => {
  run('tools/program.mjs')
  expect(run('tools/program.mjs', 'a b').lines).toEqual(['["a b"]'])
})

it('does not run a program whose packages could not be installed', () => {
  writeFileSync(path.join(clone, 'bin/install.cjs'), 'process.exit(1)')
  const { status, lines } = run('tools/program.mjs')
  expect(status).toBe(1)
  expect(lines.at(-1)).toContain('npm install failed')
})

it('is how every command of package.json starts, or installs by itself', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(Object.keys(scripts).length).toBeGreaterThan(12)
  for (const script of Object.values(scripts)) {
    expect(script).toMatch(/^node tools\/(start|test|run)\.mjs( |$)/)
    const [, program] = /run\.mjs (\S+)/.exec(script) ?? []
    if (program !== undefined) expect(existsSync(path.join(project, program))).toBe(true)
  }
})
