/**
 * `npm run build [-- TARGET… --force]`: makes `dist/cloudfunctions` with `dist/cloudbaserc.json`, `dist/h5`,
 * `dist/weapp` and the phone page; only what is stale, all with --force.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sayOnTerminal, spoken } from '../terminal/steps'
import { buildStale } from './build-stale'
import { targets } from './targets'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { force: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const began = performance.now()
  const names = positionals.length > 0 ? positionals : targets.map(({ name }) => name)
  const built = await buildStale(path.resolve(__dirname, '../..'), names, {
    say: sayOnTerminal,
    force: values.force,
  })
  sayOnTerminal(
    built.length > 0
      ? `Built ${built.join(', ')} in ${spoken(performance.now() - began)}.`
      : 'Everything is up to date.',
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
