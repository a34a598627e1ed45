/** Every tier, from fast to slow. See tools/test.mjs for what comes before. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildStale } from '../build/build-stale'
import { sayOnTerminal as say, spoken } from '../terminal/steps'
import { ensureBrowser } from './browser'
import { progressLines } from './progress'
import { runTier } from './run-tier'
import { tiers, type Tier } from './tiers'

const root = path.resolve(__dirname, '../..')

async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    options: { soak: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const began = performance.now()
  const wanted = tiers.filter(tier => isWanted(tier, positionals, values.soak))
  if (wanted.length === 0) throw new Error(`no tier is called ${positionals.join(', ')}`)
  const totals = { passed: 0, failed: 0 }
  const finish = () => {
    say(`\nAll in ${spoken(performance.now() - began)}.`)
    say(`${totals.passed} passed, ${totals.failed} failed`)
    return totals.failed === 0
  }

  const browser = wanted.some(tier => tier.browser) ? await ensureBrowser(say) : null
  try {
    await buildStale(root, ['functions', 'h5', 'phone'], { say })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    totals.failed++
    return finish()
  }
  const env = { ...(browser ? { CHROMIUM: browser } : {}), ...(values.soak ? { SOAK: '1' } : {}) }
  for (const tier of wanted) {
    if (tier.browser && !browser) {
      // A machine that checks what others merge must not pass for want of a browser.
      const fails = Boolean(process.env.CI)
      if (fails) totals.failed++
      say(`${fails ? '✗' : '-'} ${tier.name}: not run, there is no Chromium`)
      continue
    }
    const start = performance.now()
    say(`· ${tier.name} …`)
    const { passed, failed, skipped, output } = await runTier(root, tier, {
      env,
      onOutput: progressLines(say),
    })
    totals.passed += passed
    totals.failed += failed
    if (failed > 0) say(output)
    const also = skipped > 0 ? `, ${skipped} skipped` : ''
    say(
      `${failed > 0 ? '✗' : '✓'} ${tier.name}: ${passed} passed, ${failed} failed${also} (${spoken(performance.now() - start)})`,
    )
  }
  return finish()
}

function isWanted(tier: Tier, names: readonly string[], soak: boolean): boolean {
  if (tier.soakOnly && !soak) return false
  return names.length === 0 || names.includes(tier.project)
}

run().then(
  passed => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
