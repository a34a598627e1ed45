import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const KB = 1024
/** WeChat allows 2 MB; ours are what a phone on a slow network opens at once (docs: experience, "Measured"). */
const MAIN_BUDGET = 500 * KB
const SUBPACKAGE_BUDGET = 300 * KB
/** A function's entry is read and compiled at every cold start. */
const ENTRY_BUDGET = 200 * KB

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

export function functionSizes(folder: string): Size[] {
  return readdirSync(folder)
    .sort()
    .map(name => ({
      name: `function ${name}`,
      bytes: statSync(path.join(folder, name, 'index.js')).size,
      budget: ENTRY_BUDGET,
    }))
}

function filesUnder(folder: string, relative: string): string[] {
  return readdirSync(path.join(folder, relative), { withFileTypes: true }).flatMap(entry => {
    const name = relative === '' ? entry.name : `${relative}/${entry.name}`
    return entry.isDirectory() ? filesUnder(folder, name) : [name]
  })
}
