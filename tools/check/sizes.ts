import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const KB = 1024
/** WeChat allows 2 MB; ours are what a phone on a slow network opens at once (docs: experience, "Measured"). */
const MAIN_BUDGET = 500 * KB
const SUBPACKAGE_BUDGET = 300 * KB
/** Read and compiled at every cold start, before the first call is judged. */
const ENTRY_BUDGET = 150 * KB
/** All that is ours of a function: whatever the call, no more than this is read of it. */
const FUNCTION_BUDGET = 400 * KB

export interface Size {
  readonly name: string
  readonly bytes: number
  readonly budget: number
}

/** Sizes of a mini program: `subPackages` of its app.json, and all the rest as the main package. */
export function miniProgramSizes(folder: string): Size[] {
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
    subpackages?: { root: string }[]
  }
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const bytes = new Map<string, number>(['main', ...roots].map(name => [name, 0]))
  for (const file of filesUnder(folder, '')) {
    // DevTools reads these and uploads neither.
    if (/^project\.(private\.)?config\.json$|\.map$/.test(file)) continue
    const owner = roots.find(root => file.startsWith(`${root}/`)) ?? 'main'
    bytes.set(owner, (bytes.get(owner) ?? 0) + statSync(path.join(folder, file)).size)
  }
  return [...bytes].map(([name, total]) => ({
    name: `weapp ${name}`,
    bytes: total,
    budget: name === 'main' ? MAIN_BUDGET : SUBPACKAGE_BUDGET,
  }))
}

/** Of each function: what its entry needs at once, and all that is our own, packages not counted. */
export function functionSizes(folder: string): Size[] {
  return readdirSync(folder)
    .sort()
    .flatMap(name => {
      const files = path.join(folder, name)
      const own = readdirSync(files).filter(file => file.endsWith('.js'))
      return [
        { name: `function ${name} at start`, bytes: bytesOf(files, neededBy(files)), budget: ENTRY_BUDGET },
        { name: `function ${name}`, bytes: bytesOf(files, own), budget: FUNCTION_BUDGET },
      ]
    })
}

/** Files that a function's entry requires before it does anything else, itself included. */
function neededBy(folder: string): Set<string> {
  // The first loads the second; what that asks for stands at its head.
  const needed = new Set(['index.js', 'entry.js'])
  for (const file of needed)
    for (const [, other] of readFileSync(path.join(folder, file), 'utf8').matchAll(
      /^var import_\w+ = require\("\.\/([^"]+)"\)/gm,
    ))
      if (other !== undefined) needed.add(other)
  return needed
}

function bytesOf(folder: string, files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0)
}

function filesUnder(folder: string, relative: string): string[] {
  return readdirSync(path.join(folder, relative), { withFileTypes: true }).flatMap(entry => {
    const name = relative === '' ? entry.name : `${relative}/${entry.name}`
    return entry.isDirectory() ? filesUnder(folder, name) : [name]
  })
}
