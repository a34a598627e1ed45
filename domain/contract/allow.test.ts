import { areaPath, stationPlace, type Held } from '../role/place'
import { anyone, at, permits, resident, somewhere } from './allow'

const someone = { subject: 'wx:o1' }
const staff = at(['station_staff'], (i: { id: string }) => stationPlace(i.id))
const path = [...areaPath(['44', '4401']), 'station:A'] as const
const held = (place: Held['place']): Held[] => [{ role: 'station_staff', place }]

describe('permission', () => {
  it('refuses somebody without identity what is for residents or staff', () => {
    expect(permits(resident, null)).toBe('UNAUTHENTICATED')
    expect(permits(staff, null, held('station:A'), path)).toBe('UNAUTHENTICATED')
  })
  it('refuses staff outside their reach, and residents', () => {
    expect(permits(staff, someone, held('station:B'), path)).toBe('FORBIDDEN')
    expect(permits(staff, someone, [], path)).toBe('FORBIDDEN')
    expect(permits(staff, someone, [], null)).toBe('FORBIDDEN')
    expect(permits(staff, someone, [{ role: 'convener', place: 'station:A' }], path)).toBe('FORBIDDEN')
    expect(permits(somewhere(['supervisor']), someone, held('station:A'))).toBe('FORBIDDEN')
  })
  it('lets a resident do what is for residents', () => expect(permits(resident, someone)).toBeNull())
  it('lets anyone do what is for anyone', () => {
    expect(permits(anyone, null)).toBeNull()
    expect(permits(anyone, someone)).toBeNull()
  })
  it('lets staff act within their reach', () => {
    expect(permits(staff, someone, held('station:A'), path)).toBeNull()
    expect(permits(staff, someone, held('area:4401'), path)).toBeNull()
    expect(permits(somewhere(['station_staff']), someone, held('station:B'))).toBeNull()
  })
})
