/**
 * Makes `config/calendar/china.json`: which days the State Council gave off and which weekends are worked
 * instead. The source is npm `chinese-days` (MIT), which silently calls every day beyond its data a plain
 * weekday; so the years are named here, and a year without a single holiday stops the program.
 *
 *   node --import tsx tools/make-calendar.ts
 */
import chineseDays from 'chinese-days'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, weekdayOf } from '../domain/time/china-time'
import type { WorkingCalendar } from '../domain/time/working-calendar'

const YEARS = [2024, 2025, 2026]

const holidays: Record<string, string> = {}
const makeUpDays: Record<string, string> = {}
for (const year of YEARS) {
  let found = 0
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const { work, name } = chineseDays.getDayDetail(date)
    const chinese = name.split(',')[1]
    const weekend = weekdayOf(date) >= 6
    // A holiday carries its Chinese name; a plain weekday or weekend only the English name of its day.
    if (!work && chinese) {
      holidays[date] = chinese
      found++
    } else if (work && weekend && chinese) makeUpDays[date] = chinese
  }
  if (found < 10) throw new Error(`chinese-days knows no holidays of ${year}`)
}
const calendar: WorkingCalendar = {
  coveredFrom: `${YEARS[0] ?? ''}-01-01`,
  coveredUntil: `${YEARS.at(-1) ?? ''}-12-31`,
  holidays,
  makeUpDays,
}
const out = join(__dirname, '../config/calendar/china.json')
writeFileSync(out, JSON.stringify(calendar, null, 2) + '\n')
console.log(`${Object.keys(holidays).length} days off, ${Object.keys(makeUpDays).length} made up → ${out}`)
