import type { StationRecord } from '../../domain/station/record'
import { buildStationDocument, fingerprintOf } from './build-document'

const record: StationRecord = {
  code: 'A-1',
  name: { zh: '佳兆业广场暖蜂驿站', en: 'Kaisa Plaza Rest Station' },
  kinds: ['rest_station'],
  hostType: 'caring_shop',
  address: { zh: '布吉路1号' },
  location: { lng: 114.12, lat: 22.6 },
  area: '440307014001',
  phone: null,
  hours: {
    weekly: [{ days: [1], ranges: [{ from: '09:00', to: '12:00' }] }],
    holidays: 'closed',
    exceptions: [],
  },
  services: ['charging'],
  capacity: { seats: 4, chargers: 2 },
  stepFree: true,
  toilet: false,
  live: null,
  closedByStaff: false,
  demo: false,
}
const area = {
  path: ['440307', '440307014', '440307014001'],
  names: [{ zh: '布吉街道' }, { zh: '布吉圩社区' }],
}

it('stores what a station says, findable by tags, words and place', async () => {
  const document = await buildStationDocument(record, area, new Date(0))
  expect(document).toMatchObject({
    _id: 'A-1',
    location: { type: 'Point', coordinates: [114.12, 22.6] },
    areaPath: area.path,
    version: 1,
  })
  expect(document).not.toHaveProperty('code')
  expect(document.tags).toEqual(
    expect.arrayContaining([
      'kind:rest_station',
      'service:charging',
      'step_free',
      'is:A-1',
      'at:440307:rest_station',
      'at:440307014001:rest_station',
    ]),
  )
  const found = (typed: string) => document.words.some(word => word.startsWith(typed))
  for (const typed of [
    ...['佳兆业', '广场', 'jiazhaoye', 'jzy', 'kaisa', 'plaza'],
    ...['布吉路', 'bujilu', 'bjl1h', 'jilu', '布吉圩', 'bujixu', 'bjx', 'bjjd'],
  ])
    expect(found(typed)).toBe(true)
  for (const typed of ['aisa', '坂田', 'bantian', 'bt']) expect(found(typed)).toBe(false)
})

it('fingerprints what the office says, whatever the order, and not what the station lives through', () => {
  const fingerprint = fingerprintOf(record, area)
  const reversed = Object.fromEntries(Object.entries(record).reverse()) as StationRecord
  expect(fingerprintOf(reversed, area)).toBe(fingerprint)
  const live = { seatsFree: 1, chargersFree: null, updatedAt: '2026-11-20T02:00:00.000Z' }
  const exceptions = [{ date: '2026-11-24', ranges: [] }]
  expect(
    fingerprintOf({ ...record, live, closedByStaff: true, hours: { ...record.hours, exceptions } }, area),
  ).toBe(fingerprint)
  expect(fingerprintOf({ ...record, capacity: { seats: 5, chargers: 2 } }, area)).not.toBe(fingerprint)
  expect(fingerprintOf(record, { ...area, names: [] })).not.toBe(fingerprint)
})
