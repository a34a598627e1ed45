/**
 * `npm run api:docs`: writes docs/api/openapi.json from the contracts, docs/states.md from the state tables and
 * docs/privacy.md from the table of what is kept about people. `--check` writes nothing and exits 1 when a file is not
 * what it should be.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { functions } from '../config/cloudbase/functions'
import { contracts } from '../domain/contracts'
import { keptData, neverKept, withoutPersons } from '../domain/privacy/table'
import { describeApi } from './api/describe'
import { describePrivacy } from './api/describe-privacy'
import { describeStates } from './api/states'

const root = path.resolve(__dirname, '..')

function main(): void {
  const undescribed = functions.filter(
    ({ name, noContract }) => !noContract && !contracts.some(contract => contract.name === name),
  )
  if (undescribed.length > 0) {
    throw new Error(
      `domain/contracts.ts lacks the contract of: ${undescribed.map(({ name }) => name).join(', ')}`,
    )
  }
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  settle('docs/api/openapi.json', `${JSON.stringify(describeApi(contracts, version), null, 2)}\n`)
  settle('docs/states.md', describeStates())
  settle('docs/privacy.md', describePrivacy(keptData, neverKept, withoutPersons))
}

/** Writes a page, or says that it is another than it should be. */
function settle(page: string, text: string): void {
  const file = path.join(root, page)
  if (!process.argv.includes('--check')) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(`Wrote ${page}.`)
  } else if (currentText(file) !== text) {
    console.error(`${page} is not what the code says: npm run api:docs`)
    process.exitCode = 1
  }
}

function currentText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

main()
