import type { LoadedDistrict } from '../../config/district/load-district'
import type { Database } from '../../cloudfunctions/platform/database'
import { hasDistrict, writeDistrict } from '../../cloudfunctions/station/store-import'
import type { Instant } from '../../domain/time/china-time'
import { demoSettings, noteDemo } from './demo-settings'
import { loadDemoAreas } from './demo-areas'
import { loadBookings } from './load-bookings'
import { loadDemo } from './load-demo'
import { loadDoings } from './load-doings'
import { SEED } from './make-stations'
import { refreshDemoLiveStates } from './refresh-demo'
import type { PutFile } from './store-photo'

/**
 * What a start found and did: an empty database got the demonstration (`loaded`) or only the district
 * (`empty`); an interrupted load was completed (`resumed`); a demonstration was told anew (`refreshed`); a
 * district of somebody's own was left as it is (`kept`).
 */
export type Prepared = 'loaded' | 'resumed' | 'refreshed' | 'kept' | 'empty'

/**
 * Makes a database ready at every start: areas and rules as the district's folder says them now, and the
 * demonstration where it belongs. A district that began without it never gets demonstration stations.
 */
export async function prepareDistrict(
  database: Database,
  {
    loaded,
    demo,
    now,
    log,
    putFile,
  }: {
    readonly loaded: LoadedDistrict
    /** Whether an empty database gets the demonstration. */
    readonly demo: boolean
    readonly now: Instant
    /** Told what takes long, a line at a time. */
    readonly log: (line: string) => void
    /** Stores a file. Without it the demonstration has places only, and nothing that people did. */
    readonly putFile?: PutFile
  },
): Promise<Prepared> {
  const fresh = !(await hasDistrict(database))
  const begun = await demoSettings(database)
  const load = fresh && demo && !begun
  // Noted before anything else is written: a crash at any moment is seen, and mended, at the next start.
  if (load) await noteDemo(database, { seed: SEED, complete: false, now })
  if (fresh) log(`${loaded.areas.length} areas of ${loaded.district.name.en ?? loaded.district.name.zh}`)
  await writeDistrict(database, loaded, new Date(now))
  // Also for a demonstration of the release before, which had no grids; what is there already stays.
  if (load || begun) await loadDemoAreas(database, loaded.areas, new Date(now))
  const unfinished = load || begun?.complete === false
  if (unfinished) await loadDemo(database, { ...loaded, now, log })
  else if (begun) await refreshDemoLiveStates(database, { district: loaded.district, now })
  // Once: whoever tries things out does not find them told anew at the next start.
  if ((unfinished || begun) && putFile && begun?.doings !== true) {
    await loadDoings(database, putFile, now)
    await loadBookings(database, loaded.district.calendar, now)
    await noteDemo(database, { seed: SEED, complete: true, doings: true, now })
  }
  if (unfinished) return load ? 'loaded' : 'resumed'
  if (begun) return 'refreshed'
  return fresh ? 'empty' : 'kept'
}
