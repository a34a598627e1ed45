/**
 * `npm start`: installs what is missing, then builds what is stale and serves the whole product on one port.
 * Plain Node without packages, because it is what installs them. See tools/start/run.ts for the settings.
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
  // From here on programs may be TypeScript, in this same process: a signal has one place to go.
  await import('tsx')
  await import('./start/run.ts')
} else {
  process.exitCode = 1
}
