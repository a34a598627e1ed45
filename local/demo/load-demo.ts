import type { LoadedDistrict } from '../../config/district/load-district'
import { areaChains } from '../../cloudfunctions/platform/area-document'
import { row, type Database } from '../../cloudfunctions/platform/database'
import { inParallel } from '../../cloudfunctions/platform/in-parallel'
import { buildStationDocument } from '../../cloudfunctions/station/build-document'
import type { StationDocument } from '../../cloudfunctions/station/document'
import { walk, writeStations } from '../../cloudfunctions/station/store-import'
import type { District } from '../../domain/district/district'
import { MINUTE } from '../../domain/time/china-time'
import { liveStateOf } from './live-states'
import { makeStations, SEED } from './make-stations'

/** What is remembered of the demonstration, in `settings/demo`, once it stands. */
interface DemoSettings {
  readonly seed: string
  /** When its live states were last told. */
  readonly refreshedAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

const settingsOf = (database: Database) => database.collection('settings').doc('demo')
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
  }: LoadedDistrict & { readonly now: Date; readonly log: (line: string) => void },
): Promise<void> {
  const chains = areaChains(areas)
  const stations = makeStations({ district, areas }, now.getTime()).map(record => {
    const chain = chains.get(record.area)
    if (!chain) throw new Error(`no area ${record.area}`)
    return { document: buildStationDocument(record, chain, now), stored: false }
  })
  for (let done = 0; done < stations.length; done += CHUNK) {
    await writeStations(database, stations.slice(done, done + CHUNK))
    log(`${Math.min(done + CHUNK, stations.length)} / ${stations.length} stations`)
  }
  const settings: DemoSettings = { seed: SEED, refreshedAt: now, createdAt: now, updatedAt: now, version: 1 }
  await settingsOf(database).set(settings)
}

/** Younger than this, live states of the demonstration are left alone: a quick restart costs nothing. */
const YOUNG = 5 * MINUTE

/**
 * Tells the demonstration's live states anew, so that one loaded days ago still shows every freshness.
 * Stations that are not of the demonstration, and states that somebody told since, are left alone.
 *
 * @returns how many stations were told anew
 */
export async function refreshDemoLiveStates(
  database: Database,
  { district, now }: { readonly district: District; readonly now: Date },
): Promise<number> {
  const settings = await row<DemoSettings>(settingsOf(database).get())
  if (!settings) return 0
  const last = new Date(settings.refreshedAt).getTime()
  const since = now.getTime() - last
  if (since >= 0 && since < YOUNG) return 0
  let count = 0
  const fields = { demo: true, name: true, capacity: true, live: true }
  for await (const page of walk<StationDocument>(database, 'stations', fields)) {
    const ours = page.filter(s => s.demo && s.live && Date.parse(s.live.updatedAt) <= last)
    await inParallel(ours, 16, async ({ _id: code, name, capacity }) => {
      const station = { code, name, capacity }
      const live = liveStateOf(settings.seed, station, district.rules.freshness, now.getTime())
      if (!live) return
      await database.collection('stations').doc(code).update({ live })
      count++
    })
  }
  await settingsOf(database).update({ refreshedAt: now, updatedAt: now })
  return count
}
