import { startOfDay } from '../time/china-time'
import type { WorkingCalendar } from '../time/working-calendar'
import { usualRules, type OfferingPlan } from './offering'
import { daysOfWindow, slotId, slotsOn } from './slots'

const calendar: WorkingCalendar = {
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
  holidays: { '2026-10-01': '国庆节' },
  makeUpDays: { '2026-10-10': '国庆节' },
}
const plan = (changes: Partial<OfferingPlan> = {}): OfferingPlan => ({
  weekly: [
    { days: [1, 2, 3, 4, 5], range: { from: '09:00', to: '10:45' }, minutes: 30, capacity: 4, walkIn: 1 },
  ],
  holidays: 'closed',
  closures: [],
  rules: usualRules,
  ...changes,
})
const times = (date: string, of = plan()) =>
  slotsOn(of, calendar, date).map(({ start }) => (start - startOfDay(date)) / 3_600_000)

it('cuts the day into slots, what is left over at the end is none', () => {
  expect(times('2026-11-23')).toEqual([9, 9.5, 10])
  expect(slotsOn(plan(), calendar, '2026-11-23')[0]).toMatchObject({ capacity: 4, bookable: 3 })
})

it('knows weekends, holidays and the days that are worked instead', () => {
  expect(times('2026-11-22')).toEqual([])
  expect(times('2026-10-01')).toEqual([])
  expect(times('2026-10-01', plan({ holidays: 'as_usual' }))).toHaveLength(3)
  // A Saturday that is worked follows Monday.
  expect(times('2026-10-10')).toHaveLength(3)
})

it('leaves out what a closure touches', () => {
  const date = '2026-11-23'
  const reason = { zh: '检修' }
  expect(times(date, plan({ closures: [{ date, range: null, reason }] }))).toEqual([])
  const range = { from: '09:15', to: '09:45' }
  expect(times(date, plan({ closures: [{ date, range, reason }] }))).toEqual([10])
})

it('has one slot at one time, also where patterns overlap', () => {
  const [first] = plan().weekly
  expect(first && times('2026-11-23', plan({ weekly: [first, first] }))).toEqual([9, 9.5, 10])
})

it('names slots by offering and time, and counts the days of the window from today', () => {
  expect(slotId('abc', Date.parse('2026-11-23T09:30:00+08:00'))).toBe('abc@202611230930')
  expect(daysOfWindow(plan(), Date.parse('2026-11-20T23:59:00+08:00')).slice(0, 2)).toEqual([
    '2026-11-20',
    '2026-11-21',
  ])
})
