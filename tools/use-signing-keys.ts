import { FileError } from '../cloudfunctions/imports/list/file-error'
import { localSigningKeys } from '../local/server/signing-keys-file'

/**
 * The keys by which lines of the audit log are known as ours: those of the data folder, or of the environment's
 * functions.
 * @throws FileError where an environment is named without them
 */
export async function useSigningKeys(env: string | undefined, dataDir: string): Promise<void> {
  if (env === undefined)
    process.env.NUANLIN_SIGNING_KEYS = JSON.stringify(await localSigningKeys(dataDir, new Date()))
  else if (!process.env.NUANLIN_SIGNING_KEYS)
    throw new FileError({
      'zh-CN': '写入要记进操作记录：请把云函数用的 NUANLIN_SIGNING_KEYS 也设给这条命令。',
      en: 'What is written is kept in the audit log: set NUANLIN_SIGNING_KEYS to what the functions have.',
    })
}
