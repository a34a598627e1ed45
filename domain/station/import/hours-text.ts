import type { Weekday } from '../../time/china-time'
import type { Hours, TimeRange } from '../hours'
import { hoursTokens, type HoursToken } from './hours-tokens'

/** Why a text about opening hours was not understood; `text` is the part in question, where there is one. */
export interface HoursProblem {
  readonly reason: 'empty' | 'unknown' | 'unclear' | 'reversed' | 'overlap' | 'too_many' | 'season'
  readonly text: string
}
export type ReadHours =
  | {
      readonly hours: Hours
      /** What was understood but cannot be kept in weekly hours: 春节除外, 以公告为准. */
      readonly leftOut: readonly string[]
      /** Whether it says anything of public holidays. */
      readonly aboutHolidays: boolean
    }
  | { readonly problem: HoursProblem }

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
  /** Whether it says so after its hours: 「9:00-18:00 (Mon-Fri)」. */
  after: boolean
  /** Whether it speaks of working days by that word, of which holidays are none. */
  working: boolean
  spans: Span[]
  verdict: 'open' | 'closed' | 'as_usual' | undefined
}
type Time = Extract<HoursToken, { type: 'time' }>

const DAY = 24 * 60
/** 9:00-6:00 is far more often a slip for 18:00 than a night; 次日 says that it is meant. */
const NIGHT_FROM = 15 * 60
const NIGHT_TO = 3 * 60
/** What begins before this hour after something later was told is the afternoon on a clock of twelve hours. */
const EARLY = 7 * 60
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
    const [plain, leftOut] = withoutRemarks(text)
    const said = statementsOf(plain)
    if (said.length === 0) return { problem: { reason: 'empty', text: '' } }
    const [plainHolidays, alsoLeftOut] = withoutRemarks(holidays)
    const own = statementsOf(plainHolidays, true).map(s => ({ ...s, days: [], holidays: true }))
    const about = [...said.filter(s => s.holidays), ...own]
    const workingOnly = about.length === 0 && onlyWorkingDays(said)
    return {
      hours: {
        weekly: weeklyOf(said),
        holidays: workingOnly ? 'closed' : holidaysOf(about),
        exceptions: [],
      },
      aboutHolidays: workingOnly || about.length > 0,
      leftOut: [...leftOut, ...alsoLeftOut],
    }
  } catch (error) {
    if (error instanceof Unreadable) return { problem: { reason: error.reason, text: error.text } }
    throw error
  }
}

const FESTIVAL =
  '(?:春节|除夕|大年(?:初[一二三四五六七]|三十)|元旦|国庆节?|中秋节?|清明节?|端午节?|五一|劳动节|十一|chinese new year|spring festival|national day)'
/** Single festivals and reservations: weekly hours have no room for them, and saying so is better than refusing. */
const REMARKS = new RegExp(
  [
    `(?:除了?|except(?: on| for)?)?\\s*${FESTIVAL}(?:(?:和|及|、|与|至|到|,|and|\\s)*${FESTIVAL})*(?:假期|长假|期间|当天|前后)*\\s*(?:除外|以外|之外|外|休息|闭馆|不开放|放假|关闭|closed|另行通知)?`,
    '(?:法定)?(?:具体|详情|节假日|假期|特殊情况|如有变动|如有变化|如有调整|临时调整)?(?:开放)?(?:时间|安排)?,?(?:请)?(?:另行(?:通知|安排|公告)|以[^,;。()]{0,12}(?:公告|通知|公示|实际|现场|通告)[^,;。()]{0,6}为准)',
  ].join('|'),
  'gu',
)
const SEASON =
  /(?:夏|冬|春|秋)(?:季|令时?|天|时制)|寒暑?假|暑假|(?<!\d)\d{1,2}月|summer|winter|spring(?! festival)|autumn|school (?:term|holiday)|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?![a-z]*day)[a-z]*\.?(?=[\s\d-])/u

/** The text without single festivals and reservations, and those. */
function withoutRemarks(text: string): [plain: string, leftOut: readonly string[]] {
  const leftOut: string[] = []
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(REMARKS, (remark: string, at: number, whole: string) => {
      // With hours of its own a festival is more than a remark.
      if (/^\s*[\d:]/u.test(whole.slice(at + remark.length))) return remark
      leftOut.push(remark.trim())
      return ' '
    })
  const season = SEASON.exec(plain)
  if (season) throw new Unreadable('season', season[0])
  return [plain, leftOut]
}

/** 「工作日 9:00-18:00」 and nothing else says that it is shut on holidays. */
function onlyWorkingDays(statements: readonly Statement[]): boolean {
  return statements.every(({ working }) => working)
}

function statementsOf(text: string, aboutHolidays = false): Statement[] {
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

function spanOf(start: Time, end: Time, named: boolean): Span {
  // 「9-18」 alone may be anything; of days that are named, and past noon, it is a clock.
  const plain = named && end.minutes > DAY / 2 && start.minutes < end.minutes
  if (!start.explicit && !end.explicit && !plain) throw new Unreadable('unclear')
  let from = clock(start, start.period)
  let to = clock(end, end.period)
  // "2-5pm": a bare first hour belongs to the same half of the day where that makes sense.
  if (!start.explicit && end.period === 'afternoon' && from + DAY / 2 < to) from += DAY / 2
  // 「下午2:00-6:00」: the second half of the day goes on where nothing else is said.
  const late = start.period === 'noon' || start.period === 'afternoon' || start.period === 'evening'
  if (end.period === undefined && !end.nextDay && late && to <= from && to + DAY / 2 > from && to < DAY / 2)
    to += DAY / 2
  if (start.nextDay || from >= DAY || from === to) throw new Unreadable('reversed', shown(from, to))
  // 00:00-23:59 is how software writes a whole day.
  if (!end.nextDay && to > from) return { from, to: from === 0 && to === DAY - 1 ? DAY : to }
  const night = to % DAY
  if (night > DAY / 2 || night >= from || (!end.nextDay && from < NIGHT_FROM && night >= NIGHT_TO))
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
    for (const day of days.length > 0 ? new Set(days) : WEEK) {
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
  const sorted = spans
    // 「全天24小时」 says the same twice.
    .filter(({ from, to }, i) => spans.findIndex(s => s.from === from && s.to === to) === i)
    .sort((a, b) => a.from - b.from)
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
