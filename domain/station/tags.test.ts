import fc from 'fast-check'
import { chinaDate } from '../time/china-time'
import { arbitraryHours, arbitrarySwitch, aroundNationalDay, nationalDay } from './arbitrary-hours'
import type { StationFilters } from './contract'
import { openIntervals, type Hours } from './hours'
import { isOpen, openState } from './opening'
import type { StaffSwitch } from './staff-switch'
import { tagQuery, tagsOf } from './tags'

const everything: StationFilters = { openNow: false, kinds: [], services: [], stepFree: false, text: '' }
const always = {
  weekly: [
    {
      days: [1, 2, 3, 4, 5, 6, 7] as (1 | 2 | 3 | 4 | 5 | 6 | 7)[],
      ranges: [{ from: '00:00', to: '24:00' }],
    },
  ],
  holidays: 'as_usual' as const,
  exceptions: [],
}

const HOUR = 60 * 60_000
const canteen = (hours: Hours, staffSwitch: StaffSwitch = { closedByStaff: false }) =>
  tagsOf({ kinds: ['canteen'], services: [], stepFree: false, hours, ...staffSwitch })
/** Whether a search for what is open comes upon a station, for `openState` to judge. */
const isLookedAt = (tags: readonly string[], now: number): boolean => {
  const { groups, without } = tagQuery({ ...everything, openNow: true }, [], nationalDay, now)
  return (
    groups.every(group => group.some(tag => tags.includes(tag))) && !without.some(tag => tags.includes(tag))
  )
}

describe('tags', () => {
  it('find every station that is open: they are a superset of the truth', () => {
    fc.assert(
      fc.property(arbitraryHours, arbitrarySwitch, aroundNationalDay, (hours, staffSwitch, now) => {
        const state = openState({ hours, ...staffSwitch }, nationalDay, now, { soonMinutes: 60 })
        if (isOpen(state)) expect(isLookedAt(canteen(hours, staffSwitch), now)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('are no wider than the hour, be it a workday, a holiday or a make-up day', () => {
    fc.assert(
      fc.property(arbitraryHours, aroundNationalDay, (told, now) => {
        const hours = { ...told, exceptions: [] }
        const hour = Math.floor(now / HOUR) * HOUR
        const openThen = openIntervals(hours, nationalDay, chinaDate(now), 1).some(
          ({ start, end }) => start < hour + HOUR && end > hour,
        )
        expect(isLookedAt(canteen(hours), now)).toBe(openThen)
      }),
      { numRuns: 2000 },
    )
  })

  it('leave out what staff closed until further notice, until they open it', () => {
    const now = Date.parse('2026-11-20T10:00:00+08:00')
    const closure = { reason: { zh: '停电' }, until: null, since: '2026-11-19T00:00:00.000Z' }
    expect(isLookedAt(canteen(always, { closedByStaff: true, closure }), now)).toBe(false)
    const until = '2026-11-20T01:00:00.000Z'
    expect(isLookedAt(canteen(always, { closedByStaff: true, closure: { ...closure, until } }), now)).toBe(
      true,
    )
    expect(isLookedAt(canteen(always, { closedByStaff: false, closure: null }), now)).toBe(true)
  })

  it('say "round the clock, every day, holidays too" in two', () => {
    expect(tagsOf({ kinds: [], services: [], stepFree: false, hours: always, closedByStaff: false })).toEqual(
      ['all', 'open:daily:d', 'open:usual-daily:d'],
    )
  })

  it('ask for at most 30 alternatives, so that an index can answer', () => {
    fc.assert(
      fc.property(aroundNationalDay, now => {
        const [asked = []] = tagQuery({ ...everything, openNow: true }, [], nationalDay, now).groups
        expect(asked.length).toBeLessThanOrEqual(30)
      }),
    )
  })

  it('ask for every service, any kind, and all stations when nothing is asked', () => {
    expect(
      tagQuery(
        {
          ...everything,
          services: ['charging', 'rest'],
          kinds: ['canteen', 'health_centre'],
          stepFree: true,
        },
        [],
        nationalDay,
        0,
      ).groups,
    ).toEqual([['service:charging'], ['service:rest'], ['step_free'], ['kind:canteen', 'kind:health_centre']])
    expect(tagQuery(everything, [], nationalDay, 0)).toEqual({ groups: [['all']], without: [] })
  })
})
