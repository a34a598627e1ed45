import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../cloudfunctions/platform/database'
import type { PhotoDocument } from '../../cloudfunctions/platform/photos'
import type { StationDocument } from '../../cloudfunctions/station/document'
import type { SubmissionDocument } from '../../cloudfunctions/submissions/document'
import { collections } from '../../config/cloudbase/collections'
import { loadDistrict } from '../../config/district/load-district'
import { submissionStates } from '../../domain/submissions/lifecycle'
import { MINUTE } from '../../domain/time/china-time'
import { startCloud, type Cloud } from '../cloud/start-cloud'
import { localDatabase, putLocalFile } from '../server/local-database'
import { prepareDistrict } from './prepare-district'

// The whole demonstration is loaded here, also on a machine that is busy with other tests.
jest.setTimeout(90_000)

const NOW = Date.parse('2026-11-20T10:00:00+08:00')
const DAYS = 3 * 24 * 60 * MINUTE
const NAMED = '布吉街道佳兆业广场暖蜂驿站'
const loaded = loadDistrict('longgang')
let folder: string
let cloud: Cloud
let database: Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nuanlin-demo-'))
  cloud = await startCloud({ dataDir: folder, env: 'local-test', collections })
  database = localDatabase(cloud)
})
afterEach(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

const prepare = (now: number, demo = true) =>
  prepareDistrict(database, {
    loaded,
    demo,
    now,
    log: () => undefined,
    putFile: (path, content) => putLocalFile(cloud, path, content),
  })
const count = async (where: object) => {
  const stations = database.collection('stations').where(where) as unknown as {
    count(): Promise<{ total: number }>
  }
  return (await stations.count()).total
}
const named = async () => {
  const { data } = await database
    .collection('stations')
    .where({ words: NAMED.slice(0, 12) })
    .get()
  return (data as StationDocument[]).find(s => s.name.zh === NAMED)
}
const age = (station: StationDocument | undefined, now: number) =>
  station?.live ? (now - Date.parse(station.live.updatedAt)) / MINUTE : Number.NaN

const of = async <Stored>(name: string) =>
  (await database.collection(name).where({}).limit(100).get()).data as Stored[]

/** Photos in every state, messages, those not delivered, runs of jobs. */
async function expectDoings(): Promise<void> {
  const submissions = await of<SubmissionDocument>('submissions')
  expect(new Set(submissions.map(({ state }) => state))).toEqual(new Set(submissionStates))
  const photos = await of<PhotoDocument>('photos')
  const used = submissions.flatMap(one => one.photos)
  expect(photos.map(({ _id }) => _id).sort()).toEqual(used.sort())
  for (const { full, files, original, use } of photos) {
    expect(files).toContain(full?.fileId)
    expect(original.replace(/uploads\/.*$/, '')).toBe(full?.fileId.replace(/photos\/.*$/, ''))
    expect(use?.path.at(-1)).toBe(`station:${submissions[0]?.station}`)
  }
  const messages = await of<{ _id: string; person: string }>('inbox')
  expect(messages.length).toBeGreaterThan(5)
  const sendings = await of<{ _id: string; state: string }>('sendings')
  expect(sendings.map(({ state }) => state).sort()).toEqual(['dead', 'unknown'])
  expect(await of('job_runs')).not.toHaveLength(0)
}

it('fills an empty folder once, and tells the live states anew days later, of the demonstration only', async () => {
  expect(await prepare(NOW)).toBe('loaded')
  const all = await count({ demo: true })
  expect(await count({ tags: 'kind:rest_station' })).toBe(442)
  expect(age(await named(), NOW)).toBe(3)
  await expectDoings()

  // Whoever tried things out finds them as they left them.
  const [taken] = await of<SubmissionDocument>('submissions')
  await database
    .collection('submissions')
    .doc(taken?._id ?? '')
    .remove()
  const told = { seatsFree: 1, chargersFree: null, updatedAt: new Date(NOW - 10 * MINUTE).toISOString() }
  await database.collection('stations').doc('PH-NF-002').update({ demo: false, live: told })
  expect(await prepare(NOW + DAYS)).toBe('refreshed')
  expect(age(await named(), NOW + DAYS)).toBe(3)
  const { data } = await database.collection('stations').doc('PH-NF-002').get()
  expect((data as StationDocument[])[0]?.live).toEqual(told)
  expect(await count({ demo: true })).toBe(all - 1)
  expect(await of('submissions')).toHaveLength(submissionStates.length + 1)
})

it('completes a load that broke off', async () => {
  const broken: Database = {
    ...database,
    command: database.command,
    collection: name => {
      if (name === 'stations') throw new Error('gone')
      return database.collection(name)
    },
  }
  await expect(
    prepareDistrict(broken, { loaded, demo: true, now: NOW, log: () => undefined }),
  ).rejects.toThrow('gone')
  expect(await prepare(NOW)).toBe('resumed')
  expect(await count({ tags: 'kind:rest_station' })).toBe(442)
})

it('never puts demonstration stations into a district that began without', async () => {
  expect(await prepare(NOW, false)).toBe('empty')
  expect(await prepare(NOW)).toBe('kept')
  expect(await count({ demo: true })).toBe(0)
  const { data } = await database
    .collection('areas')
    .where({ parent: '440307' })
    .orderBy('order', 'asc')
    .get()
  expect(data).toHaveLength(11)
})
