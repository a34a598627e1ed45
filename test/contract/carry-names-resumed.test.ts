import { carryNames } from '../../cloudfunctions/jobs/carry-names'
import { runJob } from '../../cloudfunctions/jobs/run-job'
import type { AreaDocument } from '../../cloudfunctions/platform/areas'
import { database } from '../../cloudfunctions/platform/database'
import { withAreaNames } from '../../cloudfunctions/station/area-names'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

jest.mock('../../cloudfunctions/platform/database', () => ({
  ...jest.requireActual<object>('../../cloudfunctions/platform/database'),
  database: jest.fn(),
}))
jest.mock('../../cloudfunctions/station/area-names', () => ({ withAreaNames: jest.fn() }))
const { withAreaNames: real } = jest.requireActual<{ withAreaNames: typeof withAreaNames }>(
  '../../cloudfunctions/station/area-names',
)
const build = jest.mocked(withAreaNames)

const AREA = '990001001001'
const COUNT = 230
/** As many as are written at the same time. */
const WIDTH = 8

let test: TestCloud
let administrator: Client
let now: number
/** Ids of stations whose words were made anew, as often as they were. */
let built: string[]
beforeAll(async () => {
  const stations = Array.from({ length: COUNT }, (_, i) =>
    aStation({ code: `M${String(i).padStart(3, '0')}` }),
  )
  test = await startTestCloud(stations, { timers: false })
  administrator = await test.asStaff('chief', 'administrator', 'area:990001')
})
afterAll(() => test.stop())
beforeEach(() => {
  jest.mocked(database).mockResolvedValue(test.database)
  now = NOW
  built = []
  build.mockImplementation((station, ...rest) => {
    built.push(station._id)
    return real(station, ...rest)
  })
})

const area = async () =>
  [(await test.database.collection('areas').doc(AREA).get()).data].flat()[0] as AreaDocument
const rename = async (zh: string) =>
  administrator.area.rename({ area: AREA, version: (await area()).version, name: { zh } })
const named = async (zh: string) =>
  (await test.database.collection('stations').where({ 'areaNames.zh': zh }).count()).total
const run = () => runJob('carry-names', carryNames, () => new Date(now))
/** Each station takes a fifth of a second to make: too long for all of them in one run. */
const slowly = () =>
  build.mockImplementation((station, ...rest) => {
    built.push(station._id)
    now += 210
    return real(station, ...rest)
  })

it('ends in time and leaves the rest to the next run, which makes nothing a second time', async () => {
  await rename('第一名')
  slowly()
  expect(await run()).toBe(200)
  expect(await named('第一名')).toBe(200)
  expect(await area()).toMatchObject({
    namesPending: true,
    namesCarried: { collection: 'stations', after: 'M199' },
  })
  await run()
  expect(await named('第一名')).toBe(COUNT)
  expect([...built].sort()).toEqual([...new Set(built)].sort())
  expect(built).toHaveLength(COUNT)
  expect(await area()).toMatchObject({ namesPending: false, namesCarried: null })
})

it('that is cut off is gone on with: what has its name is not made again', async () => {
  await rename('第二名')
  build.mockImplementation((station, ...rest) => {
    if (built.length >= 150) return Promise.reject(new Error('cut off'))
    built.push(station._id)
    return real(station, ...rest)
  })
  await expect(run()).rejects.toThrow('cut off')
  build.mockImplementation((station, ...rest) => {
    built.push(station._id)
    return real(station, ...rest)
  })
  await run()
  expect(await named('第二名')).toBe(COUNT)
  // Those that were being written at that very moment.
  expect(built.length).toBeLessThanOrEqual(COUNT + WIDTH)
  expect(await area()).toMatchObject({ namesPending: false })
})

it('begins anew when the area is renamed once more', async () => {
  await rename('第三名')
  slowly()
  await run()
  await rename('第四名')
  await run()
  await run()
  expect(await named('第四名')).toBe(COUNT)
  expect(await area()).toMatchObject({ namesPending: false })
})

it('comes back to a station that others kept writing, also when it ended in time after it', async () => {
  await rename('第五名')
  build.mockImplementation(async (station, ...rest) => {
    now += 210
    if (station._id === 'M000')
      await test.database
        .collection('stations')
        .doc('M000')
        .update({ version: station.version + 1 })
    return real(station, ...rest)
  })
  await run()
  expect(await area()).toMatchObject({ namesPending: true, namesCarried: { skipped: 1 } })
  await run()
  expect(await named('第五名')).toBe(COUNT - 1)
  expect(await area()).toMatchObject({ namesPending: true, namesCarried: null })
  build.mockImplementation(real)
  await run()
  expect(await named('第五名')).toBe(COUNT)
  expect(await area()).toMatchObject({ namesPending: false })
})
