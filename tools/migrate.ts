/**
 * `npm run migrate`: brings stored data up to this release: what `npm start` does by itself for the data folder
 * (`DATA_DIR`, .data), with `--env ENV` on a real environment, before its functions are deployed anew. Run twice, also
 * at the same time, it does it once; broken off, the next run goes on.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { migrations } from '../cloudfunctions/migrations/list'
import { migrate } from '../cloudfunctions/migrations/run'
import { FileError } from '../cloudfunctions/imports/list/file-error'
import { openDataFolder, openEnvironment } from './open-target'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { env: { type: 'string' } } })
  const dataDir = path.resolve(process.env.DATA_DIR || '.data')
  const { env } = values
  const target = env === undefined ? await openDataFolder(dataDir, false) : openEnvironment(env)
  if (!target)
    throw new FileError({
      'zh-CN': `数据目录 ${dataDir} 里还没有数据，请先运行 npm start。`,
      en: `The data folder ${dataDir} has no data yet: run npm start first.`,
    })
  try {
    const done = await migrate(target.database, {
      now: () => new Date(),
      say: line => {
        console.log(line)
      },
    })
    console.log(
      done.length > 0
        ? `迁移完成 Done: ${done.join(', ')}`
        : `没有要迁移的 Nothing to migrate (${migrations.length} done)`,
    )
  } finally {
    await target.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof FileError ? `${error.words['zh-CN']}\n${error.words.en}` : error)
  process.exitCode = 1
})
