import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { stationsByPlace } from '../../../cloudfunctions/migrations/0001-stations-by-place'
import { tagsOfHolidays } from '../../../cloudfunctions/migrations/0003-tags-of-holidays'
import { lease } from '../../../cloudfunctions/migrations/records'
import { LEASE, takeLease } from '../../../cloudfunctions/platform/lease'
import { migrations } from '../../../cloudfunctions/migrations/list'
import type { Migration } from '../../../cloudfunctions/migrations/migration'
import { recordOf } from '../../../cloudfunctions/migrations/records'
import { migrate, pending } from '../../../cloudfunctions/migrations/run'
import { areaChains } from '../../../cloudfunctions/platform/area-document'
import { changeBy } from '../../../cloudfunctions/station/compare-listed'
import type { StationDocument } from '../../../cloudfunctions/station/document'
import { storedStations } from '../../../cloudfunctions/station/store-import'
import { clearStations } from '../../helpers/clear-stations'
import { aStation, testAreas } from '../../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../../helpers/test-cloud'
import { everything, manyStations, previousRelease, putDocuments } from './previous-release'

const touched = ['stations', 'locked_reports', 'locked_cases', 'people', 'favourites']
const quiet = { now: () => new Date(NOW), say: () => undefined }
const street = { kind: 'area', id: '990001001' } as const

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clearStations(test)
  const { database } = test
  for (const name of ['migrations', 'people', 'favourites'])
    await database
      .collection(name)
      .where({ _id: database.command.gt('') })
      .remove()
})

it('are numbered from 1 without gaps', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1))
})

describe('on the data of the release before', () => {
  beforeEach(() => putDocuments(test.database, previousRelease()))

  it('staff reach their stations, and what was found locked', async () => {
    const staff = await test.asStaff('s1', 'station_staff', 'area:990001001')
    expect((await staff.station.myStations({})).items).toEqual([])
    await migrate(test.database, quiet)
    const mine = await staff.station.myStations({})
    expect(mine.items.map(({ id }) => id).sort()).toEqual(['A1', 'A2'])
    const { items } = await staff.station.lockedReports({ place: street })
    expect(items).toMatchObject([
      {
        stationId: 'A1',
        answer: null,
        people: 2,
        firstAt: '2026-11-17T03:00:00.000Z',
        lastAt: '2026-11-19T03:00:00.000Z',
      },
    ])
    await staff.station.answerLocked({ caseId: 'A1#1', code: 'fixed' })
    expect(await test.asResident('r1').station.detail({ id: 'A1' })).toMatchObject({
      favourite: true,
      myLockedReportAt: '2026-11-19T03:00:00.000Z',
      myLockedReport: { answer: { code: 'fixed' } },
    })
  })

  it('an emergency over an area covers them', async () => {
    await migrate(test.database, quiet)
    const supervisor = await test.asStaff('v1', 'supervisor', 'area:990001001')
    const preview = await supervisor.station.emergencyPreview({
      area: street.id,
      services: ['rest'],
    })
    expect(preview.stations).toBe(2)
  })

  it('a list that says the same changes nothing', async () => {
    await migrate(test.database, quiet)
    const area = areaChains(testAreas).get('990001002001') ?? { path: [], names: [] }
    const record = aStation({
      code: 'B1',
      area: '990001002001',
      name: { zh: '银海驿站' },
      location: { lng: 114.05, lat: 22.6 },
      phone: '0755-00000001',
    })
    const stored = (await storedStations(test.database, ['B1'])).get('B1')
    const row = { record, unsaid: [], apart: { facilities: [], holidays: false }, area, chainOf: () => area }
    expect((await changeBy(row, stored, false)).change).toBe('unchanged')
  })

  it('nobody is said to have changed anything: versions and times stay', async () => {
    await migrate(test.database, quiet)
    const stored = (await storedStations(test.database, ['A2'])).get('A2')
    expect(stored).toMatchObject({ version: 3, updatedAt: new Date('2026-11-02T08:30:00.000Z') })
  })

  it('once more, with the records gone, changes nothing', async () => {
    expect(await migrate(test.database, quiet)).toEqual(migrations.map(({ number }) => number))
    const after = await everything(test.database, touched)
    expect(await migrate(test.database, quiet)).toEqual([])
    for (const { number } of migrations)
      await test.database.collection('migrations').doc(String(number).padStart(4, '0')).remove()
    await migrate(test.database, quiet)
    expect(await everything(test.database, touched)).toEqual(after)
    expect((await recordOf(test.database, 1))?.changed).toBe(0)
  })

  it('a report of the new release that came first keeps its case, and older ones join it', async () => {
    await test.asResident('r9').station.reportLocked({ stationId: 'A1' })
    await migrate(test.database, quiet)
    const staff = await test.asStaff('s2', 'station_staff', 'station:A1')
    const { items } = await staff.station.lockedReports({ place: { kind: 'station', id: 'A1' } })
    expect(items).toMatchObject([{ caseId: 'A1#1', people: 3, firstAt: '2026-11-17T03:00:00.000Z' }])
  })
})

describe('a run that is broken off', () => {
  it('is gone on with, whatever was not noted is done again', async () => {
    await putDocuments(test.database, manyStations(250))
    await killInSecondBatch()
    expect(await recordOf(test.database, 1)).toMatchObject({ batches: 1, changed: 100, finishedAt: null })
    const said: string[] = []
    await migrate(test.database, { ...quiet, say: line => said.push(line), alone: true })
    expect(said).toContainEqual(expect.stringContaining('going on'))
    expect(await recordOf(test.database, 1)).toMatchObject({ batches: 3, changed: 150 })
    const staff = await test.asStaff('s1', 'station_staff', 'area:990001001001')
    const { total } = await test.database.collection('stations').where({ tags: 'is:M0249' }).count()
    expect(total).toBe(1)
    expect((await staff.station.myStations({})).items).toHaveLength(20)
  })

  it('holds others off until its lease is over', async () => {
    await putDocuments(test.database, previousRelease())
    await takeLease(test.database, lease, 'crashed', new Date(NOW), false)
    expect(await takeLease(test.database, lease, 'next', new Date(NOW + LEASE - 1), false)).toBeNull()
    expect(await takeLease(test.database, lease, 'next', new Date(NOW + LEASE + 1), false)).toEqual({
      fence: 2,
    })
  })

  it('cannot note anything once another has taken over', async () => {
    await putDocuments(test.database, previousRelease())
    let at = NOW
    const said: string[] = []
    const slow: Migration = {
      ...stationsByPlace,
      async batch(...call) {
        at += LEASE + 1
        await takeLease(test.database, lease, 'other', new Date(at), false)
        at += LEASE + 1
        return stationsByPlace.batch(...call)
      },
    }
    let overtaken = 0
    const once: Migration = {
      ...slow,
      batch: (...call) => (overtaken++ === 0 ? slow : stationsByPlace).batch(...call),
    }
    const finished = await migrate(test.database, {
      now: () => new Date(at),
      say: line => said.push(line),
      migrations: [once],
    })
    expect(said).toContain('Another run has taken over; waiting for it …')
    expect(finished).toEqual([1])
    expect(await recordOf(test.database, 1)).toMatchObject({ batches: 1, changed: 0 })
  })
})

it('two runs at once do it once', async () => {
  await putDocuments(test.database, manyStations(250))
  let batches = 0
  const counted: Migration = {
    ...stationsByPlace,
    batch: (...call) => {
      batches++
      return stationsByPlace.batch(...call)
    },
  }
  const runs = Array.from({ length: 3 }, () => migrate(test.database, { ...quiet, migrations: [counted] }))
  expect((await Promise.all(runs)).flat()).toEqual([1])
  expect(batches).toBe(3)
  expect(await pending(test.database, [counted])).toEqual([])
})

describe('on stations whose tags know nothing of holidays', () => {
  const openAtNoonOfAHoliday = async () => {
    test.cloud.clock.set(Date.parse('2026-10-01T12:00:00+08:00'))
    const origin = { point: { lng: 114.1, lat: 22.6 } }
    const { items } = await test.asVisitor().station.nearby({ origin, filters: { openNow: true } })
    return items.map(({ id }) => id).sort()
  }

  it('finds what is open on one, and does not look at what staff closed', async () => {
    await putDocuments(test.database, previousRelease())
    await migrate(test.database, quiet)
    await takeBackTags()
    expect(await openAtNoonOfAHoliday()).toEqual([])
    const before = await stations()
    await tagAnew()
    expect(await openAtNoonOfAHoliday()).toEqual(['A1', 'B1'])
    const after = await stations()
    expect(after.map(kept)).toEqual(before.map(kept))
    const closed = after.find(({ _id }) => _id === 'A2')
    expect(closed?.tags.filter(tag => tag.startsWith('open:'))).toEqual([])
    expect((await recordOf(test.database, 3))?.changed).toBe(3)
    await tagAnew()
    expect(await stations()).toEqual(after)
    expect((await recordOf(test.database, 3))?.changed).toBe(0)
  })

  it('goes on where it was broken off', async () => {
    await putDocuments(test.database, manyStations(250))
    await takeBackTags()
    let batches = 0
    const breaks: Migration = {
      ...tagsOfHolidays,
      async batch(...call) {
        const done = await tagsOfHolidays.batch(...call)
        if (++batches === 2) throw new Error('broken off')
        return done
      },
    }
    await expect(migrate(test.database, { ...quiet, migrations: [breaks] })).rejects.toThrow('broken off')
    expect(await recordOf(test.database, 3)).toMatchObject({ batches: 1, changed: 100, finishedAt: null })
    await migrate(test.database, { ...quiet, migrations: [tagsOfHolidays] })
    // The second batch was written, not noted: it changes nothing a second time.
    expect(await recordOf(test.database, 3)).toMatchObject({ batches: 3, changed: 150 })
    const { total } = await test.database
      .collection('stations')
      .where({ tags: 'open:usual-daily:12' })
      .count()
    expect(total).toBe(0)
    const found = await test.database.collection('stations').where({ tags: 'open:usual-daily:q2' }).count()
    expect(found.total).toBe(250)
  })

  const stations = async () =>
    (await test.database.collection('stations').where({}).orderBy('_id', 'asc').get())
      .data as StationDocument[]
  const kept = ({ tags: _tags, fingerprint: _fingerprint, ...rest }: StationDocument) => rest

  /** As the release before tagged them. */
  async function takeBackTags(): Promise<void> {
    const { command } = test.database
    for (const { _id, tags } of (await test.database.collection('stations').where({}).limit(1000).get())
      .data as StationDocument[]) {
      const then = [
        ...tags.filter(tag => !tag.startsWith('open:usual-')),
        ...(_id === 'A2'
          ? ['open:weekdays:9', 'open:weekdays:10', 'open:weekdays:11', 'open:weekdays:q2']
          : []),
      ]
      await test.database
        .collection('stations')
        .doc(_id)
        .update({ tags: command.set(then), fingerprint: 'of the release before' })
    }
  }

  /** The migration alone, whether it ran or not. */
  async function tagAnew(): Promise<void> {
    await test.database.collection('migrations').doc('0003').remove()
    await migrate(test.database, { ...quiet, migrations: [tagsOfHolidays] })
  }
})

async function killInSecondBatch(): Promise<void> {
  const { url, env } = test.cloud
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(__dirname, 'broken-off-process.ts'), url, env],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(child.stdout, 'data')
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
