/**
 * Sizes of what is shipped against their budgets, from `dist`: the mini program's main package and each
 * subpackage, and what a function loads before it touches the database. Exits 1 when one is too large.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { functionSizes, KB, miniProgramSizes } from './sizes'

function main(): void {
  const dist = path.resolve(__dirname, '../../dist')
  for (const part of ['weapp', 'cloudfunctions']) {
    if (!existsSync(path.join(dist, part))) throw new Error(`dist/${part} is not built: npm run build`)
  }
  const sizes = [
    ...miniProgramSizes(path.join(dist, 'weapp')),
    ...functionSizes(path.join(dist, 'cloudfunctions')),
  ]
  for (const { name, bytes, budget } of sizes) {
    const verdict = bytes <= budget ? '✓' : '✗'
    const share = `${Math.round((bytes / budget) * 100)}%`
    console.log(`${verdict} ${name}: ${(bytes / KB).toFixed(0)} KB of ${budget / KB} KB (${share})`)
    if (bytes > budget) process.exitCode = 1
  }
}

main()
