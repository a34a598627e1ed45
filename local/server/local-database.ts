import cloudbase from '@cloudbase/node-sdk'
import type { Database } from '../../cloudfunctions/platform/database'

interface LocalCloud {
  readonly url: string
  readonly env: string
}

/**
 * The database of a local cloud, through the same unmodified SDK that functions use. It is asked by its
 * address, so that one process can hold several clouds.
 */
export function localDatabase(cloud: LocalCloud): Database {
  return localApp(cloud).database({ throwOnNotFound: false })
}

/** Stores a file in it, in the place of what was there. @returns its id */
export async function putLocalFile(cloud: LocalCloud, path: string, content: Buffer): Promise<string> {
  return (await localApp(cloud).uploadFile({ cloudPath: path, fileContent: content })).fileID
}

function localApp(cloud: LocalCloud) {
  // Outside a function the SDK looks for one at every call, on an address that does not answer here.
  process.env.TENCENTCLOUD_RUNENV ??= 'SCF'
  process.env.TENCENTCLOUD_REGION ??= 'ap-shanghai'
  process.env.SCF_NAMESPACE ??= cloud.env
  return cloudbase.init({ env: cloud.env, secretId: 'local', secretKey: 'local', serviceUrl: cloud.url })
}
