import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'
import { loadDistrict } from '../../config/district/load-district'
import type { Database } from '../../cloudfunctions/platform/database'
import { areaChains } from '../../cloudfunctions/platform/area-document'
import { buildStationDocument } from '../../cloudfunctions/station/build-document'
import { writeDistrict } from '../../cloudfunctions/station/store-import'
import type { Hours } from '../../domain/station/hours'
import { startCloud, type Cloud } from '../../local/cloud/start-cloud'
import { makeStations } from '../../local/demo/make-stations'
import { readRc } from '../../local/server/functions-config'
import { localDatabase } from '../../local/server/local-database'

/** A Monday, 10:00 in China. */
export const MORNING = Date.parse('2026-03-02T10:00:00+08:00')
/** A public holiday on a Thursday, 12:00 in China. */
export const HOLIDAY_NOON = Date.parse('2026-10-01T12:00:00+08:00')
/** The service that few stations of a bench cloud offer. */
export const RARE_SERVICE = 'legal_aid'
/** How many offer it, however many stations there are: 0.01 % of 100,000. */
const RARE_COUNT = 10

export interface BenchCloud {
  readonly cloud: Cloud
  readonly database: Database
  readonly stop: () => Promise<void>
}

/** The real functions on a local cloud with `count` stations strewn evenly over the district. */
export async function startBenchCloud(root: string, count: number): Promise<BenchCloud> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'nuanlin-bench-'))
  const keys = JSON.stringify([{ kid: 'bench', key: randomBytes(32).toString('base64url') }])
  const cloud = await startCloud({
    dataDir,
    env: 'local-bench',
    collections,
    functions: {
      root: path.join(root, 'dist/cloudfunctions'),
      config: await readRc(root, { NUANLIN_SIGNING_KEYS: keys }),
    },
  })
  cloud.clock.set(MORNING)
  const database = localDatabase(cloud)
  const loaded = loadDistrict()
  await writeDistrict(database, loaded, new Date(MORNING))
  await strewStations(database, loaded, count)
  return {
    cloud,
    database,
    stop: async () => {
      await cloud.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Every second station is at an office: shut on public holidays, when the next ones are open. */
const officeHours: Hours = {
  weekly: [{ days: [1, 2, 3, 4, 5], ranges: [{ from: '08:30', to: '18:00' }] }],
  holidays: 'closed',
  exceptions: [],
}

/** Copies of the demonstration's rest stations at even places, so that density is all that differs. */
async function strewStations(
  database: Database,
  loaded: ReturnType<typeof loadDistrict>,
  count: number,
): Promise<void> {
  const chains = areaChains(loaded.areas)
  const models = makeStations(loaded, MORNING).filter(({ kinds }) => kinds.includes('rest_station'))
  const every = Math.floor(count / RARE_COUNT)
  const BATCH = 1000
  for (let start = 0; start < count; start += BATCH) {
    const building = Array.from({ length: Math.min(BATCH, count - start) }, (_, i) => {
      const number = start + i
      const model = models[number % models.length]
      const chain = model && chains.get(model.area)
      if (!chain) throw new Error('the demonstration has no rest stations')
      const services = model.services.filter(code => code !== RARE_SERVICE)
      return buildStationDocument(
        {
          ...model,
          code: `B-${String(number).padStart(6, '0')}`,
          location: placeOf(number),
          hours: number % 2 === 0 ? officeHours : model.hours,
          services:
            number % every === 0 && number / every < RARE_COUNT ? [...services, RARE_SERVICE] : services,
        },
        chain,
        new Date(MORNING),
      )
    })
    await database.collection('stations').add(await Promise.all(building))
  }
}

/** Evenly spread and the same every time: the two-dimensional golden ratio (R2) sequence over the district. */
export function placeOf(number: number): { lng: number; lat: number } {
  const part = (step: number) => (0.5 + number * step) % 1
  return { lng: 114.05 + 0.36 * part(0.7548776662466927), lat: 22.56 + 0.26 * part(0.5698402909980532) }
}
