/** A seven-field cron expression: second minute hour day month weekday year, in UTC+8. */
export interface Cron {
  seconds: readonly number[]
  minutes: readonly number[]
  hours: readonly number[]
  months: ReadonlySet<number>
  years: ReadonlySet<number>
  /** Whether a day of a month, or of a week (0 is Sunday), is meant: where both are named, either will do. */
  isDay: (day: number, weekday: number) => boolean
}

const OFFSET = 8 * 3_600_000
const DAY = 86_400_000
const NAMES: Record<string, number> = {
  JAN: 1,
  FEB: 2,
  MAR: 3,
  APR: 4,
  MAY: 5,
  JUN: 6,
  JUL: 7,
  AUG: 8,
  SEP: 9,
  OCT: 10,
  NOV: 11,
  DEC: 12,
  SUN: 0,
  MON: 1,
  TUE: 2,
  WED: 3,
  THU: 4,
  FRI: 5,
  SAT: 6,
}

function number(text: string, least: number, most: number): number {
  const value = NAMES[text.toUpperCase()] ?? (/^\d+$/.test(text) ? Number(text) : NaN)
  if (!(value >= least && value <= most)) throw new Error(`${text} is not between ${least} and ${most}`)
  return value
}

function values(field: string, least: number, most: number): number[] {
  const found = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/')
    const by = step === undefined ? 1 : number(step, 1, most)
    const [from = '', to] = range.split('-')
    const first = range === '*' ? least : number(from, least, most)
    const last =
      range === '*' || (to === undefined && step !== undefined) ? most : number(to ?? from, least, most)
    if (last < first) throw new Error(`${part} ends before it begins`)
    for (let value = first; value <= last; value += by) found.add(value)
  }
  return [...found].sort((a, b) => a - b)
}

/**
 * Reads a seven-field cron expression.
 * @throws Error when it is none
 */
export function parseCron(expression: string): Cron {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`a timer needs seven fields: ${expression}`)
  const [second, minute, hour, day, month, weekday, year] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const days = new Set(values(day, 1, 31))
  // Seven is Sunday too.
  const weekdays = new Set(values(weekday, 0, 7).map(value => value % 7))
  const isDay = (date: number, ofWeek: number) => {
    if (day === '*') return weekdays.has(ofWeek)
    if (weekday === '*') return days.has(date)
    return days.has(date) || weekdays.has(ofWeek)
  }
  return {
    seconds: values(second, 0, 59),
    minutes: values(minute, 0, 59),
    hours: values(hour, 0, 23),
    months: new Set(values(month, 1, 12)),
    years: new Set(values(year, 1970, 2099)),
    isDay,
  }
}

/**
 * The first time after `after` that an expression means.
 * @param after milliseconds since 1970
 * @returns undefined when there is none within five years
 */
export function nextTime(cron: Cron, after: number): number | undefined {
  const start = after + OFFSET
  const firstDay = Math.floor(start / DAY) * DAY
  for (let day = firstDay; day < firstDay + 5 * 366 * DAY; day += DAY) {
    const date = new Date(day)
    if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1)) continue
    if (!cron.isDay(date.getUTCDate(), date.getUTCDay())) continue
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const minuteStart = day + hour * 3_600_000 + minute * 60_000
        if (minuteStart + 59_000 <= start) continue
        for (const second of cron.seconds) {
          const time = minuteStart + second * 1000
          if (time > start) return time - OFFSET
        }
      }
    }
  }
  return undefined
}

const WINDOWS = [60_000, 3_600_000, DAY, 31 * DAY, 366 * DAY]

/**
 * The times an expression means after `from` and up to `to`: all of them, or where they are more than `most` the
 * last alone.
 */
export function timesBetween(cron: Cron, from: number, to: number, most: number): number[] {
  const found: number[] = []
  let time = nextTime(cron, from)
  while (time !== undefined && time <= to && found.length <= most) {
    found.push(time)
    time = nextTime(cron, time)
  }
  return found.length <= most ? found : [lastTime(cron, from, to)]
}

/** The last time up to `to`, of which there is one after `from`: looked for in ever wider windows. */
function lastTime(cron: Cron, from: number, to: number): number {
  const window = WINDOWS.find(width => to - width > from && (nextTime(cron, to - width) ?? Infinity) <= to)
  let last = window === undefined ? from : to - window
  for (;;) {
    const time = nextTime(cron, last)
    if (time === undefined || time > to) return last
    last = time
  }
}
