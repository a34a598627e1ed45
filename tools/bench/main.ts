/**
 * `npm run bench [-- NAME…]`: what must stay quick and small, each as a ratio whose two sides were measured
 * in the same run. Exits 1 when a budget is broken.
 */
import path from 'node:path'
import { buildStale } from '../build/build-stale'
import { sayOnTerminal as say, step } from '../terminal/steps'
import { benchBookings } from './bookings'
import { benchColdStart } from './cold-start'
import { isWithin, type Figure } from './figure'
import { benchLighthouse } from './lighthouse'
import { benchLocalCloud } from './local-cloud'
import { benchMillion } from './million'
import { benchNearest } from './nearest'
import { benchSizes } from './package-sizes'
import { benchWholeCall } from './whole-call'

interface Bench {
  readonly needs: readonly string[]
  readonly run: (root: string) => Promise<Figure[]>
}

const benches: Readonly<Record<string, Bench>> = {
  nearest: { needs: ['functions'], run: benchNearest },
  cloud: { needs: [], run: benchLocalCloud },
  million: { needs: [], run: benchMillion },
  call: { needs: ['functions'], run: benchWholeCall },
  bookings: { needs: ['functions'], run: benchBookings },
  cold: { needs: ['functions'], run: benchColdStart },
  sizes: { needs: ['functions', 'weapp'], run: benchSizes },
  lighthouse: { needs: ['functions', 'h5', 'phone'], run: benchLighthouse },
}

async function main(): Promise<void> {
  const root = path.resolve(__dirname, '../..')
  const asked = process.argv.slice(2)
  const unknown = asked.filter(name => !Object.hasOwn(benches, name))
  if (unknown.length > 0)
    throw new Error(`no bench is called ${unknown.join(', ')}: ${Object.keys(benches).join(', ')}`)
  const chosen = Object.entries(benches).filter(([name]) => asked.length === 0 || asked.includes(name))
  await buildStale(root, [...new Set(chosen.flatMap(([, { needs }]) => needs))], { say })
  let broken = 0
  for (const [name, { run }] of chosen) {
    const figures = await step(`bench ${name}`, say, () => run(root))
    for (const figure of figures) {
      const { value, budget, atLeast, detail } = figure
      if (!isWithin(figure)) broken++
      const limit = `${atLeast ? 'at least' : 'at most'} ${budget}`
      const made = detail ? ` · ${detail}` : ''
      say(`  ${isWithin(figure) ? '✓' : '✗'} ${figure.name}: ${value.toFixed(2)} (${limit})${made}`)
    }
  }
  say(broken === 0 ? '\nEvery budget is kept.' : `\n${broken} budgets are broken.`)
  process.exitCode = broken === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
