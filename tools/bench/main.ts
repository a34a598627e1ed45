import path from 'node:path'
import { buildStale } from '../build/build-stale'
import { withinBudget, type Measure } from './measure'

const parts: Readonly<
  Record<string, () => Promise<{ run(say: (line: string) => void): Promise<Measure[]> }>>
> = {
  nearest: () => import('./nearest'),
  'cold-start': () => import('./cold-start'),
}

/** `npm run bench [-- PART …]`: measures each part and holds it to its budget; every figure is a ratio of one run. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find(name => !Object.hasOwn(parts, name))
  if (unknown !== undefined)
    throw new Error(`no such part: ${unknown}; there are ${Object.keys(parts).join(', ')}`)
  const say = (line: string) => console.log(`  … ${line}`)
  await buildStale(path.resolve(__dirname, '../..'), ['functions', 'h5', 'weapp'], { say })
  const measures: Measure[] = []
  for (const [name, load] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue
    console.log(`\n${name}`)
    for (const measure of await (await load()).run(say)) {
      measures.push(measure)
      console.log(line(measure))
    }
  }
  const broken = measures.filter(measure => !withinBudget(measure))
  console.log(broken.length === 0 ? '\nEverything is within its budget.' : `\n${broken.length} over budget.`)
  process.exitCode = broken.length === 0 ? 0 : 1
}

function line(measure: Measure): string {
  const { name, value, atMost, atLeast, note } = measure
  const budget =
    atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : 'told only'
  return `  ${withinBudget(measure) ? '✓' : '✗'} ${name}: ${value.toFixed(2)} (${budget}; ${note})`
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
