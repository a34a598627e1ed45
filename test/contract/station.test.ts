import fc from 'fast-check'
import { distance } from '../../domain/geo/measure'
import type { StationFilters, StationPage } from '../../domain/station/contract'
import { isOpen, openState } from '../../domain/station/opening'
import type { StationRecord } from '../../domain/station/record'
import type { Client } from '../helpers/client'
import { aStation, hours, testDistrict } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const here = { lng: 114.1, lat: 22.6 }
/** So many metres east of here. */
const east = (metres: number) => ({ lng: here.lng + metres / 102_771, lat: here.lat })

/** Most tests have a cloud of their own; stopping twice does nothing. */
let test: TestCloud
afterEach(() => test.stop())

async function all(
  client: Client,
  filters: Partial<StationFilters> = {},
  limit = 3,
): Promise<StationPage['items']> {
  const items: StationPage['items'] = []
  let cursor: string | undefined
  do {
    const page: StationPage = await client.station.nearby({
      origin: { point: here },
      filters,
      limit,
      ...(cursor ? { cursor } : {}),
    })
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return items
}
const ids = (items: readonly { id: string }[]) => items.map(item => item.id)

describe('nearby', () => {
  it('lists by distance with states, seats and names of services', async () => {
    test = await startTestCloud([
      aStation({ code: 'FAR', location: east(900) }),
      aStation({
        code: 'NEAR',
        name: { zh: '木棉湾暖蜂驿站', en: 'Mumianwan Rest Station' },
        location: east(320),
        services: ['rest', 'charging'],
        live: { seatsFree: 6, chargersFree: null, updatedAt: '2026-11-20T01:57:00.000Z' },
        phone: '0755-00001234',
        stepFree: true,
        demo: true,
      }),
    ])
    const page = await test.asVisitor().station.nearby({ origin: { point: here } })
    expect(ids(page.items)).toEqual(['NEAR', 'FAR'])
    expect(page.items[0]).toEqual({
      id: 'NEAR',
      name: '木棉湾暖蜂驿站',
      kinds: ['rest_station'],
      address: '东风路 1 号',
      location: east(320),
      distance: 320,
      open: {
        status: 'open',
        changesAt: '2026-11-20T13:00:00.000Z',
        closedByStaff: false,
        holidayUnknown: false,
      },
      closure: null,
      services: ['rest', 'charging'],
      stepFree: true,
      capacity: { seats: 10, chargers: 2 },
      live: { seatsFree: 6, chargersFree: null, updatedAt: '2026-11-20T01:57:00.000Z' },
      phone: '0755-00001234',
      emergency: null,
      demo: true,
    })
    expect(page.services.map(s => s.name)).toEqual(['歇脚', '充电'])
    expect(page.freshness).toEqual({ freshMinutes: 15, staleMinutes: 60 })
    expect(Math.abs(Date.parse(page.asOf) - NOW)).toBeLessThan(600_000)
    const english = await test.asVisitor().station.nearby({ origin: { point: here } }, { locale: 'en' })
    expect(english.items[0]?.name).toBe('Mumianwan Rest Station')
  })

  it('counts from a community picked by hand, and from the district where nothing is known', async () => {
    test = await startTestCloud([
      aStation({ code: 'WEST', location: { lng: 114.051, lat: 22.6 } }),
      aStation({ code: 'MID' }),
    ])
    const visitor = test.asVisitor()
    const west = await visitor.station.nearby({ origin: { area: '990001002001' } })
    expect(ids(west.items)).toEqual(['WEST', 'MID'])
    expect(west.origin).toEqual({ point: { lng: 114.05, lat: 22.6 }, areaName: '银海社区' })
    expect(ids((await visitor.station.nearby({})).items)).toEqual(['MID', 'WEST'])
    await expect(visitor.station.nearby({ origin: { area: '000000' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('pages through stations of one building without losing or repeating any', async () => {
    const building = Array.from({ length: 23 }, (_, i) =>
      aStation({ code: `T${String(i).padStart(2, '0')}`, location: east(500) }),
    )
    test = await startTestCloud([
      ...building,
      aStation({ code: 'BEFORE', location: east(400) }),
      aStation({ code: 'AFTER', location: east(600) }),
    ])
    const found = ids(await all(test.asVisitor()))
    expect(found).toEqual(['BEFORE', ...building.map(s => s.code), 'AFTER'])
  })

  it('is stable while stations are added between pages', async () => {
    test = await startTestCloud([1, 2, 3, 4].map(i => aStation({ code: `S${i}`, location: east(i * 100) })))
    const visitor = test.asVisitor()
    const first = await visitor.station.nearby({ origin: { point: here }, limit: 2 })
    await test.addStations([aStation({ code: 'NEWER', location: east(50) })])
    const second = await visitor.station.nearby({
      origin: { point: here },
      limit: 2,
      cursor: first.next ?? '',
    })
    expect([...ids(first.items), ...ids(second.items)]).toEqual(['S1', 'S2', 'S3', 'S4'])
    expect(second.next).toBeNull()
  })

  it('finds exactly what a look at every station would find, in that order', async () => {
    const kinds = ['rest_station', 'canteen', 'party_service_centre'] as const
    const records: StationRecord[] = Array.from({ length: 60 }, (_, i) =>
      aStation({
        code: `R${String(i).padStart(2, '0')}`,
        location: { lng: 114.1 + ((i * 37) % 60) / 2000, lat: 22.6 + ((i * 17) % 60) / 2500 },
        kinds: [kinds[i % 3] ?? 'canteen'],
        services: ['rest', ...(i % 4 === 0 ? ['charging'] : []), ...(i % 7 === 0 ? ['legal_aid'] : [])],
        stepFree: i % 2 === 0,
        hours:
          [
            hours.always(),
            hours.daily('09:30', '10:00'),
            hours.daily('08:00', '12:00'),
            hours.weekdays('14:00', '18:00'),
            hours.daily('22:00', '10:30'),
          ][i % 5] ?? hours.always(),
        closedByStaff: i % 11 === 0,
      }),
    )
    test = await startTestCloud(records)
    const filters = fc.record({
      openNow: fc.boolean(),
      kinds: fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 2 }),
      services: fc.uniqueArray(fc.constantFrom('charging', 'legal_aid', 'rest'), { maxLength: 2 }),
      stepFree: fc.boolean(),
      text: fc.constantFrom('', '驿站', 'R1', 'haoyizhan 1', '9号'),
    })
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 20 }), async (asked, limit) => {
        expect(ids(await all(test.asVisitor(), asked, limit))).toEqual(byHand(records, asked))
      }),
      { numRuns: 25, seed: 7 },
    )
  })

  it('refuses a cursor that was changed, belongs to other filters or another person, or is a day old', async () => {
    test = await startTestCloud([1, 2, 3].map(i => aStation({ code: `S${i}`, location: east(i * 100) })))
    const origin = { point: here }
    const { next } = await test.asVisitor().station.nearby({ origin, limit: 1 })
    const cursor = next ?? ''
    const refused = { code: 'INVALID_INPUT' }
    await expect(
      test.asVisitor().station.nearby({ origin, limit: 1, cursor: `x${cursor}` }),
    ).rejects.toMatchObject(refused)
    await expect(
      test.asVisitor().station.nearby({ origin, cursor, filters: { stepFree: true } }),
    ).rejects.toMatchObject(refused)
    await expect(
      test.asVisitor().station.nearby({ origin: { point: east(1) }, cursor }),
    ).rejects.toMatchObject(refused)
    await expect(test.asResident('r1').station.nearby({ origin, cursor })).rejects.toMatchObject(refused)
    expect(ids((await test.asVisitor().station.nearby({ origin, limit: 1, cursor })).items)).toEqual(['S2'])
    test.cloud.clock.advance(24 * 3_600_000 + 60_000)
    await expect(test.asVisitor().station.nearby({ origin, cursor })).rejects.toMatchObject(refused)
  })
})

function byHand(
  records: readonly StationRecord[],
  { openNow, kinds, services, stepFree, text }: StationFilters,
): string[] {
  const inText: Record<string, (s: StationRecord) => boolean> = {
    '': () => true,
    驿站: () => true,
    R1: s => s.code.startsWith('R1'),
    'haoyizhan 1': s => s.code.includes('1') || s.address.zh.includes('1'),
    '9号': s => s.code.endsWith('9'),
  }
  return records
    .filter(s => !openNow || isOpen(openState(s, testDistrict.calendar, NOW, testDistrict.rules.open)))
    .filter(s => kinds.length === 0 || s.kinds.some(k => kinds.includes(k)))
    .filter(s => services.every(code => s.services.includes(code)) && (!stepFree || s.stepFree))
    .filter(inText[text] ?? (() => false))
    .map(s => ({ id: s.code, d: distance(here, s.location) }))
    .sort((a, b) => a.d - b.d || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

describe('home', () => {
  it('shows the nearest that is open, and the nearest others', async () => {
    test = await startTestCloud([
      aStation({ code: 'SHUT', location: east(100), hours: hours.daily('14:00', '18:00') }),
      aStation({ code: 'OPEN', location: east(300) }),
      aStation({ code: 'NEXT', location: east(400) }),
    ])
    const home = await test.asVisitor().station.home({ origin: { point: here } })
    expect(home.nearest?.id).toBe('OPEN')
    expect(ids(home.others)).toEqual(['SHUT', 'NEXT'])
  })

  it('says plainly when nothing is open, and when there is nothing at all', async () => {
    test = await startTestCloud([aStation({ code: 'SHUT', hours: hours.daily('14:00', '18:00') })])
    const home = await test.asVisitor().station.home({ origin: { point: here } })
    expect(home.nearest).toBeNull()
    expect(home.others[0]?.open).toEqual({
      status: 'closed',
      changesAt: '2026-11-20T06:00:00.000Z',
      closedByStaff: false,
      holidayUnknown: false,
    })
    await test.stop()
    test = await startTestCloud()
    expect(await test.asVisitor().station.home({ origin: { point: here } })).toMatchObject({
      nearest: null,
      others: [],
    })
  })
})

describe('pins', () => {
  it('show what the list shows, within the box', async () => {
    test = await startTestCloud([
      aStation({ code: 'IN', location: east(100) }),
      aStation({ code: 'SHUT', location: east(200), hours: hours.daily('14:00', '18:00') }),
      aStation({ code: 'OUT', location: east(5000) }),
    ])
    const bounds = { west: 114.09, south: 22.59, east: 114.11, north: 22.61 }
    const visitor = test.asVisitor()
    const { pins, more } = await visitor.station.pins({ bounds })
    expect(pins.map(p => [p.id, p.open])).toEqual(
      expect.arrayContaining([
        ['IN', true],
        ['SHUT', false],
      ]),
    )
    expect(pins).toHaveLength(2)
    expect(more).toBe(false)
    expect(ids((await visitor.station.pins({ bounds, filters: { openNow: true } })).pins)).toEqual(['IN'])
    expect(ids((await visitor.station.pins({ bounds, filters: { text: 'SHUT' } })).pins)).toEqual(['SHUT'])
  })
})

describe('detail', () => {
  it('tells the coming week as it really is', async () => {
    test = await startTestCloud([
      aStation({
        code: 'D1',
        kinds: ['party_service_centre'],
        hours: {
          ...hours.weekdays('09:00', '18:00'),
          exceptions: [{ date: '2026-11-24', ranges: [], note: '设备检修' }],
        },
        services: ['legal_aid'],
      }),
    ])
    const detail = await test.asVisitor().station.detail({ id: 'D1', origin: { point: east(640) } })
    expect(detail).toMatchObject({
      areaNames: ['东风街道', '木棉社区'],
      distance: 640,
      services: [{ code: 'legal_aid', name: '法律援助', tier: 'advanced' }],
      favourite: false,
      myLockedReportAt: null,
    })
    const fromArea = (area: string) => test.asVisitor().station.detail({ id: 'D1', origin: { area } })
    expect((await fromArea('990001002001')).distance).toBeGreaterThan(0)
    // A community that is no more takes the distance with it, not the station.
    expect((await fromArea('000000')).distance).toBeNull()
    expect(detail.hours.coming.map(d => [d.date, d.dayKind, d.ranges.length, d.note])).toEqual([
      ['2026-11-20', 'workday', 1, null],
      ['2026-11-21', 'weekend', 0, null],
      ['2026-11-22', 'weekend', 0, null],
      ['2026-11-23', 'workday', 1, null],
      ['2026-11-24', 'workday', 0, '设备检修'],
      ['2026-11-25', 'workday', 1, null],
      ['2026-11-26', 'workday', 1, null],
    ])
  })

  it('admits that next year’s holidays are not announced', async () => {
    test = await startTestCloud([aStation({ code: 'D1' })])
    test.cloud.clock.set(Date.parse('2026-12-29T10:00:00+08:00'))
    const { hours: told } = await test.asVisitor().station.detail({ id: 'D1' })
    expect(told.coming.map(d => d.announced)).toEqual([true, true, true, false, false, false, false])
  })

  it('is not there for a code that nobody has', async () => {
    test = await startTestCloud()
    await expect(test.asVisitor().station.detail({ id: 'NOPE' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: '没有找到，可能已经撤下。',
    })
  })
})

describe('catalogue', () => {
  it('names the district and its services', async () => {
    test = await startTestCloud()
    const told = await test.asVisitor().station.catalogue({}, { locale: 'en' })
    expect(told.district).toEqual({ code: '990001', name: 'Test District', centre: here })
    expect(told.services[0]).toEqual({ code: 'rest', name: 'Rest', icon: 'armchair', tier: 'basic' })
    expect(told.chips).toEqual(['charging', 'rest'])
  })
})
