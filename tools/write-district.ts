/**
 * `npm run district:write`: writes what the district's folder (`DISTRICT`, longgang) says of areas, rules, services and
 * calendar: what `npm start` does by itself for the data folder (`DATA_DIR`, .data), with `--env ENV` on a real
 * environment, at first and after every release. Then NUANLIN_SIGNING_KEYS must be what its functions have.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { FileError } from '../cloudfunctions/imports/list/file-error'
import { settingsIn } from '../cloudfunctions/platform/settings-versions'
import { writeDistrict } from '../cloudfunctions/station/store-import'
import { loadDistrict } from '../config/district/load-district'
import { openDataFolder, openEnvironment } from './open-target'
import { useSigningKeys } from './use-signing-keys'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { env: { type: 'string' } } })
  const dataDir = path.resolve(process.env.DATA_DIR || '.data')
  const { env } = values
  const loaded = loadDistrict()
  const { district } = loaded
  const target = env === undefined ? await openDataFolder(dataDir, false) : openEnvironment(env)
  if (!target)
    throw new FileError({
      'zh-CN': `数据目录 ${dataDir} 里还没有数据，请先运行 npm start。`,
      en: `The data folder ${dataDir} has no data yet: run npm start first.`,
    })
  try {
    await useSigningKeys(env, dataDir)
    const stored = await settingsIn(target.database)
    if (stored && stored.code !== district.code)
      throw new FileError({
        'zh-CN': `这里的数据属于区划 ${stored.code}，不是 ${district.code}。`,
        en: `These data belong to the district ${stored.code}, not ${district.code}.`,
      })
    const written = await writeDistrict(target.database, loaded, new Date())
    console.log(
      written
        ? `已写入 Written: ${district.name.zh} ${district.code}`
        : `没有改动 Nothing has changed: ${district.name.zh} ${district.code}`,
    )
  } finally {
    await target.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof FileError ? `${error.words['zh-CN']}\n${error.words.en}` : error)
  process.exitCode = 1
})
