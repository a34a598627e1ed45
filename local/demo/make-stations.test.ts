import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDistrict } from '../../config/district/load-district'
import { insideRing } from '../../domain/geo/measure'
import { freshness } from '../../domain/station/freshness'
import { stationRecordSchema } from '../../domain/station/record'
import { makeStations } from './make-stations'

const NOW = Date.parse('2026-11-20T10:00:00+08:00')
const loaded = loadDistrict('longgang')
const stations = makeStations(loaded, NOW)
const resting = stations.filter(s => s.kinds.includes('rest_station'))

it('makes the same district of the same seed, and another of another', () => {
  expect(makeStations(loaded, NOW)).toEqual(stations)
  const later = makeStations(loaded, NOW + 3_600_000)
  const timeless = (list: typeof stations) =>
    list.map(s => ({ ...s, live: s.live && { ...s.live, updatedAt: '' } }))
  expect(timeless(later)).toEqual(timeless(stations))
  expect(makeStations(loaded, NOW, 'another')).not.toEqual(stations)
})

it('counts what the article counts, with all five hosts and a test room in each street', () => {
  expect(resting).toHaveLength(442)
  expect(new Set(resting.map(s => s.hostType))).toEqual(
    new Set(['service_centre', 'caring_shop', 'logistics_hub', 'pick_up_point', 'u_station']),
  )
  for (const kind of ['food_test_room', 'food_test_vehicle'] as const)
    expect(stations.filter(s => s.kinds.includes(kind))).toHaveLength(11)
  for (const kind of ['party_service_centre', 'health_centre', 'canteen'] as const)
    expect(stations.some(s => s.kinds.includes(kind))).toBe(true)
  expect(resting.map(s => s.name.zh)).toContain('布吉街道佳兆业广场暖蜂驿站')
  for (const key of ['code', 'phone'] as const) {
    const told = stations.map(s => s[key]).filter(value => value !== null)
    expect(new Set(told).size).toBe(told.length)
  }
  expect(new Set(stations.map(s => s.name.zh)).size).toBe(stations.length)
})

it('makes records that may be stored, inside the district, marked, with phones that ring nobody', () => {
  const services = new Set(loaded.district.services.map(s => s.code))
  const communities = new Set(loaded.areas.filter(a => a.level === 'community').map(a => a.code))
  for (const station of stations) {
    expect(stationRecordSchema().safeParse(station)).toMatchObject({ success: true })
    expect(station.demo).toBe(true)
    expect(insideRing(station.location, loaded.district.outline)).toBe(true)
    expect(communities.has(station.area)).toBe(true)
    expect(station.services.every(code => services.has(code))).toBe(true)
    expect(station.phone ?? '0755-0000-0000').toMatch(/^0755-0000-\d{4}$/u)
    expect(station.live?.seatsFree ?? 0).toBeLessThanOrEqual(station.capacity.seats)
    expect(station.live?.chargersFree ?? 0).toBeLessThanOrEqual(station.capacity.chargers)
  }
})

it('shows every kind of hours and every freshness', () => {
  const { rules } = loaded.district
  const states = resting.map(s =>
    freshness(s.live ? Date.parse(s.live.updatedAt) : null, NOW, rules.freshness),
  )
  for (const state of ['fresh', 'ageing', 'unknown'] as const)
    expect(states.filter(s => s === state).length).toBeGreaterThan(40)
  expect(resting.filter(s => s.live === null).length).toBeGreaterThan(20)
  const some = (test: (s: (typeof stations)[number]) => boolean) =>
    expect(stations.filter(test).length).toBeGreaterThan(3)
  const ranges = (s: (typeof stations)[number]) => s.hours.weekly.flatMap(w => w.ranges)
  some(s => ranges(s).some(r => r.to === '24:00' && r.from === '00:00'))
  some(s => ranges(s).some(r => r.to < r.from))
  some(s => (s.hours.weekly[0]?.ranges.length ?? 0) > 1)
  some(s => s.hours.weekly.every(w => !w.days.includes(7)))
  some(s => s.hours.holidays === 'closed')
  some(s => Array.isArray(s.hours.holidays))
  some(s => s.hours.exceptions.length > 0)
  some(s => s.closedByStaff)
  some(s => s.stepFree === true)
})

it('keeps the terms of the metro extract beside it', () => {
  const folder = join(__dirname, 'geometry')
  expect(existsSync(join(folder, 'metro-stations.json'))).toBe(true)
  const licence = readFileSync(join(folder, 'LICENSE.md'), 'utf8')
  expect(licence).toContain('OpenStreetMap contributors')
  expect(licence).toContain('https://opendatacommons.org/licenses/odbl/1-0/')
})
