/** A local cloud in a process of its own: `cloud-process.ts FOLDER COLLECTIONS-AS-JSON`. */
import type { CollectionSpec } from '../../../local/cloud/collection-spec'
import { startCloud } from '../../../local/cloud/start-cloud'
import { serveParent } from './serve-parent'

const [folder = '', collections = '[]'] = process.argv.slice(2)

serveParent(async () => {
  const cloud = await startCloud({
    dataDir: folder,
    env: 'local-bench',
    collections: JSON.parse(collections) as CollectionSpec[],
  })
  return cloud.url
})
