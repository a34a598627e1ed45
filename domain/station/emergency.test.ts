import fc from 'fast-check'
import { arbitraryHours, arbitrarySwitch, aroundNationalDay, nationalDay } from './arbitrary-hours'
import type { StationFilters } from './contract'
import { emergencyOf, inForce, overlap, type Emergency } from './emergency'
import { isOpen, openState } from './opening'
import { placeTags, tagsInReach } from './place-tags'
import { allTagsOf, tagQuery } from './tags'

const everything: StationFilters = { openNow: false, kinds: [], services: [], stepFree: false, text: '' }
const paths = [
  ['1', '11', '111'],
  ['1', '11', '112'],
  ['1', '12', '121'],
] as const
const services = ['rest', 'charging', 'hot_meals']
const kinds = ['rest_station', 'canteen'] as const

const emergency: fc.Arbitrary<Emergency> = fc
  .record({
    place: fc.tuple(fc.constantFrom(...paths), fc.integer({ min: 1, max: 3 })),
    kinds: fc.subarray([...kinds], { maxLength: 1 }),
    services: fc.subarray(services),
    hours: fc.oneof(
      fc.constant(null),
      arbitraryHours.map(({ weekly, holidays }) => ({ weekly, holidays })),
    ),
    startedAt: fc.integer({ min: 0, max: 3 }),
    id: fc.constantFrom('a', 'b', 'c', 'd'),
  })
  .map(({ place: [path, depth], ...rest }) => {
    const areaPath = path.slice(0, depth)
    return {
      ...rest,
      areaPath,
      area: areaPath.at(-1) ?? '',
      areaName: { zh: '区' },
      name: { zh: '应急' },
      banner: { zh: '应急' },
      ownServices: [],
    }
  })
const station = fc.record({
  areaPath: fc.constantFrom(...paths),
  kinds: fc.subarray([...kinds], { minLength: 1 }),
  services: fc.subarray(services),
  hours: arbitraryHours,
})

describe('an emergency', () => {
  it('hides no station that meets a filter: tags are a superset of the truth, whatever meets', () => {
    fc.assert(
      fc.property(
        station,
        fc.uniqueArray(emergency, { maxLength: 4, selector: one => one.id }),
        fc.record({ openNow: fc.boolean(), services: fc.subarray(services, { maxLength: 2 }) }),
        arbitrarySwitch,
        aroundNationalDay,
        (one, active, asked, staffSwitch, now) => {
          const then = inForce(one, active)
          const open = openState({ ...then, ...staffSwitch }, nationalDay, now, { soonMinutes: 60 })
          const meets =
            (!asked.openNow || isOpen(open)) && asked.services.every(code => then.services.includes(code))
          if (!meets) return
          const tags = allTagsOf('S', { ...one, stepFree: false, ...staffSwitch })
          const { groups, without } = tagQuery({ ...everything, ...asked }, active, nationalDay, now)
          for (const group of groups) expect(group.some(tag => tags.includes(tag))).toBe(true)
          expect(without.filter(tag => tags.includes(tag))).toEqual([])
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('over everything leaves no station to look at that it does not make fit', () => {
    const all: Emergency = {
      id: 'a',
      area: '1',
      areaPath: ['1'],
      areaName: { zh: '区' },
      kinds: [],
      name: { zh: '应急' },
      banner: { zh: '应急' },
      services: ['rest'],
      ownServices: [],
      hours: null,
      startedAt: 0,
    }
    const { without } = tagQuery({ ...everything, services: ['charging'] }, [all], nationalDay, 0)
    const tags = placeTags('S', { areaPath: ['1', '11'], kinds: ['canteen'] })
    expect(without.some(tag => tags.includes(tag))).toBe(true)
  })

  it('of the smallest area counts, of those the newest, in whatever order they are told', () => {
    fc.assert(
      fc.property(
        station,
        fc.uniqueArray(emergency, { maxLength: 4, selector: one => one.id }),
        (one, active) => {
          const found = emergencyOf(one, active)
          expect(emergencyOf(one, [...active].reverse())).toBe(found)
          const deepest = Math.max(
            0,
            ...active.filter(e => emergencyOf(one, [e])).map(e => e.areaPath.length),
          )
          expect(found?.areaPath.length ?? 0).toBe(deepest)
        },
      ),
    )
  })

  it('overlaps another of the same area where they share a kind', () => {
    expect(overlap({ area: '1', kinds: [] }, { area: '1', kinds: ['canteen'] })).toBe(true)
    expect(overlap({ area: '1', kinds: ['rest_station'] }, { area: '1', kinds: ['canteen'] })).toBe(false)
    expect(overlap({ area: '1', kinds: [] }, { area: '11', kinds: [] })).toBe(false)
  })
})

it('reach is asked for by area, with every kind, and by station', () => {
  const tags = tagsInReach(
    [
      { role: 'station_staff', place: 'station:A-1' },
      { role: 'supervisor', place: 'area:11' },
      { role: 'convener', place: 'area:12' },
    ],
    ['station_staff', 'supervisor'],
  )
  expect(tags).toContain('is:A-1')
  expect(tags).toContain('at:11:canteen')
  expect(tags.some(tag => tag.startsWith('at:12'))).toBe(false)
})
