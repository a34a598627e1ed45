import { existsSync } from 'node:fs'
import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import type { Database } from '../cloudfunctions/platform/database'
import { collections } from '../config/cloudbase/collections'
import { startCloud } from '../local/cloud/start-cloud'
import { localDatabase } from '../local/server/local-database'
import { runningServer } from '../local/server/presence'
import { FileError } from '../cloudfunctions/imports/list/file-error'

/** Where stations go, and how to let go of it. */
export interface Target {
  readonly database: Database
  close(): Promise<void>
}

/** The name of the local environment; as `npm start` calls it. */
const LOCAL_ENV = 'local-nuanlin'

/**
 * A real environment, by the keys in the process's environment.
 * @throws FileError without them
 */
export function openEnvironment(env: string): Target {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!secretId || !secretKey)
    throw new FileError({
      'zh-CN': '写入云开发环境需要 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY',
      en: 'A real environment needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY',
    })
  const app = cloudbase.init({ env, secretId, secretKey })
  return {
    database: app.database({ throwOnNotFound: false }),
    close: () => Promise.resolve(),
  }
}

/**
 * The local data folder: through the server that runs on it, else by a cloud of our own.
 *
 * @param create whether a folder without data may become one; otherwise the answer is null
 */
export async function openDataFolder(dataDir: string, create: boolean): Promise<Target | null> {
  const server = await runningServer(dataDir)
  if (server)
    return {
      database: localDatabase({ url: server.cloudUrl, env: server.env }),
      close: () => Promise.resolve(),
    }
  if (!create && !existsSync(join(dataDir, 'cloud.db'))) return null
  const cloud = await startCloud({ dataDir, env: LOCAL_ENV, collections }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new FileError({
      'zh-CN': `数据目录打不开：${reason}`,
      en: `The data folder cannot be opened: ${reason}`,
    })
  })
  return { database: localDatabase(cloud), close: () => cloud.stop() }
}
