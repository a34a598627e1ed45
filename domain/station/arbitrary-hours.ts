import fc from 'fast-check'
import type { WorkingCalendar } from '../time/working-calendar'
import type { Hours, TimeRange } from './hours'
import type { StaffSwitch } from './staff-switch'

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const range: fc.Arbitrary<TimeRange> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from: clock(from), to: clock(to) }))
const ranges = fc.array(range, { minLength: 1, maxLength: 3 })
const weekday = fc.constantFrom<1 | 2 | 3 | 4 | 5 | 6 | 7>(1, 2, 3, 4, 5, 6, 7)

/** Hours of every kind for property tests, in and around the first days of October 2026. */
export const arbitraryHours: fc.Arbitrary<Hours> = fc.record({
  weekly: fc.array(fc.record({ days: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }), ranges }), {
    maxLength: 4,
  }),
  holidays: fc.oneof(fc.constantFrom('as_usual' as const, 'closed' as const, 'unknown' as const), ranges),
  exceptions: fc.array(
    fc.record({
      date: fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-05', '2026-10-10'),
      ranges: fc.array(range, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
})

/** The National Day holiday of a made-up arrangement: 1 to 3 October off, Saturday the 10th worked. */
export const nationalDay: WorkingCalendar = {
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
  holidays: { '2026-10-01': '国庆节', '2026-10-02': '国庆节', '2026-10-03': '国庆节' },
  makeUpDays: { '2026-10-10': '国庆节' },
}

export const aroundNationalDay = fc.integer({
  min: Date.parse('2026-09-28T00:00:00+08:00'),
  max: Date.parse('2026-10-13T00:00:00+08:00'),
})

/** Staff's switch in every state: open, closed with and without an end, and by a release that knew no reasons. */
export const arbitrarySwitch: fc.Arbitrary<StaffSwitch> = fc
  .record({
    closedByStaff: fc.boolean(),
    closure: fc.option(fc.record({ until: fc.option(aroundNationalDay) }), { nil: undefined }),
  })
  .map(({ closedByStaff, closure }) => ({
    closedByStaff,
    ...(closure && {
      closure: {
        reason: { zh: '停电' },
        until: closure.until === null ? null : new Date(closure.until).toISOString(),
        since: '2026-09-27T00:00:00.000Z',
      },
    }),
  }))
