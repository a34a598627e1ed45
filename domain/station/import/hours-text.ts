import type { Weekday } from '../../time/china-time'
import type { Hours, TimeRange } from '../hours'
import { hoursTokens, type HoursToken } from './hours-tokens'

/** Why a text about opening hours was not understood; `text` is the part in question, where there is one. */
export interface HoursProblem {
  readonly reason: 'empty' | 'unknown' | 'unclear' | 'reversed' | 'overlap' | 'too_many'
  readonly text: string
}
export type ReadHours = { readonly hours: Hours } | { readonly problem: HoursProblem }

/** Minutes since the day's midnight; `to` is over 1440 where it runs into the next day. */
interface Span {
  readonly from: number
  readonly to: number
}
interface Statement {
  days: Weekday[]
  weight: number
  holidays: boolean
  /** Whether the text itself says whom it speaks of. */
  named: boolean
  spans: Span[]
  verdict: 'open' | 'closed' | 'as_usual' | undefined
}
type Time = Extract<HoursToken, { type: 'time' }>

const DAY = 24 * 60
/** A night longer than this is far more often a slip (9:00-6:00) than meant; 次日 says that it is meant. */
const LONGEST_NIGHT = 18 * 60
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const MOST_RANGES = 6

class Unreadable extends Error {
  constructor(
    readonly reason: HoursProblem['reason'],
    readonly text = '',
  ) {
    super(reason)
  }
}

/**
 * Reads opening hours as people write them into spreadsheets: 「周一至周五 9:00-12:00,14:00-18:00；周六
 * 9:00-12:00」, 「24小时」, 「每天8点半到晚上9点，法定节假日休息」, "Mon-Fri 09:00-18:00". Days named more
 * closely beat groups, groups beat every day. Holidays that are not mentioned are as usual.
 *
 * @param text the hours, possibly with a word on public holidays
 * @param holidays a cell that speaks of public holidays alone; it wins
 */
export function readHours(text: string, holidays = ''): ReadHours {
  try {
    const said = statementsOf(text)
    if (said.length === 0) return { problem: { reason: 'empty', text: '' } }
    const own = statementsOf(holidays, true).map(s => ({ ...s, days: [], holidays: true }))
    return {
      hours: {
        weekly: weeklyOf(said),
        holidays: holidaysOf([...said.filter(s => s.holidays), ...own]),
        exceptions: [],
      },
    }
  } catch (error) {
    if (error instanceof Unreadable) return { problem: { reason: error.reason, text: error.text } }
    throw error
  }
}

function statementsOf(text: string, aboutHolidays = false): Statement[] {
  const read = hoursTokens(text)
  if ('unknown' in read) throw new Unreadable('unknown', read.unknown)
  const statements: Statement[] = []
  let current = blank(aboutHolidays)
  let breaks = false
  let excepting = false
  const flush = () => {
    if (current.verdict === undefined && current.spans.length === 0) {
      if (current.named) throw new Unreadable('unclear')
    } else statements.push(current)
    current = blank(aboutHolidays)
  }
  const said = () => current.verdict !== undefined || current.spans.length > 0
  const { tokens } = read
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as HoursToken
    switch (token.type) {
      case 'days': {
        if (said() && !excepting) flush()
        const last = tokens[i + 1]?.type === 'through' ? tokens[i + 2] : undefined
        if (last?.type === 'days') i += 2
        current.named = true
        current.days.push(...(last?.type === 'days' ? daysFrom(token.days, last.days) : token.days))
        current.weight = Math.max(current.weight, last ? 1 : token.weight)
        break
      }
      case 'holidays':
        if (said() && !excepting) flush()
        current.named = true
        current.holidays = true
        break
      case 'time': {
        if (current.verdict === 'closed') flush()
        excepting = false
        const next = tokens[i + 2]
        if (tokens[i + 1]?.type !== 'through' || next?.type !== 'time') throw new Unreadable('unclear')
        const span = spanOf(token, next)
        if (breaks) cutBreak(current.spans, span)
        else current.spans.push(span)
        if (!breaks) current.verdict = 'open'
        breaks = false
        i += 2
        break
      }
      case 'all_day':
        if (current.verdict === 'closed') flush()
        current.spans.push({ from: 0, to: DAY })
        current.verdict = 'open'
        break
      case 'break':
        breaks = true
        break
      case 'closed':
        // 「9:00-18:00，12:00-14:00 休息」 tells of a break, not of a day.
        if (current.spans.length > 0) cutBreak(current.spans, current.spans.pop())
        else current.verdict = 'closed'
        break
      case 'as_usual':
        if (!current.holidays && current.spans.length === 0 && statements.length === 0)
          throw new Unreadable('unclear')
        if (current.spans.length === 0) current.verdict = 'as_usual'
        break
      case 'except':
        // 「除周日外」 names whom it means afterwards, 「周日除外」 before.
        if (said() || !current.named) {
          if (said()) flush()
          excepting = true
        }
        current.verdict = 'closed'
        break
      case 'except_end':
      case 'clause':
        if (said()) flush()
        excepting = false
        break
      case 'through':
        throw new Unreadable('unclear')
      case 'comma':
        excepting = false
        break
      case 'and':
        break
    }
  }
  if (breaks) throw new Unreadable('unclear')
  flush()
  return statements
}

function blank(holidays: boolean): Statement {
  return { days: [], weight: 0, holidays, named: false, spans: [], verdict: undefined }
}

/** 周一至周五 and, around the end of the week, 周五至周一. */
function daysFrom(first: readonly Weekday[], last: readonly Weekday[]): Weekday[] {
  const from = first[0] ?? 1
  const to = last.at(-1) ?? 7
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (((from - 1 + i) % 7) + 1) as Weekday)
}

function spanOf(start: Time, end: Time): Span {
  if (!start.explicit && !end.explicit) throw new Unreadable('unclear')
  let from = clock(start, start.period)
  let to = clock(end, end.period)
  // "2-5pm": a bare first hour belongs to the same half of the day where that makes sense.
  if (!start.explicit && end.period === 'afternoon' && from + DAY / 2 < to) from += DAY / 2
  // 「下午2:00-6:00」: the second half of the day goes on where nothing else is said.
  const late = start.period === 'noon' || start.period === 'afternoon' || start.period === 'evening'
  if (end.period === undefined && !end.nextDay && late && to <= from && to + DAY / 2 > from && to < DAY / 2)
    to += DAY / 2
  if (start.nextDay || from >= DAY || from === to) throw new Unreadable('reversed', shown(from, to))
  if (!end.nextDay && to > from) return { from, to }
  const night = to % DAY
  if (night > DAY / 2 || (!end.nextDay && DAY - from + night > LONGEST_NIGHT) || night >= from)
    throw new Unreadable('reversed', shown(from, to))
  return { from, to: DAY + night }
}

function clock({ minutes }: Time, period: Time['period']): number {
  const half = DAY / 2
  if (period === 'night') return minutes >= half && minutes < half + 60 ? minutes - half : minutes
  if (period === 'afternoon') return minutes < half ? minutes + half : minutes
  if (period === 'noon') return minutes < 3 * 60 ? minutes + half : minutes
  // 晚上12点 is midnight, 晚上8点 is 20:00.
  if (period === 'evening') return minutes <= half ? minutes + half : minutes
  return minutes
}

function cutBreak(spans: Span[], pause: Span | undefined): void {
  const i = spans.findIndex(s => pause && s.from < pause.from && pause.to < s.to)
  const whole = spans[i]
  if (!whole || !pause) throw new Unreadable('unclear')
  spans.splice(i, 1, { from: whole.from, to: pause.from }, { from: pause.to, to: whole.to })
}

/** The week as its days really are, days with the same hours together, in the order of their first day. */
function weeklyOf(statements: readonly Statement[]): Hours['weekly'] {
  const byDay = new Map<Weekday, { weight: number; spans: Span[] }>()
  for (const { days, weight, holidays, spans, verdict } of statements) {
    if (verdict === 'as_usual' || (days.length === 0 && holidays)) continue
    for (const day of days.length > 0 ? days : WEEK) {
      const before = byDay.get(day)
      if (before && before.weight > weight) continue
      const more = before?.weight === weight ? before.spans : []
      byDay.set(day, { weight, spans: verdict === 'closed' ? [] : [...more, ...spans] })
    }
  }
  const weekly: { days: Weekday[]; ranges: TimeRange[] }[] = []
  for (const day of WEEK) {
    const ranges = rangesOf(byDay.get(day)?.spans ?? [])
    if (ranges.length === 0) continue
    const same = weekly.find(w => JSON.stringify(w.ranges) === JSON.stringify(ranges))
    if (same) same.days.push(day)
    else weekly.push({ days: [day], ranges })
  }
  // 「周日休息」 alone says when it is shut, never when it is open.
  const shut = statements.some(s => s.verdict === 'closed' && !s.holidays && new Set(s.days).size % 7 === 0)
  if (weekly.length === 0 && !shut) throw new Unreadable('unclear')
  return weekly
}

function holidaysOf(statements: readonly Statement[]): Hours['holidays'] {
  const last = statements.at(-1)
  if (!last || last.verdict === 'as_usual') return 'as_usual'
  return last.verdict === 'closed' ? 'closed' : rangesOf(last.spans)
}

function rangesOf(spans: readonly Span[]): TimeRange[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from)
  for (const [i, { from, to }] of sorted.entries()) {
    const next = sorted[i + 1]
    if (next && next.from < to)
      throw new Unreadable('overlap', `${shown(from, to)} ${shown(next.from, next.to)}`)
  }
  if (sorted.length > MOST_RANGES) throw new Unreadable('too_many')
  return sorted.map(({ from, to }) => ({ from: written(from), to: to === DAY ? '24:00' : written(to % DAY) }))
}

const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const shown = (from: number, to: number) => `${written(from)}-${written(to)}`
