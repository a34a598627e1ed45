/**
 * `node tools/run.mjs PROGRAM [ARGUMENT…]`: installs what is missing, then runs a program of this project, named from
 * its root. Every command of package.json goes through it, or through start.mjs and test.mjs, which do the same: each
 * of them may be the first that somebody runs on a fresh clone.
 */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runProgram } from './install/run-program.mjs'

const [node, , program, ...rest] = process.argv
const file = path.join(root, program)
// The program finds its arguments where it would if Node had been asked to run it.
process.argv = [node, file, ...rest]
await runProgram(() => import(pathToFileURL(file).href))
