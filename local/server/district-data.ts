import { DistrictConfigError, loadDistrict, type LoadedDistrict } from '../../config/district/load-district'
import { migrate } from '../../cloudfunctions/migrations/run'
import { row } from '../../cloudfunctions/platform/database'
import type { Cloud } from '../cloud/start-cloud'
import { prepareDistrict } from '../demo/prepare-district'
import { localDatabase, putLocalFile } from './local-database'
import { StartError } from './start-error'

/** What of the demonstration a data folder gets. */
export type Demo = 'load' | 'places' | 'none'

/**
 * Brings the data folder up to the configured district, with the demonstration where it belongs.
 * @throws StartError when the district's files are wrong, or the folder holds another district.
 */
export async function fillDataFolder(
  cloud: Cloud,
  options: {
    readonly district: string | undefined
    readonly demo: Demo
    readonly say: (line: string) => void
  },
): Promise<void> {
  const loaded = configured(options.district)
  const db = localDatabase(cloud)
  const stored = await row<{ code: string }>(db.collection('settings').doc('district').get())
  if (stored && stored.code !== loaded.district.code) {
    throw new StartError(
      `This data folder holds the district ${stored.code}, not ${loaded.district.code}: choose another with DATA_DIR.`,
    )
  }
  // The folder is ours alone: what a crashed start held is taken at once. A new folder has nothing to tell of.
  await migrate(db, {
    now: () => new Date(cloud.clock.now()),
    say: line => {
      if (stored) options.say(`  ${line}`)
    },
    alone: true,
  })
  await prepareDistrict(db, {
    loaded,
    demo: options.demo !== 'none',
    now: cloud.clock.now(),
    log: line => options.say(`  ${line}`),
    ...(options.demo === 'load'
      ? { putFile: (path: string, content: Buffer) => putLocalFile(cloud, path, content) }
      : {}),
  })
}

function configured(name: string | undefined): LoadedDistrict {
  try {
    return loadDistrict(name)
  } catch (error) {
    throw error instanceof DistrictConfigError ? new StartError(error.message, { cause: error }) : error
  }
}
