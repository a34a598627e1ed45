/**
 * `npm test [-- TIER… ]`: installs what is missing, builds what is stale, runs every tier, and ends with the
 * line `N passed, N failed`. `--soak` runs the same in full, with the load tier. Plain Node: it runs first.
 */
import path from 'node:path'
import { tooOld } from './install/node-version.mjs'
import { installPackages } from './install/packages.mjs'

const root = path.resolve(import.meta.dirname, '..')
const say = line => console.log(line)
const problem = tooOld(root)

if (problem) {
  console.error(problem)
  process.exitCode = 1
} else if (installPackages(root, say)) {
  await import('tsx')
  await import('./test/run.ts')
} else {
  process.exitCode = 1
}
