import fc from 'fast-check'
import type { InputOf } from '../../domain/contract/define-contract'
import type { stationContract } from '../../domain/station/contract'
import { clearStations } from '../helpers/clear-stations'
import type { Client } from '../helpers/client'
import { aStation, hours } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const here = { lng: 114.1, lat: 22.6 }
const east = (metres: number) => ({ lng: here.lng + metres / 102_771, lat: here.lat })
const street = '990001001'
type Start = InputOf<(typeof stationContract)['procedures']['startEmergency']>
const always = { weekly: hours.always().weekly, holidays: 'as_usual' as const }
const epidemic: Start = {
  area: street,
  kinds: [],
  name: { zh: '防疫', en: 'Epidemic' },
  banner: { zh: '驿站改为防疫服务点', en: 'Stations are epidemic posts' },
  services: ['legal_aid'],
  ownServices: [{ zh: '核酸检测', en: 'Testing' }],
  hours: always,
}

let test: TestCloud
let supervisor: Client
let admin: Client
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clearStations(test)
  await test.addStations([
    aStation({ code: 'A1', location: east(100), services: ['rest', 'charging'] }),
    aStation({ code: 'A2', location: east(300), area: '990001001002', kinds: ['canteen'] }),
    aStation({ code: 'B1', location: east(200), area: '990001002001', services: ['rest', 'charging'] }),
  ])
  supervisor = await test.asStaff('supervisor', 'supervisor', `area:${street}`)
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
})

const ids = (page: { items: readonly { id: string }[] }) => page.items.map(({ id }) => id)
const near = async (filters: object = {}) =>
  test.asVisitor().station.nearby({ origin: { point: here }, filters })
const atNight = Date.parse('2026-11-21T03:00:00+08:00')

it('is previewed: how many stations, and what some of them show now and then', async () => {
  const preview = await supervisor.station.emergencyPreview({
    area: street,
    services: ['legal_aid'],
    ownServices: [{ zh: '核酸检测' }],
    hours: always,
    banner: { zh: '驿站改为防疫服务点' },
  })
  expect(preview.stations).toBe(2)
  expect(preview.items).toContainEqual({
    id: 'A1',
    name: 'A1号驿站',
    kinds: ['rest_station'],
    now: {
      open: expect.objectContaining({ status: 'open' }) as object,
      services: ['歇脚', '充电'],
      hours: { weekly: hours.daily('08:00', '21:00').weekly, holidays: 'as_usual' },
      banner: null,
    },
    then: {
      open: { status: 'open', changesAt: null, closedByStaff: false, holidayUnknown: false },
      services: ['核酸检测', '法律援助'],
      hours: always,
      banner: '驿站改为防疫服务点',
    },
  })
  const canteens = { area: street, kinds: ['canteen' as const], services: ['rest'] }
  expect((await supervisor.station.emergencyPreview(canteens)).stations).toBe(1)
  expect((await near()).emergencies).toEqual([])
})

it('is previewed to the last station, page by page', async () => {
  await test.addStations(
    Array.from({ length: 24 }, (_, i) => aStation({ code: `P${i}`, location: east(400 + i * 10) })),
  )
  const asked = { area: street, services: ['rest'] }
  const seen: string[] = []
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof supervisor.station.emergencyPreview>> =
      await supervisor.station.emergencyPreview({ ...asked, ...(cursor === null ? {} : { cursor }) })
    expect(page.stations).toBe(26)
    seen.push(...ids(page))
    cursor = page.next
    if (cursor === null) break
  }
  expect(seen).toHaveLength(26)
  expect(new Set(seen).size).toBe(26)
})

it('one in force stands before all that ended since, and a street sees those of the district', async () => {
  const of = async (client: Client, area: string) => client.station.emergencies({ area })
  const { emergencyId } = await supervisor.station.startEmergency(epidemic)
  for (let i = 0; i < 21; i++) {
    test.cloud.clock.set(NOW + i * 60_000)
    const other = { ...epidemic, area: '990001001002' }
    const started = await supervisor.station.startEmergency(other)
    await supervisor.station.endEmergency({ emergencyId: started.emergencyId })
  }
  const first = await of(supervisor, street)
  expect(first.items[0]).toMatchObject({ emergencyId, endedAt: null })
  const rest = await supervisor.station.emergencies({ area: street, cursor: first.next ?? '' })
  expect(first.items.length + rest.items.length).toBe(22)
  expect(rest.next).toBeNull()
  const wide = await admin.station.startEmergency({ ...epidemic, area: '990001', kinds: ['canteen'] })
  expect((await of(supervisor, street)).above).toMatchObject([{ emergencyId: wide.emergencyId }])
  expect((await of(admin, '990001')).above).toEqual([])
})

it('changes every station of the area at once, and leaves them untouched when it ends', async () => {
  const before = await near()
  const { emergencyId } = await supervisor.station.startEmergency(epidemic)
  const during = await near()
  expect(during.items.map(i => [i.id, i.emergency, i.services.length])).toEqual([
    ['A1', emergencyId, 2],
    ['B1', null, 2],
    ['A2', emergencyId, 2],
  ])
  expect(during.emergencies).toEqual([
    {
      id: emergencyId,
      name: '防疫',
      banner: '驿站改为防疫服务点',
      areaName: '东风街道',
      since: expect.any(String) as string,
    },
  ])
  const home = await test.asVisitor().station.home({ origin: { point: here } }, { locale: 'en' })
  expect(home.emergencies[0]).toMatchObject({ banner: 'Stations are epidemic posts' })
  const detail = await test.asVisitor().station.detail({ id: 'A1' })
  expect(detail).toMatchObject({
    emergency: emergencyId,
    services: [{ name: '核酸检测' }, { name: '法律援助' }],
    emergencies: [{ banner: '驿站改为防疫服务点' }],
  })
  expect(detail.hours.coming[0]?.ranges).toEqual([{ from: '00:00', to: '24:00' }])

  await supervisor.station.endEmergency({ emergencyId })
  const after = await near()
  expect({ ...after, asOf: '' }).toEqual({ ...before, asOf: '' })
  const [listed] = (await supervisor.station.emergencies({ area: street })).items
  expect(listed).toMatchObject({ emergencyId, endedAt: expect.any(String) as string })
  await expect(supervisor.station.endEmergency({ emergencyId })).rejects.toMatchObject({
    code: 'EMERGENCY_OVER',
  })
})

it('opens its stations at three in the morning, for lists, map and home alike', async () => {
  test.cloud.clock.set(atNight)
  expect(ids(await near({ openNow: true }))).toEqual([])
  const { emergencyId } = await supervisor.station.startEmergency(epidemic)
  expect(ids(await near({ openNow: true }))).toEqual(['A1', 'A2'])
  expect(ids(await near({ openNow: true, text: 'A2' }))).toEqual(['A2'])
  const bounds = { west: 114.09, south: 22.59, east: 114.11, north: 22.61 }
  const { pins } = await test.asVisitor().station.pins({ bounds, filters: { openNow: true } })
  expect(pins.map(p => p.id)).toEqual(['A1', 'A2'])
  expect((await test.asVisitor().station.home({ origin: { point: here } })).nearest?.id).toBe('A1')
  await supervisor.station.endEmergency({ emergencyId })
  expect(ids(await near({ openNow: true }))).toEqual([])
})

it('closes them by day where its hours say so; staff’s switch closes in any case', async () => {
  const evening = {
    weekly: [{ days: [1, 2, 3, 4, 5, 6, 7] as const, ranges: [{ from: '18:00', to: '22:00' }] }],
    holidays: 'as_usual' as const,
  }
  await supervisor.station.startEmergency({ ...epidemic, hours: evening as unknown as typeof always })
  expect(ids(await near({ openNow: true }))).toEqual(['B1'])
  test.cloud.clock.set(Date.parse('2026-11-20T21:30:00+08:00'))
  expect(ids(await near({ openNow: true }))).toEqual(['A1', 'A2'])
  await supervisor.station.setClosed({
    stationId: 'A1',
    closure: { reason: { zh: '停电' }, until: null },
    seen: null,
  })
  expect(ids(await near({ openNow: true }))).toEqual(['A2'])
})

it('filters by the services of the mode, not by those of the station', async () => {
  expect(ids(await near({ services: ['charging'] }))).toEqual(['A1', 'B1'])
  await supervisor.station.startEmergency(epidemic)
  expect(ids(await near({ services: ['charging'] }))).toEqual(['B1'])
  expect(ids(await near({ services: ['legal_aid'] }))).toEqual(['A1', 'A2'])
})

it('leaves kinds that it does not name alone, and hours where it has none', async () => {
  await supervisor.station.startEmergency({ ...epidemic, kinds: ['canteen'], hours: null })
  const { items } = await near()
  expect(items.map(i => i.emergency !== null)).toEqual([false, false, true])
  test.cloud.clock.set(atNight)
  expect(ids(await near({ openNow: true }))).toEqual([])
})

it('of the smaller area counts where two meet', async () => {
  await admin.station.startEmergency({ ...epidemic, area: '990001', services: ['rest'], ownServices: [] })
  const inner = { ...epidemic, area: '990001001002', services: ['charging'], ownServices: [] }
  await supervisor.station.startEmergency(inner)
  expect((await near()).items.map(i => [i.id, i.services])).toEqual([
    ['A1', ['rest']],
    ['B1', ['rest']],
    ['A2', ['charging']],
  ])
  expect(ids(await near({ services: ['charging'] }))).toEqual(['A2'])
  expect(ids(await near({ services: ['rest'] }))).toEqual(['A1', 'B1'])
})

it('begins once, when two start it at the same moment and when it is tapped twice', async () => {
  const both = await Promise.allSettled([
    supervisor.station.startEmergency(epidemic),
    admin.station.startEmergency({ ...epidemic, kinds: ['canteen'] }),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'EMERGENCY_OVERLAPS' },
  })
  const key = 'a-key-for-an-emergency'
  const elsewhere = { ...epidemic, area: '990001002' }
  const [one, two] = [
    await admin.station.startEmergency(elsewhere, { key }),
    await admin.station.startEmergency(elsewhere, { key }),
  ]
  expect(two.emergencyId).toBe(one.emergencyId)
})

it.each([
  ['a service that nobody knows', { services: ['sauna'] }],
  ['no service at all', { services: [], ownServices: [] }],
])('refuses %s', async (_what, changes) => {
  await expect(supervisor.station.startEmergency({ ...epidemic, ...changes })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: [{ path: 'services' }],
  })
})

it('is found by every filter exactly as a look at each station says', async () => {
  const communities = ['990001001001', '990001001002', '990001002001']
  const kinds = ['rest_station', 'canteen'] as const
  await test.addStations(
    Array.from({ length: 30 }, (_, i) =>
      aStation({
        code: `R${i}`,
        location: east(500 + i * 10),
        area: communities[i % 3] ?? '',
        kinds: [kinds[i % 2] ?? 'canteen'],
        services: ['rest', ...(i % 4 === 0 ? ['charging'] : [])],
        hours: i % 5 === 0 ? hours.always() : hours.daily('08:00', '12:00'),
      }),
    ),
  )
  await admin.station.startEmergency({ ...epidemic, area: '990001', kinds: ['canteen'], hours: null })
  await admin.station.startEmergency({ ...epidemic, services: ['charging'], kinds: ['rest_station'] })
  await admin.station.startEmergency({ ...epidemic, area: '990001001002', services: ['rest'], hours: null })
  const asked = fc.record({
    openNow: fc.boolean(),
    services: fc.subarray(['rest', 'charging', 'legal_aid'], { maxLength: 2 }),
    at: fc.constantFrom(NOW, atNight, NOW + 3 * 3_600_000),
  })
  await fc.assert(
    fc.asyncProperty(asked, async ({ openNow, services, at }) => {
      test.cloud.clock.set(at)
      const all = await test.asVisitor().station.nearby({ origin: { point: here }, limit: 50 })
      const byHand = all.items
        .filter(i => !openNow || i.open.status === 'open' || i.open.status === 'closing')
        .filter(i => services.every(code => i.services.includes(code)))
      const found = await test
        .asVisitor()
        .station.nearby({ origin: { point: here }, filters: { openNow, services }, limit: 50 })
      expect(ids(found)).toEqual(ids({ items: byHand }))
    }),
    { numRuns: 15, seed: 3 },
  )
})
