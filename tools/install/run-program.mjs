import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { tooOld } from './node-version.mjs'
import { installPackages } from './packages.mjs'

/** The project's root; not by `import.meta.dirname`, which a Node that is too old and must be told so lacks. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Installs what is missing, then runs a program of this project in this same process, so that a signal has one
 * place to go. Plain Node without packages, because it is what installs them; `program` may be TypeScript.
 * @param {() => Promise<unknown>} program imports it
 */
export async function runProgram(program) {
  const problem = tooOld(root)
  if (problem) console.error(problem)
  if (problem || !installPackages(root, line => console.log(line))) {
    process.exitCode = 1
    return
  }
  await import('tsx')
  await program()
}
