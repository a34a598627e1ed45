import type { Weekday } from '../../time/china-time'

/** A part of the day that a clock time was told with. */
export type Period = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

/** What a text about opening hours is made of. */
export type HoursToken =
  /** Days of the week; the more `weight`, the more closely they are named: every day 0, a group 1, a day 2. */
  | { readonly type: 'days'; readonly days: readonly Weekday[]; readonly weight: 0 | 1 | 2 }
  | { readonly type: 'holidays' }
  /** Minutes since midnight, 0 … 1440, before `period` has been applied. */
  | {
      readonly type: 'time'
      readonly minutes: number
      readonly period: Period | undefined
      readonly nextDay: boolean
      /** False for a bare number, which is a time only beside one that is not. */
      readonly explicit: boolean
    }
  | { readonly type: 'all_day' | 'closed' | 'as_usual' | 'break' | 'through' }
  /** `except` names whom it means before or after itself; `except_end` (外) closes that list. */
  | { readonly type: 'except' | 'except_end' }
  | { readonly type: 'and' | 'comma' | 'clause' }

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const CHINESE_DAYS = '一二三四五六日'
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const PERIODS: Readonly<Record<string, Period>> = {
  凌晨: 'night',
  清晨: 'morning',
  早晨: 'morning',
  早上: 'morning',
  早: 'morning',
  上午: 'morning',
  中午: 'noon',
  下午: 'afternoon',
  傍晚: 'evening',
  晚上: 'evening',
  夜间: 'evening',
  夜晚: 'evening',
  晚: 'evening',
}
const TIME = new RegExp(
  `^(次日|翌日|第二天|隔天|next day\\s*)?(${Object.keys(PERIODS).join('|')})?\\s*` +
    `(?:(\\d{1,2})(?:[:.](\\d{2})(?::\\d{2})?|点半|[点时](?:(\\d{1,2})分?|整)?)?(?![\\d])|(\\d{2})(\\d{2})(?!\\d))` +
    `\\s*([ap])?\\.?(?:m\\.?)?(?![a-z])`,
  'u',
)

type Reader = (rest: string, last: HoursToken | undefined) => readonly [number, HoursToken | null] | null

const fixed =
  (pattern: RegExp, token: HoursToken | null): Reader =>
  rest => {
    const found = pattern.exec(rest)
    return found ? [found[0].length, token] : null
  }

/** In this order: what is longer or stronger comes first. */
const readers: readonly Reader[] = [
  fixed(/^\s*[;。\n\r]+\s*/u, { type: 'clause' }),
  fixed(/^[\s():"]+/u, null),
  fixed(/^(?:全年无休|全年开放|全年|365天)/u, null),
  fixed(/^(?:午休|中午休息|lunch ?break|break)/u, { type: 'break' }),
  fixed(/^(?:照常(?:开放|营业)?|正常(?:开放|营业)?|不休息?|无休|(?:open )?as usual|as normal)/u, {
    type: 'as_usual',
  }),
  fixed(/^closed(?: on| every)?(?=\s+(?:mon|tue|wed|thu|fri|sat|sun|week|public|bank|holiday))/u, {
    type: 'except',
  }),
  fixed(/^(?:以外|之外|外)/u, { type: 'except_end' }),
  fixed(/^(?:暂?不开放|不营业|休息|休馆|闭馆|闭站|闭店|关闭|关门|停业|closed|off(?![a-z])|休)/u, {
    type: 'closed',
  }),
  fixed(/^(?:除外|不含|except(?: on| for)?|除了?)/u, { type: 'except' }),
  fixed(
    /^(?:国家)?(?:法定节假日|法定假日|法定节日|法定假期|公众假期|节假日|假日|节日|public holidays?|bank holidays?|holidays?)/u,
    { type: 'holidays' },
  ),
  fixed(
    /^(?:24\/7|7\s*[x×*]\s*24\s*(?:小时|h)?|24\s*小时|二十四小时|24\s*h(?:ours?|rs?)?(?![a-z])|全天候?|昼夜|round the clock|all day)/u,
    {
      type: 'all_day',
    },
  ),
  fixed(/^(?:每天|每日|天天|全周|一周七天|其[余他](?:时间|日子)?|平时|daily|every ?day|all week|7 days)/u, {
    type: 'days',
    days: WEEK,
    weight: 0,
  }),
  fixed(/^(?:工作日|平日|weekdays?|work(?:ing )?days?)/u, { type: 'days', days: [1, 2, 3, 4, 5], weight: 1 }),
  fixed(/^(?:周末|双休日|weekends?)/u, { type: 'days', days: [6, 7], weight: 1 }),
  chineseDay,
  englishDay,
  time,
  fixed(/^(?:至|到|直到|through|thru|until|till|to(?![a-z])|[-~〜–—―−‐‑]+)/u, { type: 'through' }),
  fixed(/^(?:以及|[、和及与&+/]|and(?![a-z]))/u, { type: 'and' }),
  fixed(/^,/u, { type: 'comma' }),
  fixed(
    /^(?:开放时间|营业时间|服务时间|对外开放|开放|营业|服务|时间|为|均|每(?=周|星期|礼拜)|opening hours|opening|open|hours|on(?![a-z])|from)/u,
    null,
  ),
]

/**
 * Cuts a text about opening hours into tokens; whatever it does not know ends the reading.
 * @returns the tokens, or the unknown text from where it begins
 */
export function hoursTokens(text: string): { tokens: HoursToken[] } | { unknown: string } {
  let rest = text.normalize('NFKC').toLowerCase().trim()
  const tokens: HoursToken[] = []
  while (rest.length > 0) {
    const read = firstOf(rest, tokens.at(-1))
    if (!read) return { unknown: rest.slice(0, 12) }
    const [length, token] = read
    if (token) tokens.push(token)
    rest = rest.slice(length)
  }
  return { tokens }
}

function firstOf(rest: string, last: HoursToken | undefined): ReturnType<Reader> {
  for (const reader of readers) {
    const read = reader(rest, last)
    if (read && read[0] > 0) return read
  }
  return null
}

/** 周一, 星期一, and the bare 六 or 五 of 周六日, 周一至五, 周一、三、五. */
function chineseDay(rest: string, last: HoursToken | undefined): ReturnType<Reader> {
  const goesOn = last?.type === 'days' || last?.type === 'through' || last?.type === 'and'
  const found =
    /^(?:周|星期|礼拜)([一二三四五六日天1-7])/u.exec(rest) ??
    (goesOn ? /^([一二三四五六日天])(?![点时])/u.exec(rest) : null)
  const name = found?.[1]
  if (!found || name === undefined) return null
  const day = /\d/u.test(name) ? Number(name) : CHINESE_DAYS.indexOf(name === '天' ? '日' : name) + 1
  return [found[0].length, { type: 'days', days: [day as Weekday], weight: 2 }]
}

function englishDay(rest: string): ReturnType<Reader> {
  const found =
    /^(mon|tue|wed|thu|fri|sat|sun)(?:s|rs?|nes|ur|day|sday|nesday|rsday|urday)?s?\.?(?![a-z])/u.exec(rest)
  if (!found?.[1]) return null
  const day = ENGLISH_DAYS.indexOf(found[1]) + 1
  return [found[0].length, { type: 'days', days: [day as Weekday], weight: 2 }]
}

function time(rest: string): ReturnType<Reader> {
  const found = TIME.exec(rest)
  if (!found) return null
  const [whole, nextDay, period, hour, minute, spoken, hour4, minute4, half] = found
  const hours = Number(hour ?? hour4)
  const minutes = whole.includes('点半') ? 30 : Number(minute ?? spoken ?? minute4 ?? 0)
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) return null
  const named = period === undefined ? undefined : PERIODS[period]
  return [
    whole.length,
    {
      type: 'time',
      minutes: hours * 60 + minutes,
      period: half === 'p' ? (hours === 12 ? 'noon' : 'afternoon') : half === 'a' ? 'night' : named,
      nextDay: nextDay !== undefined,
      explicit: whole.trim() !== hour,
    },
  ]
}
