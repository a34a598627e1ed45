import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { functionSizes, miniProgramSizes } from './sizes'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-sizes-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(file: string, bytes: number | string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), typeof bytes === 'string' ? bytes : 'x'.repeat(bytes))
}

it('gives each subpackage its own files, and the rest to the main package', () => {
  const app = JSON.stringify({ subPackages: [{ root: 'packages/resident/' }] })
  write('app.json', app)
  write('app.js', 1000)
  write('packages/resident/page/index.js', 300)
  write('packages/resident-like.js', 50)
  write('app.js.map', 5000)
  write('project.config.json', 400)
  expect(miniProgramSizes(folder)).toEqual([
    { name: 'weapp main', bytes: app.length + 1050, budget: 500 * 1024 },
    { name: 'weapp packages/resident', bytes: 300, budget: 300 * 1024 },
  ])
})

it('weighs what a function reads at once, and all that is its own', () => {
  const entry = 'var import_chunk_A = require("./chunk-A.js");\n'
  write('station/index.js', 50)
  write('station/entry.js', entry)
  write('station/chunk-A.js', 600)
  write('station/handlers-B.js', 40)
  write('station/cloudbase.cjs', 90_000)
  expect(functionSizes(folder)).toEqual([
    { name: 'function station at start', bytes: entry.length + 650, budget: 150 * 1024 },
    { name: 'function station', bytes: entry.length + 690, budget: 400 * 1024 },
  ])
})
