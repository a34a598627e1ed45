import { dayKind, isCovered, type WorkingCalendar } from './working-calendar'

const calendar: WorkingCalendar = {
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
  holidays: { '2026-10-01': '国庆节', '2026-10-03': '国庆节' },
  makeUpDays: { '2026-10-10': '国庆节' },
}

describe('working calendar', () => {
  it.each([
    ['2026-10-01', 'holiday'],
    ['2026-10-03', 'holiday'],
    ['2026-10-10', 'make_up_day'],
    ['2026-10-11', 'weekend'],
    ['2026-10-12', 'workday'],
  ])('%s is a %s', (date, kind) => expect(dayKind(calendar, date)).toBe(kind))

  it('falls back to the weekday beyond the announced years, and says so', () => {
    expect(dayKind(calendar, '2027-10-01')).toBe('workday')
    expect(isCovered(calendar, '2027-10-01')).toBe(false)
    expect(isCovered(calendar, '2026-12-31')).toBe(true)
    expect(isCovered(calendar, '2025-12-31')).toBe(false)
  })
})
