/**
 * `npm run administrator:invite`: makes a code with which one person becomes an administrator of the district. Works
 * on the data folder (`DATA_DIR`, .data) or, with `--env ENV`, on a real environment; then NUANLIN_SIGNING_KEYS must
 * be what its functions have.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inviteAsOperator } from '../cloudfunctions/staff/invite-as-operator'
import { localSigningKeys } from '../local/server/signing-keys-file'
import { FileError } from '../cloudfunctions/imports/list/file-error'
import { openDataFolder, openEnvironment } from './open-target'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { env: { type: 'string' } } })
  const dataDir = path.resolve(process.env.DATA_DIR || '.data')
  const { env } = values
  if (env === undefined && existsSync(dataDir))
    process.env.NUANLIN_SIGNING_KEYS = JSON.stringify(await localSigningKeys(dataDir, new Date()))
  const target = env === undefined ? await openDataFolder(dataDir, false) : openEnvironment(env)
  if (!target)
    throw new FileError({
      'zh-CN': `数据目录 ${dataDir} 里还没有数据，请先运行 npm start。`,
      en: `The data folder ${dataDir} has no data yet: run npm start first.`,
    })
  try {
    const { code, expiresAt } = await inviteAsOperator(target.database, Date.now())
    console.log(`邀请码 Code   ${code}`)
    console.log(`有效期 Until  ${expiresAt.toISOString()}`)
    console.log(
      '打开「我的 → 我有邀请码」输入。Open 我的 → 我有邀请码 and enter it. 只能用一次 · Works once.',
    )
  } finally {
    await target.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof FileError ? `${error.words['zh-CN']}\n${error.words.en}` : error)
  process.exitCode = 1
})
