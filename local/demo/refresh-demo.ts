import type { Database } from '../../cloudfunctions/platform/database'
import { inParallel } from '../../cloudfunctions/platform/in-parallel'
import type { StationDocument } from '../../cloudfunctions/station/document'
import { walk } from '../../cloudfunctions/platform/walk'
import type { District } from '../../domain/district/district'
import { MINUTE, type Instant } from '../../domain/time/china-time'
import { demoSettings, noteDemo } from './demo-settings'
import { liveStateOf } from './live-states'

/** Younger than this, live states of the demonstration are left alone: a quick restart costs nothing. */
const YOUNG = 5 * MINUTE
const FIELDS = { demo: true, name: true, capacity: true, live: true }

/**
 * Tells the demonstration's live states anew, so that one loaded days ago still shows every freshness.
 * Stations that are not of the demonstration, and states that somebody told since, are left alone.
 *
 * @returns how many stations were told anew
 */
export async function refreshDemoLiveStates(
  database: Database,
  { district, now }: { readonly district: District; readonly now: Instant },
): Promise<number> {
  const settings = await demoSettings(database)
  if (!settings?.complete) return 0
  const last = new Date(settings.refreshedAt).getTime()
  if (now >= last && now - last < YOUNG) return 0
  let count = 0
  for await (const page of walk<StationDocument>(database, 'stations', { fields: FIELDS })) {
    const ours = page.filter(s => s.demo && s.live && Date.parse(s.live.updatedAt) <= last)
    await inParallel(ours, 16, async ({ _id: code, name, capacity }) => {
      const station = { code, name, capacity }
      const live = liveStateOf(settings.seed, station, district.rules.freshness, now)
      if (!live) return
      await database.collection('stations').doc(code).update({ live })
      count++
    })
  }
  await noteDemo(database, { seed: settings.seed, complete: true, now })
  return count
}
