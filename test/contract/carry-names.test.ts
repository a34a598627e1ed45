import { carryNames } from '../../cloudfunctions/jobs/carry-names'
import { runJob } from '../../cloudfunctions/jobs/run-job'
import { database, type Database } from '../../cloudfunctions/platform/database'
import { LEASE } from '../../cloudfunctions/platform/lease'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

jest.mock('../../cloudfunctions/platform/database', () => ({
  ...jest.requireActual<object>('../../cloudfunctions/platform/database'),
  database: jest.fn(),
}))

const AREA = '990001001001'
const place = { area: AREA }

let test: TestCloud
let administrator: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'A2' })], {
    timers: false,
  })
  administrator = await test.asStaff('chief', 'administrator', 'area:990001')
})
afterAll(() => test.stop())
beforeEach(() => jest.mocked(database).mockResolvedValue(test.database))

const one = async <T>(collection: string, id: string) =>
  [(await test.database.collection(collection).doc(id).get()).data].flat()[0] as T
const area = () => one<{ version: number; namesPending?: boolean }>('areas', AREA)
const rename = async (zh: string) =>
  administrator.area.rename({ ...place, version: (await area()).version, name: { zh } })
const nameAt = async (station: string) =>
  (await one<{ areaNames: { zh: string }[] }>('stations', station)).areaNames.at(-1)?.zh
const run = (now = NOW) => runJob('carry-names', carryNames, () => new Date(now))

/** The database for one run; before it first writes a station, something else happens. */
function heldUp(meanwhile: () => Promise<unknown>): Database {
  let happened = false
  const { database: real } = test
  return Object.assign(Object.create(real) as Database, {
    command: real.command,
    collection(name: string) {
      const collection = real.collection(name)
      if (name !== 'stations') return collection
      return Object.assign(Object.create(collection) as typeof collection, {
        where(condition: unknown) {
          const query = collection.where(condition)
          return Object.assign(Object.create(query) as typeof query, {
            async update(changes: object) {
              if (!happened) {
                happened = true
                await meanwhile()
              }
              return query.update(changes)
            },
          })
        },
      })
    },
  })
}

it('a second run does not overtake the first, and the last name stays', async () => {
  await rename('第一名')
  let second: number | undefined
  jest
    .mocked(database)
    .mockResolvedValueOnce(test.database)
    .mockResolvedValueOnce(
      heldUp(async () => {
        await rename('第二名')
        second = await run()
      }),
    )
  await run()
  expect(second).toBe(0)
  // Renamed once more while it ran: the mark stays, and the next run does it.
  expect(await area()).toMatchObject({ namesPending: true })
  await run()
  expect([await nameAt('A1'), await nameAt('A2')]).toEqual(['第二名', '第二名'])
  expect(await area()).toMatchObject({ namesPending: false })
})

it('a station that somebody edits meanwhile gets the name too', async () => {
  await rename('第三名')
  const edit = () => test.database.collection('stations').doc('A1').update({ version: 77 })
  jest.mocked(database).mockResolvedValueOnce(test.database).mockResolvedValueOnce(heldUp(edit))
  await run()
  expect([await nameAt('A1'), await nameAt('A2')]).toEqual(['第三名', '第三名'])
  expect(await area()).toMatchObject({ namesPending: false })
})

it('a run that stood still for longer than its lease writes nothing any more', async () => {
  await rename('第四名')
  let now = NOW
  jest
    .mocked(database)
    .mockResolvedValueOnce(test.database)
    .mockResolvedValueOnce(
      heldUp(async () => {
        now += LEASE + 1
        await run(now)
        await rename('第五名')
      }),
    )
  await expect(runJob('carry-names', carryNames, () => new Date(now))).rejects.toThrow('taken over')
  expect(await area()).toMatchObject({ namesPending: true })
  await run(now)
  expect(await nameAt('A1')).toBe('第五名')
})
