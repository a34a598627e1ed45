import { areaChains } from '../../cloudfunctions/platform/area-document'
import { operator } from '../../cloudfunctions/platform/operator'
import { storedStations } from '../../cloudfunctions/station/store-import'
import { writeStations } from '../../cloudfunctions/station/store-listed'
import type { Client } from '../helpers/client'
import { clearStations } from '../helpers/clear-stations'
import { aStation, hours, testAreas } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const here = { lng: 114.1, lat: 22.6 }
const east = (metres: number) => ({ lng: here.lng + metres / 102_771, lat: here.lat })
/** A public holiday of the test district, a Thursday. */
const HOLIDAY_NOON = Date.parse('2026-10-01T12:00:00+08:00')
/** A Saturday that is worked instead. */
const MAKE_UP_NOON = Date.parse('2026-10-10T12:00:00+08:00')
const SHUT = 60

let test: TestCloud
let staff: Client
beforeAll(async () => {
  test = await startTestCloud()
  process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
})
afterAll(() => test.stop())
beforeEach(() => clearStations(test))

/** What is open around here, and how many stations were read to say so. */
async function openNow(): Promise<{ readonly ids: readonly string[]; readonly examined: number }> {
  test.cloud.clearQueries()
  const { items } = await test
    .asVisitor()
    .station.nearby({ origin: { point: here }, filters: { openNow: true } })
  const reads = test.cloud.queries().filter(({ collection }) => collection === 'stations')
  return { ids: items.map(({ id }) => id), examined: reads.reduce((sum, one) => sum + one.examined, 0) }
}

it('on a public holiday, those that close then are not looked at one by one', async () => {
  const code = (i: number) => `W${String(i).padStart(2, '0')}`
  await test.addStations([
    ...Array.from({ length: SHUT }, (_, i) =>
      aStation({ code: code(i), location: east(100 + i), hours: hours.weekdays('09:00', '18:00') }),
    ),
    aStation({ code: 'U1', location: east(900), hours: hours.daily('09:00', '21:00') }),
    aStation({
      code: 'U2',
      location: east(1000),
      hours: { ...hours.weekdays('09:00', '18:00'), holidays: [{ from: '10:00', to: '16:00' }] },
    }),
    aStation({ code: 'U3', location: east(1100), hours: hours.always() }),
  ])
  test.cloud.clock.set(HOLIDAY_NOON)
  const found = await openNow()
  expect(found.ids).toEqual(['U1', 'U2', 'U3'])
  expect(found.examined).toBeLessThan(SHUT / 2)
  test.cloud.clock.set(MAKE_UP_NOON)
  expect((await openNow()).ids).toContain(code(0))
})

describe('what staff closed', () => {
  const closure = { reason: { zh: '停电检修' }, until: null }
  const until = new Date(NOW + 3_600_000).toISOString()
  beforeEach(async () => {
    await test.addStations(['A1', 'A2', 'A3'].map(code => aStation({ code })))
    staff = await test.asStaff('chief', 'administrator', 'area:990001')
  })
  const tagged = async (id: string) =>
    (await test.database.collection('stations').where({ _id: id, tags: 'open:daily:10' }).count()).total === 1

  it('until further notice is not looked at until it is opened again', async () => {
    const closed = await staff.station.setClosed({ stationId: 'A1', closure, seen: null })
    expect(await openNow()).toMatchObject({ ids: ['A2', 'A3'] })
    expect(await tagged('A1')).toBe(false)
    await staff.station.setClosed({ stationId: 'A1', closure: null, seen: closed.closure?.since ?? null })
    expect((await openNow()).ids).toEqual(['A1', 'A2', 'A3'])
  })

  it('is found at the end of its closure, whatever was edited meanwhile', async () => {
    await staff.station.setClosed({ stationId: 'A1', closure: { ...closure, until }, seen: null })
    await staff.station.setClosed({ stationId: 'A2', closure, seen: null })
    for (const stationId of ['A1', 'A2']) {
      const { version } = await staff.station.forEdit({ stationId })
      await staff.station.edit({ stationId, version, changes: { phone: '0755 1234 5678' } })
      const day = { stationId, from: '2026-12-01', to: '2026-12-01' }
      await staff.station.setException({ ...day, ranges: [], seen: [] })
    }
    expect((await openNow()).ids).toEqual(['A3'])
    test.cloud.clock.set(NOW + 3_600_000)
    expect((await openNow()).ids).toEqual(['A1', 'A3'])
    expect(await tagged('A2')).toBe(false)
  })

  it('stays so when a list is written over it', async () => {
    await staff.station.setClosed({ stationId: 'A1', closure: { ...closure, until }, seen: null })
    await staff.station.setClosed({ stationId: 'A2', closure, seen: null })
    const area = areaChains(testAreas).get('990001001001') ?? { path: [], names: [] }
    const listed = ['A1', 'A2'].map(code => ({
      record: aStation({ code, phone: '0755 8765 4321' }),
      unsaid: [],
      apart: { facilities: [], holidays: false },
      area,
      chainOf: () => area,
    }))
    const { made } = await writeStations(
      test.database,
      listed,
      await storedStations(test.database, ['A1', 'A2']),
      {
        now: new Date(NOW),
        overEdits: false,
        importer: { ...operator, importId: 'list' },
      },
    )
    expect([...made.values()].map(({ change }) => change)).toEqual(['changed', 'changed'])
    expect((await openNow()).ids).toEqual(['A3'])
    test.cloud.clock.set(NOW + 3_600_000)
    expect((await openNow()).ids).toEqual(['A1', 'A3'])
    expect(await tagged('A2')).toBe(false)
  })
})
