import type { LoadedDistrict } from '../../config/district/load-district'
import { areaChains } from '../../cloudfunctions/platform/area-document'
import type { Database } from '../../cloudfunctions/platform/database'
import { buildStationDocument } from '../../cloudfunctions/station/build-document'
import { putStations } from '../../cloudfunctions/station/store-import'
import type { Instant } from '../../domain/time/china-time'
import { noteDemo } from './demo-settings'
import { makeStations, SEED } from './make-stations'

const CHUNK = 100

/**
 * Writes the demonstration's stations; areas and settings of the district must stand already. Run again,
 * also after a run that broke off, it puts every demonstration station back to what the seed says.
 */
export async function loadDemo(
  database: Database,
  {
    district,
    areas,
    now,
    log,
  }: LoadedDistrict & {
    readonly now: Instant
    /** Told how far it is, a line at a time. */
    readonly log: (line: string) => void
  },
): Promise<void> {
  await noteDemo(database, { seed: SEED, complete: false, now })
  const chains = areaChains(areas)
  const building = makeStations({ district, areas }, now).map(record => {
    const chain = chains.get(record.area)
    if (!chain) throw new Error(`no area ${record.area}`)
    return buildStationDocument(record, chain, new Date(now))
  })
  const stations = await Promise.all(building)
  for (let done = 0; done < stations.length; done += CHUNK) {
    await putStations(database, stations.slice(done, done + CHUNK))
    log(`${Math.min(done + CHUNK, stations.length)} / ${stations.length} stations`)
  }
  await noteDemo(database, { seed: SEED, complete: true, now })
}
