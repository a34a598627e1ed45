import type { Weekday } from '../../time/china-time'
import type { Hours, TimeRange } from '../hours'
import { Unreadable, type HoursProblem } from './hours-problem'
import { DAY, shown, written, type Span } from './hours-spans'
import { statementsOf, type Statement } from './hours-statements'

export type ReadHours =
  | {
      readonly hours: Hours
      /** What was understood but cannot be kept in weekly hours: 春节除外, 以公告为准. */
      readonly leftOut: readonly string[]
    }
  | { readonly problem: HoursProblem }

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const MOST_RANGES = 6

/**
 * Reads opening hours as people write them into spreadsheets: 「周一至周五 9:00-12:00,14:00-18:00；周六
 * 9:00-12:00」, 「24小时」, 「每天8点半到晚上9点，法定节假日休息」, "Mon-Fri 09:00-18:00". Days named more
 * closely beat groups, groups beat every day. Of public holidays that are not mentioned nothing is known: 「每天」 alone
 * does not say that it is open on National Day.
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
    const weekly = weeklyOf(said)
    const onHolidays = about.length > 0 ? holidaysOf(about) : impliedHolidays(plain, said, weekly)
    return { hours: { weekly, holidays: onHolidays, exceptions: [] }, leftOut: [...leftOut, ...alsoLeftOut] }
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

/** Words that leave no day of the year out. A lunch without a pause is another matter. */
const ALL_YEAR = /全年|常年|365|all year|year[- ]?round|(?<!午[间休]?(?:均|也|都)?)(?:无休|不打烊)/u

/** What follows for public holidays from a text that does not name them. */
function impliedHolidays(
  plain: string,
  said: readonly Statement[],
  weekly: Hours['weekly'],
): Hours['holidays'] {
  // 「工作日 9:00-18:00」 and nothing else says that it is shut on holidays.
  if (said.every(({ working }) => working)) return 'closed'
  // What is shut every day, or open round the clock, is so on holidays too.
  if (weekly.length === 0 || isAlways(weekly)) return 'as_usual'
  const everyDay = new Set(weekly.flatMap(({ days }) => days)).size === WEEK.length
  return everyDay && ALL_YEAR.test(plain) ? 'as_usual' : 'unknown'
}

function isAlways(weekly: Hours['weekly']): boolean {
  const [only, ...more] = weekly
  const [range] = only?.ranges ?? []
  return (
    more.length === 0 && only?.days.length === WEEK.length && range?.from === '00:00' && range.to === '24:00'
  )
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
