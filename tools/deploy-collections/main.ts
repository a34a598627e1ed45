/**
 * `npm run deploy:collections -- --env ENV`: makes a CloudBase environment's collections, indexes and access rules
 * what config/cloudbase/collections.ts says. Collections are made by the SDK, with TENCENTCLOUD_SECRETID and
 * TENCENTCLOUD_SECRETKEY; rules and indexes by the CloudBase command line, after `tcb login`. `--print` only shows the
 * calls of the command line.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import cloudbase from '@cloudbase/node-sdk'
import { collections } from '../../config/cloudbase/collections'
import { applyCollections, type CollectionMaker } from './apply'
import { asTyped, commandsFor } from './commands'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { env: { type: 'string' }, print: { type: 'boolean', default: false } },
  })
  const { env } = values
  if (!env) throw new Error('Which environment? npm run deploy:collections -- --env your-env [--print]')
  if (values.print) {
    for (const command of commandsFor(collections, env)) console.log(asTyped(command))
    return
  }
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!secretId || !secretKey)
    throw new Error('A real environment needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.')
  const database = cloudbase.init({ env, secretId, secretKey }).database() as unknown as CollectionMaker
  await applyCollections(collections, { env, database, run: tcb, say: line => console.log(line) })
  console.log(`${collections.length} collections with their rules and indexes are in ${env}.`)
}

async function tcb(command: readonly string[]): Promise<void> {
  const child = spawn('npx', ['--yes', '--package', '@cloudbase/cli', 'tcb', ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`tcb failed (${String(code)}): ${asTyped(command)}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
