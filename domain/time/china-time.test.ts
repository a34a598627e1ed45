import fc from 'fast-check'
import { addDays, chinaDate, DAY, minuteOfDay, startOfDay, weekdayOf } from './china-time'

describe('China time', () => {
  it('changes the day at 16:00 UTC, wherever the process runs', () => {
    expect(chinaDate(Date.parse('2026-11-20T15:59:59Z'))).toBe('2026-11-20')
    expect(chinaDate(Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21')
  })

  it('names weekdays from Monday 1 to Sunday 7', () => {
    expect(weekdayOf('2026-11-16')).toBe(1)
    expect(weekdayOf('2026-11-22')).toBe(7)
  })

  it('refuses a date that is none', () => {
    expect(() => startOfDay('2026-13-01')).toThrow(RangeError)
  })

  it('splits every moment into its day and the minute within it', () => {
    const moments = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2100-01-01') })
    fc.assert(
      fc.property(moments, at => {
        const day = startOfDay(chinaDate(at))
        expect(at - day).toBeGreaterThanOrEqual(0)
        expect(at - day).toBeLessThan(DAY)
        expect(minuteOfDay(at)).toBe(Math.floor((at - day) / 60_000))
      }),
    )
  })

  it('counts days across months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })
})
