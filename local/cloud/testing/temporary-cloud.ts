import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cloud, type CloudOptions, startCloud } from '../start-cloud'
import { type SdkApp, type SdkDatabase, sdkFor } from './sdk'

/** A cloud of its own for one test file, with the unmodified SDK beside it. */
export interface TemporaryCloud {
  cloud: Cloud
  app: SdkApp
  database: SdkDatabase
  folder: string
  /** Stops the cloud and starts another on the same data. */
  restart: (options?: Partial<CloudOptions>) => Promise<TemporaryCloud>
  remove: () => Promise<void>
}

/** A folder that is removed by whoever made it. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'cloud-'))

async function open(folder: string, options: Partial<CloudOptions>): Promise<TemporaryCloud> {
  const cloud = await startCloud({ dataDir: folder, env: 'local-test', ...options })
  // Without these the SDK looks for metadata of a machine of the real cloud before each call.
  Object.assign(process.env, cloud.sdkEnvironment())
  const app = sdkFor(cloud.url)
  return {
    cloud,
    app,
    database: app.database(),
    folder,
    restart: async more => {
      await cloud.stop()
      return open(folder, { ...options, ...more })
    },
    remove: async () => {
      await cloud.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a cloud in a folder of its own. */
export const temporaryCloud = (options: Partial<CloudOptions> = {}): Promise<TemporaryCloud> =>
  open(temporaryFolder(), options)
