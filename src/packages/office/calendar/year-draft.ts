import type { WorkingCalendar } from '../../../../domain/time/working-calendar'
import { addDays } from '../../../../domain/time/china-time'

/** The festivals of a year in the order in which the State Council announces them, by the names that the calendar has. */
export const festivals = {
  newYear: '元旦',
  spring: '春节',
  qingming: '清明',
  labour: '劳动节',
  dragonBoat: '端午',
  midAutumn: '中秋',
  national: '国庆节',
} as const
export type Festival = keyof typeof festivals

/** One festival as it is typed: `10-1`, `10-7`, `9-27、10-10`. */
export interface Announced {
  readonly from: string
  readonly to: string
  readonly worked: string
}
export type YearDraft = Readonly<Record<Festival, Announced>>

export const festivalCodes = Object.keys(festivals) as readonly Festival[]

const nothing: Announced = { from: '', to: '', worked: '' }

/** `2027-01-05` of `1-5`, `1月5日` or `01-05`; null for what is no day of the year. */
export function dayOf(year: number, typed: string): string | null {
  const [, month = '', day = ''] = /^(\d{1,2})\D+(\d{1,2})\D*$/.exec(typed.trim()) ?? []
  if (month === '') return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(date) ? null : date
}

/** Longest run of days that a festival can be: more is a slip. */
const LONGEST = 15

/** The days off of one festival; null where what was typed is no run of days. */
export function daysOff(year: number, { from, to }: Announced): string[] | null {
  if (from.trim() === '' && to.trim() === '') return []
  const first = dayOf(year, from)
  const last = to.trim() === '' ? first : dayOf(year, to)
  if (!first || !last || last < first) return null
  const days = [first]
  while (days.length <= LONGEST && (days.at(-1) ?? '') < last) days.push(addDays(days.at(-1) ?? '', 1))
  return days.length > LONGEST ? null : days
}

/** The weekend days that are worked instead; null where one of them is no day. */
export function workedDays(year: number, { worked }: Announced): string[] | null {
  const typed = worked.split(/[、,，;；\s]+/).filter(Boolean)
  const days = typed.map(one => dayOf(year, one))
  return days.some(day => day === null) ? null : days.flatMap(day => day ?? [])
}

/** The year as the service takes it; null while something typed cannot be read. */
export function announcedYear(
  year: number,
  draft: YearDraft,
): Pick<WorkingCalendar, 'holidays' | 'makeUpDays'> | null {
  const holidays: Record<string, string> = {}
  const makeUpDays: Record<string, string> = {}
  for (const code of festivalCodes) {
    const [off, worked] = [daysOff(year, draft[code]), workedDays(year, draft[code])]
    if (!off || !worked) return null
    // Two festivals may share their days, as 国庆节、中秋节 do.
    for (const day of off) holidays[day] ??= festivals[code]
    for (const day of worked) makeUpDays[day] ??= festivals[code]
  }
  return { holidays, makeUpDays }
}

/** A year that is known, as it would be typed. */
export function draftOf(year: number, { holidays, makeUpDays }: WorkingCalendar): YearDraft {
  const of = (days: Readonly<Record<string, string>>, name: string) =>
    Object.keys(days)
      .filter(day => day.startsWith(`${year}-`) && days[day] === name)
      .sort()
  const short = (day: string | undefined) =>
    day === undefined ? '' : `${Number(day.slice(5, 7))}-${Number(day.slice(8, 10))}`
  const one = (code: Festival): Announced => {
    const off = of(holidays, festivals[code])
    if (off.length === 0) return nothing
    return {
      from: short(off[0]),
      to: short(off.at(-1)),
      worked: of(makeUpDays, festivals[code]).map(short).join('、'),
    }
  }
  return Object.fromEntries(festivalCodes.map(code => [code, one(code)])) as Record<Festival, Announced>
}
