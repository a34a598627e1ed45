import type { Weekday } from '../../time/china-time'
import { Unreadable } from './hours-problem'
import { cutBreak, DAY, shown, spanOf, type Span, type Time } from './hours-spans'
import { hoursTokens, type HoursToken } from './hours-tokens'

/** One thing that a text says: whom it speaks of, and their hours. */
export interface Statement {
  days: Weekday[]
  weight: number
  holidays: boolean
  /** Whether the text itself says whom it speaks of. */
  named: boolean
  /** Whether it says so after its hours: 「9:00-18:00 (Mon-Fri)」. */
  after: boolean
  /** Whether it speaks of working days by that word, of which holidays are none. */
  working: boolean
  spans: Span[]
  verdict: 'open' | 'closed' | 'as_usual' | undefined
}

/** What begins before this hour after something later was told is the afternoon on a clock of twelve hours. */
const EARLY = 7 * 60

/**
 * What a text says, statement by statement.
 * @param aboutHolidays whether it speaks of public holidays alone
 * @throws Unreadable
 */
export function statementsOf(text: string, aboutHolidays = false): Statement[] {
  const read = hoursTokens(text)
  if ('unknown' in read) throw new Unreadable('unknown', read.unknown)
  const statements: Statement[] = []
  let current = blank(aboutHolidays)
  /** What was being named where an exception began: 「周一至周五（除节假日）9:00-18:00」. */
  let interrupted: Statement | undefined
  /** What was named before the last comma or bracket: what stands behind it may be an exception from it. */
  let before: Statement | undefined
  let breaks = false
  let excepting = false
  const flush = () => {
    before = undefined
    if (current.verdict === undefined && current.spans.length === 0) {
      if (current.named) throw new Unreadable('unclear')
    } else statements.push(current)
    current = interrupted ?? blank(aboutHolidays)
    interrupted = undefined
  }
  const said = () => current.verdict !== undefined || current.spans.length > 0
  const endOfException = () => {
    if (excepting && interrupted) flush()
    excepting = false
  }
  const { tokens } = read
  const begins = (i: number) => {
    if (!said() || excepting || current.after) return
    if (!current.named && current.spans.length > 0 && namesAfterwards(tokens, i)) current.after = true
    else flush()
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as HoursToken
    switch (token.type) {
      case 'days': {
        begins(i)
        const last = tokens[i + 1]?.type === 'through' ? tokens[i + 2] : undefined
        if (last?.type === 'days') i += 2
        const days = last?.type === 'days' ? daysFrom(token.days, last.days) : token.days
        const weight = last ? 1 : token.weight
        // 「每天（周一至周六）」: the closer word says which.
        if (before?.named && current.weight === 0 && weight > 0 && tokens[i + 1]?.type !== 'excepted')
          current.days = []
        current.named = true
        current.days.push(...days)
        current.weight = Math.max(current.weight, weight)
        current.working ||= token.working === true
        break
      }
      case 'holidays':
        begins(i)
        current.named = true
        current.holidays = true
        break
      case 'with_holidays':
        statements.push({ ...blank(true), named: true, verdict: 'as_usual' })
        break
      case 'time': {
        endOfException()
        if (current.verdict === 'closed' || current.after) flush()
        const joined = tokens[i + 1]?.type === 'through'
        const next = joined ? tokens[i + 2] : tokens[i + 1]
        if (next?.type !== 'time' || !(joined || isFromEarlyToLate(token, next)))
          throw new Unreadable('unclear')
        const span = spanOf(token, next, current.named)
        const last = current.spans.at(-1)
        if (last && span.from < EARLY && span.from < last.from && !token.period && last.to !== DAY)
          throw new Unreadable('reversed', shown(span.from, span.to))
        if (breaks) cutBreak(current.spans, span)
        else current.spans.push(span)
        if (!breaks) current.verdict = 'open'
        breaks = false
        before = undefined
        i += joined ? 2 : 1
        break
      }
      case 'all_day':
        endOfException()
        if (current.verdict === 'closed' || current.after) flush()
        current.spans.push({ from: 0, to: DAY })
        current.verdict = 'open'
        before = undefined
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
      case 'never_rests':
        if (current.holidays && current.spans.length === 0) current.verdict = 'as_usual'
        break
      case 'except':
        if (said()) flush()
        else if (current.named) {
          interrupted = current
          current = blank(aboutHolidays)
        }
        before = undefined
        excepting = true
        current.verdict = 'closed'
        break
      case 'excepted':
        if (said() && !excepting) throw new Unreadable('unclear')
        if (before?.named) {
          const known = before
          const days = current.days.slice(known.days.length)
          statements.push({
            ...blank(current.holidays && !known.holidays),
            named: true,
            days,
            weight: days.length > 0 ? 2 : 0,
            verdict: 'closed',
          })
          current = known
          before = undefined
        } else current.verdict = 'closed'
        break
      case 'except_end':
        if (said()) flush()
        excepting = false
        break
      case 'clause':
        endOfException()
        if (said()) flush()
        break
      case 'through':
        throw new Unreadable('unclear')
      case 'bracket':
      case 'comma':
        endOfException()
        if (!said() && current.named) before = { ...current, days: [...current.days], spans: [] }
        break
      case 'and':
        break
    }
  }
  if (breaks) throw new Unreadable('unclear')
  endOfException()
  flush()
  return toldApart(statements)
}

/**
 * Whether days that follow hours belong to them: 「08:00-20:00 (Mon-Fri); 09:00-17:00 (Sat)」, and not to what comes:
 * 「9:00-18:00 周六 10:00-16:00」.
 */
function namesAfterwards(tokens: readonly HoursToken[], from: number): boolean {
  const names = (token: HoursToken | undefined) => token?.type === 'days' || token?.type === 'holidays'
  let to = from
  let commas = false
  for (; to < tokens.length; to++) {
    const type = tokens[to]?.type
    const joint = type === 'through' || type === 'and' || type === 'comma'
    if (!names(tokens[to]) && !(joint && names(tokens[to + 1]))) break
    commas ||= type === 'comma'
  }
  while (tokens[to]?.type === 'bracket') to++
  const next = tokens[to]
  switch (next?.type) {
    case undefined:
    case 'clause':
    case 'with_holidays':
      return true
    case 'comma':
    case 'and':
      return true
    case 'except':
      return names(tokens[to + 1])
    case 'time':
    case 'all_day': {
      // 「9:00-18:00 Mon-Fri, Sat 10:00-16:00」 may mean this and that.
      const close = tokens[from - 1]?.type === 'time' || tokens[from - 1]?.type === 'bracket'
      if (commas && close) throw new Unreadable('unclear')
      return tokens[to - 1]?.type === 'bracket' && tokens[from - 1]?.type === 'bracket'
    }
    default:
      return false
  }
}

/** 早9晚6, with nothing between. */
function isFromEarlyToLate(start: Time, end: Time): boolean {
  return start.period === 'morning' && (end.period === 'evening' || end.period === 'afternoon')
}

/**
 * Hours without a word on whom they are for go on with those before them: 「周一至周五 上午9:00-12:00；下午2:00-5:00」.
 * Where days are told after their hours, hours without any are not understood.
 */
function toldApart(statements: readonly Statement[]): Statement[] {
  const nameless = (s: Statement) => !s.named && s.spans.length > 0
  if (statements.some(s => s.after) && statements.some(nameless)) throw new Unreadable('unclear')
  const told: Statement[] = []
  for (const statement of statements) {
    const last = told.at(-1)
    if (!last?.named || last.spans.length === 0 || !nameless(statement)) told.push(statement)
    else if (Math.max(...last.spans.map(s => s.to)) <= Math.min(...statement.spans.map(s => s.from)))
      last.spans.push(...statement.spans)
    else throw new Unreadable('unclear')
  }
  return told
}

function blank(holidays: boolean): Statement {
  return {
    days: [],
    weight: 0,
    holidays,
    named: false,
    after: false,
    working: false,
    spans: [],
    verdict: undefined,
  }
}

/** 周一至周五 and, around the end of the week, 周五至周一. */
function daysFrom(first: readonly Weekday[], last: readonly Weekday[]): Weekday[] {
  const from = first[0] ?? 1
  const to = last.at(-1) ?? 7
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (((from - 1 + i) % 7) + 1) as Weekday)
}
