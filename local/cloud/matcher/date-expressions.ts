import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { requestFailed } from '../wire/service-error'

/** An operator of expressions, as mingo calls it. */
export type Expression = (document: unknown, operand: unknown, options: Options) => unknown

const MINUTE = 60_000
const DAY = 86_400_000
const FIXED_OFFSET = /^([+-])(\d\d)(?::?(\d\d))?$/
const zones = new Map<string, Intl.DateTimeFormat>()

function zoneFormat(zone: string): Intl.DateTimeFormat {
  let format = zones.get(zone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch {
      throw requestFailed(`unrecognized time zone identifier: "${zone}"`)
    }
    zones.set(zone, format)
  }
  return format
}

/** Minutes east of Greenwich of a time zone at a moment. */
function offsetAt(zone: unknown, time: number): number {
  if (zone === undefined) return 0
  if (typeof zone !== 'string') throw requestFailed('timezone must evaluate to a string')
  const fixed = FIXED_OFFSET.exec(zone)
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)
    return fixed[1] === '-' ? -minutes : minutes
  }
  const parts: Record<string, number> = {}
  for (const { type, value } of zoneFormat(zone).formatToParts(time)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const there = Date.UTC(year, month - 1, day, hour, minute, second)
  return Math.round((there - Math.floor(time / 1000) * 1000) / MINUTE)
}

/** What a clock of the zone shows, as the parts of a moment in UTC. */
const shownIn = (zone: unknown, date: Date): Date =>
  new Date(date.getTime() + offsetAt(zone, date.getTime()) * MINUTE)

/** The moment at which a clock of the zone shows what `shown` shows in UTC. */
function momentOf(zone: unknown, shown: number): Date {
  const guess = shown - offsetAt(zone, shown) * MINUTE
  return new Date(shown - offsetAt(zone, guess) * MINUTE)
}

const isNil = (value: unknown): value is null | undefined => value === null || value === undefined

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

function dateOf(value: unknown): Date {
  if (value instanceof Date) return value
  throw requestFailed(`can't convert from ${typeof value} to Date`)
}

/** The operand's moment as its zone shows it; null when there is none. */
function shown(document: unknown, operand: unknown, options: Options): Date | null {
  const single: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand
  const value = evalExpr(document, single, options)
  if (isRecord(single) && 'date' in single) {
    const { date, timezone } = value as { date?: unknown; timezone?: unknown }
    if (isNil(date) || ('timezone' in single && isNil(timezone))) return null
    return shownIn(timezone, dateOf(date))
  }
  return isNil(value) ? null : dateOf(value)
}

const part =
  (read: (date: Date) => number): Expression =>
  (document, operand, options) => {
    const date = shown(document, operand, options)
    return date === null ? null : read(date)
  }

const yearStart = (date: Date) => Date.UTC(date.getUTCFullYear(), 0, 1)
const dayOfYear = (date: Date) => Math.floor((date.getTime() - yearStart(date)) / DAY) + 1
/** Weeks begin on Sunday; the days before the first one are week 0. */
const week = (date: Date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)
const isoDay = (date: Date) => date.getUTCDay() || 7
/** The Thursday of the week: its year is the week's year. */
const thursday = (date: Date) => new Date(date.getTime() + (4 - isoDay(date)) * DAY)
const isoWeek = (date: Date) => Math.floor((dayOfYear(thursday(date)) - 1) / 7) + 1
const isoWeekYear = (date: Date) => thursday(date).getUTCFullYear()

const padded = (value: number, width: number) => String(value).padStart(width, '0')

const FORMATS: Readonly<Record<string, (date: Date) => string>> = {
  Y: date => padded(date.getUTCFullYear(), 4),
  G: date => padded(isoWeekYear(date), 4),
  m: date => padded(date.getUTCMonth() + 1, 2),
  d: date => padded(date.getUTCDate(), 2),
  H: date => padded(date.getUTCHours(), 2),
  M: date => padded(date.getUTCMinutes(), 2),
  S: date => padded(date.getUTCSeconds(), 2),
  L: date => padded(date.getUTCMilliseconds(), 3),
  j: date => padded(dayOfYear(date), 3),
  u: date => String(isoDay(date)),
  w: date => String(date.getUTCDay() + 1),
  U: date => padded(week(date), 2),
  V: date => padded(isoWeek(date), 2),
  '%': () => '%',
}

function formatted(date: Date, format: string, zone: unknown): string {
  const minutes = offsetAt(zone, date.getTime())
  const local = shownIn(zone, date)
  return format.replace(/%([\s\S]?)/g, (_all, name: string) => {
    if (name === 'z') {
      const size = Math.abs(minutes)
      return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${padded(size % 60, 2)}`
    }
    if (name === 'Z') return String(minutes)
    const write = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined
    if (write === undefined) throw requestFailed(`Invalid format character '%${name}' in format string`)
    return write(local)
  })
}

function argumentsOf(
  document: unknown,
  operand: unknown,
  options: Options,
  operator: string,
): Record<string, unknown> {
  if (!isRecord(operand)) throw requestFailed(`${operator} only supports an object as its argument`)
  return Object.fromEntries(
    Object.entries(operand).map(([name, value]) => [name, evalExpr(document, value, options)]),
  )
}

const dateToString: Expression = (document, operand, options) => {
  const given = argumentsOf(document, operand, options, '$dateToString')
  const { date, format, timezone } = given
  if (isNil(date)) return given['onNull'] ?? null
  if (('timezone' in given && isNil(timezone)) || ('format' in given && isNil(format))) return null
  if (format !== undefined && typeof format !== 'string')
    throw requestFailed("$dateToString requires that 'format' be a string")
  const otherwise = `%Y-%m-%dT%H:%M:%S.%L${timezone === undefined ? 'Z' : ''}`
  return formatted(dateOf(date), format ?? otherwise, timezone)
}

/** The moment shown by a year, a month counted from 1 and so on, each of which may run over. */
function assembled(year: number, month: number, day: number, rest: readonly number[]): number {
  const [hour = 0, minute = 0, second = 0, millisecond = 0] = rest
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, millisecond)
  return date.getTime()
}

const dateFromParts: Expression = (document, operand, options) => {
  const given = argumentsOf(document, operand, options, '$dateFromParts')
  if (Object.values(given).some(isNil)) return null
  const number = (name: string, otherwise: number): number => {
    const value = Object.hasOwn(given, name) ? given[name] : otherwise
    if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 32_767)
      throw requestFailed(`'${name}' must evaluate to an integer in the range -32768 to 32767`)
    return value
  }
  const rest = [number('hour', 0), number('minute', 0), number('second', 0), number('millisecond', 0)]
  let time: number
  if ('isoWeekYear' in given) {
    const first = new Date(assembled(number('isoWeekYear', 1970), 1, 4, rest))
    const days = (number('isoWeek', 1) - 1) * 7 + number('isoDayOfWeek', 1) - isoDay(first)
    time = first.getTime() + days * DAY
  } else {
    if (!('year' in given)) throw requestFailed("$dateFromParts requires either 'year' or 'isoWeekYear'")
    time = assembled(number('year', 1970), number('month', 1), number('day', 1), rest)
  }
  return momentOf(given['timezone'], time)
}

const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

const PARSED: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  '%': '%',
}

/** Year, month, day, hour, minute, second, millisecond and zone as text, where the text has them. */
function parsed(text: string, format: unknown): (string | undefined)[] | undefined {
  if (isNil(format)) return ISO.exec(text)?.slice(1)
  if (typeof format !== 'string') throw requestFailed("$dateFromString requires that 'format' be a string")
  const source = format.replace(/%([\s\S]?)|[^\w\s]/g, (all, name: string | undefined) => {
    if (name === undefined) return `\\${all}`
    const pattern = Object.hasOwn(PARSED, name) ? PARSED[name] : undefined
    if (pattern === undefined) throw requestFailed(`Invalid format character '%${name}' in format string`)
    return pattern
  })
  let found: Partial<Record<string, string>> | undefined
  try {
    found = new RegExp(`^${source}$`).exec(text)?.groups
  } catch {
    throw requestFailed('the format of $dateFromString names a part twice')
  }
  return found && ['Y', 'm', 'd', 'H', 'M', 'S', 'L', 'z'].map(name => found[name])
}

function momentIn(text: string, format: unknown, timezone: unknown): Date | undefined {
  const parts = parsed(text, format)
  if (parts === undefined) return undefined
  const [
    year = '1970',
    month = '1',
    day = '1',
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '0',
    zone,
  ] = parts
  if (zone !== undefined && timezone !== undefined) {
    throw requestFailed(
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  }
  const sizes = [Number(month) - 1, Number(day) - 1, Number(hour), Number(minute), Number(second)]
  if (sizes.some((size, i) => size < 0 || size > ([11, 30, 23, 59, 59][i] as number))) return undefined
  const rest = [
    Number(hour),
    Number(minute),
    Number(second),
    Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6),
  ]
  const time = assembled(Number(year), Number(month), Number(day), rest)
  return momentOf(zone === undefined ? timezone : zone.toUpperCase().replace('Z', '+00:00'), time)
}

const dateFromString: Expression = (document, operand, options) => {
  const given = argumentsOf(document, operand, options, '$dateFromString')
  const { dateString, timezone } = given
  if (isNil(dateString)) return given['onNull'] ?? null
  if ('timezone' in given && isNil(timezone)) return null
  const moment = typeof dateString === 'string' ? momentIn(dateString, given['format'], timezone) : undefined
  if (moment !== undefined) return moment
  if ('onError' in given) return given['onError']
  throw requestFailed(
    `Error parsing date string '${typeof dateString === 'string' ? dateString.slice(0, 100) : typeof dateString}'`,
  )
}

/** The operators of moments, with time zones by name or offset; a moment that is null gives null. */
export const dateExpressions: Readonly<Record<string, Expression>> = {
  $year: part(date => date.getUTCFullYear()),
  $month: part(date => date.getUTCMonth() + 1),
  $dayOfMonth: part(date => date.getUTCDate()),
  $dayOfWeek: part(date => date.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part(date => date.getUTCHours()),
  $minute: part(date => date.getUTCMinutes()),
  $second: part(date => date.getUTCSeconds()),
  $millisecond: part(date => date.getUTCMilliseconds()),
  $week: part(week),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoWeekYear),
  $isoDayOfWeek: part(isoDay),
  $dateToString: dateToString,
  $dateFromParts: dateFromParts,
  $dateFromString: dateFromString,
}
