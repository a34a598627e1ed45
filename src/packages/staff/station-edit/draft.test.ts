import type { Office } from '../../../../domain/station/desk-contract'
import { changesOf, conflictsOf } from './draft'

const office: Office = {
  name: { zh: '驿站' },
  kinds: ['rest_station'],
  hostType: 'caring_shop',
  address: { zh: '路 1 号' },
  location: { lng: 114.1, lat: 22.6 },
  area: '440307001001',
  areaGuessed: null,
  phone: null,
  hours: { weekly: [{ days: [1, 2], ranges: [{ from: '09:00', to: '18:00' }] }], holidays: 'closed' },
  services: ['rest'],
  capacity: { seats: 4, chargers: 1 },
  stepFree: false,
  toilet: false,
}

test('what was touched and put back is no change; an empty English name is none either', () => {
  expect(changesOf({ phone: null, toilet: false, capacity: { chargers: 1, seats: 4 } }, office)).toEqual({})
  expect(changesOf({ name: { zh: '驿站', en: undefined } }, office)).toEqual({})
  expect(changesOf({ toilet: true, phone: null }, office)).toEqual({ toilet: true })
  expect(Object.keys(changesOf({ services: ['rest', 'water'], kinds: ['canteen'] }, office))).toEqual([
    'services',
    'kinds',
  ])
})

test('a conflict is where both sides changed the same to something else', () => {
  const now: Office = { ...office, phone: '0755 1', toilet: true, stepFree: true }
  expect(conflictsOf({ phone: '0755 2' }, office, now)).toEqual(['phone'])
  // Only they changed it, only I did, or both did the same.
  expect(conflictsOf({ stepFree: false }, now, now)).toEqual([])
  expect(conflictsOf({ services: [] }, office, now)).toEqual([])
  expect(conflictsOf({ toilet: true }, office, now)).toEqual([])
})
