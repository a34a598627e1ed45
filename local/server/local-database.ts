import cloudbase from '@cloudbase/node-sdk'
import type { Database } from '../../cloudfunctions/platform/database'

/**
 * The database of a local cloud, through the same unmodified SDK that functions use. It is asked by its
 * address, so that one process can hold several clouds.
 */
export function localDatabase(cloud: { readonly url: string; readonly env: string }): Database {
  // Outside a function the SDK looks for one at every call, on an address that does not answer here.
  process.env.TENCENTCLOUD_RUNENV ??= 'SCF'
  process.env.TENCENTCLOUD_REGION ??= 'ap-shanghai'
  process.env.SCF_NAMESPACE ??= cloud.env
  const app = cloudbase.init({ env: cloud.env, secretId: 'local', secretKey: 'local', serviceUrl: cloud.url })
  return app.database({ throwOnNotFound: false })
}
