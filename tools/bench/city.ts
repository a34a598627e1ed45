import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadDistrict } from '../../config/district/load-district'
import { collections } from '../../config/cloudbase/collections'
import { cloudbaseRc } from '../../config/cloudbase/cloudbaserc'
import { functions } from '../../config/cloudbase/functions'
import { areaChains } from '../../cloudfunctions/platform/area-document'
import { buildStationDocument } from '../../cloudfunctions/station/build-document'
import { writeDistrict, writeStations } from '../../cloudfunctions/station/store-import'
import type { StationRecord } from '../../domain/station/record'
import { startCloud, type Cloud } from '../../local/cloud/start-cloud'
import { localDatabase } from '../../local/server/local-database'

const CHUNK = 500
/** A signing key for functions that nobody but this process ever calls. */
export const KEYS = JSON.stringify([
  {
    kid: 'bench',
    key: Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37) % 251)).toString('base64url'),
  },
])

export interface City {
  readonly cloud: Cloud
  /** A place within it, from a number between 0 and 1. */
  place(part: number): { lng: number; lat: number }
  stop(): Promise<void>
}

/**
 * A made-up city with so many stations, spread as densely as Longgang's 442: a hundred thousand stations fill
 * a square of about 200 km. One in ten is open round the clock, one in ten thousand offers the rarest service.
 */
export async function makeCity(stations: number, say: (line: string) => void): Promise<City> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'nuanlin-bench-'))
  const rc = cloudbaseRc(functions)
  const cloud = await startCloud({
    dataDir,
    env: 'local-bench',
    collections,
    functions: {
      root: path.resolve('dist/cloudfunctions'),
      config: {
        ...rc,
        functions: rc.functions.map(f => ({ ...f, envVariables: { NUANLIN_SIGNING_KEYS: KEYS } })),
      },
    },
  })
  const database = localDatabase(cloud)
  const loaded = loadDistrict('longgang')
  const now = new Date(cloud.clock.now())
  await writeDistrict(database, loaded, now)
  const community = loaded.areas.find(a => a.level === 'community')
  const chain = community && areaChains(loaded.areas).get(community.code)
  if (!chain) throw new Error('the district has no communities')
  const { centre } = loaded.district
  const side = 0.3 * Math.sqrt(stations / 442)
  const place = (part: number) => ({
    lng: centre.lng + side * (((part * 7919) % 1) - 0.5),
    lat: centre.lat + side * (((part * 104_729) % 1) - 0.5),
  })
  for (let done = 0; done < stations; done += CHUNK) {
    const records = Array.from({ length: Math.min(CHUNK, stations - done) }, (_, i) =>
      record(done + i, place((done + i) / stations + 1 / (3 * stations)), community.code),
    )
    await writeStations(
      database,
      records.map(r => ({ document: buildStationDocument(r, chain, now), stored: false })),
    )
    if (done % 20_000 === 0 && done > 0) say(`${done} of ${stations} stations`)
  }
  return {
    cloud,
    place,
    stop: async () => {
      await cloud.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function record(i: number, location: StationRecord['location'], area: string): StationRecord {
  const always = i % 10 === 0
  return {
    code: `B${i}`,
    name: { zh: `第${i}驿站` },
    kinds: [i % 5 === 0 ? 'canteen' : 'rest_station'],
    hostType: 'caring_shop',
    address: { zh: `幸福路 ${i} 号` },
    location,
    area,
    phone: null,
    hours: {
      weekly: [
        {
          days: [1, 2, 3, 4, 5, 6, 7],
          ranges: [always ? { from: '00:00', to: '24:00' } : { from: '08:00', to: '21:00' }],
        },
      ],
      holidays: 'as_usual',
      exceptions: [],
    },
    services: ['rest', ...(i % 3 === 0 ? ['charging'] : []), ...(i % 10_000 === 7 ? ['legal_aid'] : [])],
    capacity: { seats: 10, chargers: 2 },
    stepFree: i % 2 === 0,
    toilet: false,
    live: null,
    closedByStaff: false,
    demo: true,
  }
}
