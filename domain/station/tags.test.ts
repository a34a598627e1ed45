import fc from 'fast-check'
import { arbitraryHours, aroundNationalDay, nationalDay } from './arbitrary-hours'
import type { StationFilters } from './contract'
import { isOpen, openState } from './opening'
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

describe('tags', () => {
  it('finds every station that is open: tags are a superset of the truth', () => {
    fc.assert(
      fc.property(arbitraryHours, aroundNationalDay, (hours, now) => {
        const open = isOpen(openState({ hours, closedByStaff: false }, nationalDay, now, { soonMinutes: 60 }))
        const tags = tagsOf({ kinds: ['canteen'], services: [], stepFree: false, hours })
        const [asked = []] = tagQuery({ ...everything, openNow: true }, [], nationalDay, now).groups
        if (open) expect(asked.some(tag => tags.includes(tag))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is no wider than the hour: a shop that opens at nine is not found at seven', () => {
    const tags = tagsOf({
      kinds: ['canteen'],
      services: [],
      stepFree: false,
      hours: {
        ...always,
        weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '09:00', to: '21:00' }] }],
      },
    })
    const [asked = []] = tagQuery(
      { ...everything, openNow: true },
      [],
      nationalDay,
      Date.parse('2026-11-20T07:30:00+08:00'),
    ).groups
    expect(asked.filter(tag => tags.includes(tag))).toEqual([])
  })

  it('says "round the clock, every day" in one tag', () => {
    expect(tagsOf({ kinds: [], services: [], stepFree: false, hours: always })).toEqual([
      'all',
      'open:daily:d',
    ])
  })

  it('asks for at most 30 alternatives, so that an index can answer', () => {
    fc.assert(
      fc.property(aroundNationalDay, now => {
        const [asked = []] = tagQuery({ ...everything, openNow: true }, [], nationalDay, now).groups
        expect(asked.length).toBeLessThanOrEqual(30)
      }),
    )
  })

  it('asks for every service, any kind, and all stations when nothing is asked', () => {
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
