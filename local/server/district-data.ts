import { DistrictConfigError, loadDistrict } from '../../config/district/load-district'
import { row } from '../../cloudfunctions/platform/database'
import { writeDistrict } from '../../cloudfunctions/station/store-import'
import type { Cloud } from '../cloud/start-cloud'
import { loadDemo, refreshDemoLiveStates } from '../demo/load-demo'
import { localDatabase } from './local-database'
import { StartError } from './start-error'

/** How far the demonstration of a data folder is; a folder that never had one has no such document. */
interface Demonstration {
  readonly state: 'loading' | 'loaded'
}

/**
 * Brings the data folder up to the configured district: writes its areas and rules where they are new or
 * changed, loads the demonstration into an empty folder (and goes on where that broke off), and gives the
 * demonstration's live states their age again.
 * @throws StartError when the district's files are wrong, or the folder holds another district.
 */
export async function prepareDistrict(
  cloud: Cloud,
  options: {
    readonly district?: string | undefined
    readonly demo: 'load' | 'none'
    readonly say: (line: string) => void
  },
): Promise<void> {
  const { district, areas } = configured(options.district)
  const db = localDatabase(cloud)
  const settings = db.collection('settings')
  const stored = await row<{ code: string }>(settings.doc('district').get())
  if (stored && stored.code !== district.code) {
    throw new StartError(
      `This data folder holds the district ${stored.code}, not ${district.code}: choose another with DATA_DIR.`,
    )
  }
  const now = new Date(cloud.clock.now())
  const mark = (state: Demonstration['state']) => settings.doc('demonstration').set({ state, updatedAt: now })
  const demonstration = await row<Demonstration>(settings.doc('demonstration').get())
  const loads = stored ? demonstration?.state === 'loading' : options.demo === 'load'
  // The mark comes first: a load that breaks off is then known as one.
  if (loads) await mark('loading')
  await writeDistrict(db, { district, areas }, now)
  if (loads) {
    options.say('· load the demonstration district …')
    await loadDemo(db, { district, areas, now, log: line => options.say(`  ${line}`) })
    await mark('loaded')
  } else if (demonstration) {
    await refreshDemoLiveStates(db, { district, areas, now, log: () => undefined })
  }
}

function configured(name: string | undefined): ReturnType<typeof loadDistrict> {
  try {
    return loadDistrict(name)
  } catch (error) {
    throw error instanceof DistrictConfigError ? new StartError(error.message, { cause: error }) : error
  }
}
