/**
 * `npm run api:docs`: writes docs/api/openapi.json from the contracts. `--check` writes nothing and exits 1
 * when the file is not what the contracts say.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { functions } from '../config/cloudbase/functions'
import { contracts } from '../domain/contracts'
import { describeApi } from './api/describe'

const root = path.resolve(__dirname, '..')
const file = path.join(root, 'docs/api/openapi.json')

function main(): void {
  const undescribed = functions.filter(
    ({ name, timerOnly }) => !timerOnly && !contracts.some(contract => contract.name === name),
  )
  if (undescribed.length > 0) {
    throw new Error(
      `domain/contracts.ts lacks the contract of: ${undescribed.map(({ name }) => name).join(', ')}`,
    )
  }
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const text = `${JSON.stringify(describeApi(contracts, version), null, 2)}\n`
  if (!process.argv.includes('--check')) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(`Wrote ${path.relative(root, file)}.`)
  } else if (currentText() !== text) {
    console.error('docs/api/openapi.json is not what the contracts say: npm run api:docs')
    process.exitCode = 1
  }
}

function currentText(): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

main()
