import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildStale } from './build-stale'
import type { Target } from './targets'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'nuanlin-build-'))
  write('src/a.ts', 'one')
  write('shared/b.ts', 'two')
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

function target(
  name: string,
  inputs: string[],
  after: string[] = [],
  build = () => Promise.resolve(),
): Target {
  return { name, inputs, after, build }
}

const targets = [
  target('client', ['src', 'shared']),
  target('functions', ['shared']),
  target('page', [], ['client']),
]
const build = (names: string[], more = {}) =>
  buildStale(root, names, { say: () => undefined, targets, ...more })

it('builds everything once, and nothing when nothing changed', async () => {
  expect(await build(['client', 'functions'])).toEqual(['client', 'functions'])
  expect(await build(['client', 'functions'])).toEqual([])
})

it('builds what reads a file that changed, was added or is gone', async () => {
  await build(['client', 'functions'])
  write('src/a.ts', 'changed')
  expect(await build(['client', 'functions'])).toEqual(['client'])
  write('shared/new/c.ts', 'three')
  expect(await build(['client', 'functions'])).toEqual(['client', 'functions'])
  rmSync(path.join(root, 'shared/new'), { recursive: true })
  expect(await build(['functions'])).toEqual(['functions'])
})

it('leaves a build alone when only a test changed', async () => {
  await build(['client'])
  write('src/a.test.ts', 'a test')
  expect(await build(['client'])).toEqual([])
})

it('builds what a target stands on first, and the target again when that changed', async () => {
  expect(await build(['page'])).toEqual(['client', 'page'])
  write('src/a.ts', 'changed')
  expect(await build(['page'])).toEqual(['client', 'page'])
})

it('builds again after a build that failed', async () => {
  const failing = [target('client', ['src'], [], () => Promise.reject(new Error('a typing error')))]
  await expect(build(['client'], { targets: failing })).rejects.toThrow('a typing error')
  expect(await build(['client'])).toEqual(['client'])
})

it('lets two processes build the same thing one after the other', async () => {
  let running = 0
  let most = 0
  const slow = [
    target('client', ['src'], [], async () => {
      most = Math.max(most, ++running)
      await new Promise(resolve => setImmediate(resolve))
      running--
    }),
  ]
  await Promise.all([
    build(['client'], { targets: slow, force: true }),
    build(['client'], { targets: slow, force: true }),
  ])
  expect(most).toBe(1)
})

it('does not wait for a builder that died', async () => {
  write('dist/.lock-client', '999999999')
  expect(await build(['client'])).toEqual(['client'])
})
