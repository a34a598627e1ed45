import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CollectionSpec } from './collection-spec'
import { startCloud } from './start-cloud'

const USAGE =
  'Usage: main.ts --data DIR [--port 9801] [--env local-dev] [--collections FILE] [--functions DIR]'

function isCollections(value: unknown): value is CollectionSpec[] {
  return (
    Array.isArray(value) &&
    value.every(
      (item: unknown) =>
        typeof item === 'object' &&
        item !== null &&
        'name' in item &&
        'indexes' in item &&
        Array.isArray(item.indexes),
    )
  )
}

/** Collections from a JSON file: `[{ "name": …, "indexes": [{ "name": …, "keys": [{ "field", "direction" }] }] }]`. */
function readCollections(file: string): CollectionSpec[] {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isCollections(value)) throw new Error(`${file} is not a list of collections with their indexes`)
  return value
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '9801' },
      env: { type: 'string', default: 'local-dev' },
      collections: { type: 'string' },
      functions: { type: 'string' },
    },
  })
  if (values.data === undefined) throw new Error(USAGE)
  const cloud = await startCloud({
    dataDir: values.data,
    env: values.env,
    port: Number(values.port),
    ...(values.collections === undefined ? {} : { collections: readCollections(values.collections) }),
    ...(values.functions === undefined ? {} : { functions: { root: values.functions } }),
    log: entry => console.log(JSON.stringify(entry)),
  })
  console.log(`The local cloud ${cloud.env} answers at ${cloud.url}`)
  console.log(`Calls of WeChat's open API: ${cloud.openApiPage}`)
  const stop = () => {
    void cloud.stop().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
