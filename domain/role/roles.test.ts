import fc from 'fast-check'
import { areaPath, placeKey, reaches, stationPlace, type Held, type PlacePath } from './place'
import { grantableBy, grantingRoles, levelsOf, mayGrant, roles } from './roles'

const district = areaPath(['440307'])
const street = areaPath(['440307', '440307001'])
const otherStreet = areaPath(['440307', '440307002'])
const station: PlacePath = [...street, placeKey(stationPlace('LG-1'))]

describe('reach', () => {
  const held = (role: Held['role'], path: PlacePath): Held[] => [{ role, place: path.at(-1) ?? 'area:none' }]

  it('does not go sideways', () =>
    expect(reaches(held('supervisor', otherStreet), ['supervisor'], station)).toBe(false))
  it('does not go up', () => {
    expect(reaches(held('station_staff', station), ['station_staff'], street)).toBe(false)
    expect(reaches(held('supervisor', street), ['supervisor'], district)).toBe(false)
  })
  it('is of the role that is asked for', () =>
    expect(reaches(held('supervisor', street), ['station_staff'], station)).toBe(false))
  it('does not take a station for an area of the same code', () =>
    expect(reaches([{ role: 'station_staff', place: 'station:440307001' }], ['station_staff'], street)).toBe(
      false,
    ))
  it('goes down from where the role is held', () => {
    for (const path of [district, street, station])
      expect(reaches(held('supervisor', path), ['supervisor'], station)).toBe(true)
  })
})

describe('handing out', () => {
  it('nobody gives what they do not hold', () => {
    expect(mayGrant('dispatcher', 'dispatcher')).toBe(true)
    expect(mayGrant('dispatcher', 'supervisor')).toBe(false)
    expect(mayGrant('supervisor', 'administrator')).toBe(false)
    expect(mayGrant('station_staff', 'station_staff')).toBe(false)
  })
  it('never leads upwards: what the given may give, the giver may give', () => {
    const role = fc.constantFrom(...roles)
    fc.assert(
      fc.property(role, role, role, (a, b, c) => {
        if (mayGrant(a, b) && mayGrant(b, c)) expect(mayGrant(a, c)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
  it('every role can be given by somebody, and held somewhere', () => {
    expect(grantableBy(grantingRoles)).toEqual([...roles])
    for (const role of roles) expect(levelsOf[role].length).toBeGreaterThan(0)
  })
})
