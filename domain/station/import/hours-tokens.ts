import type { Weekday } from '../../time/china-time'

/** A part of the day that a clock time was told with. */
export type Period = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

/** What a text about opening hours is made of. */
export type HoursToken =
  /**
   * Days of the week; the more `weight`, the more closely they are named: every day 0, a group 1, a day 2. `working`
   * where only days count on which people work.
   */
  | {
      readonly type: 'days'
      readonly days: readonly Weekday[]
      readonly weight: 0 | 1 | 2
      readonly working?: true
    }
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
  /** 无休: of holidays that they are as usual, of anything else nothing new. */
  | { readonly type: 'never_rests' }
  /** 含节假日: holidays are as usual, whatever is being said. */
  | { readonly type: 'with_holidays' }
  /** `except` (除) names whom it means after itself, `excepted` (除外) before; `except_end` (外) closes a list. */
  | { readonly type: 'except' | 'excepted' | 'except_end' }
  | { readonly type: 'and' | 'comma' | 'clause' | 'bracket' }

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const CHINESE_DAYS = '一二三四五六日'
const ENGLISH_DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const ENGLISH_DAY =
  '(?:mo(?:n(?:days?|s)?)?|tu(?:e(?:s(?:days?)?)?)?|we(?:d(?:s|nesdays?)?)?|th(?:u(?:rs?(?:days?)?)?)?|' +
  'fr(?:i(?:days?|s)?)?|sa(?:t(?:urdays?|s)?)?|su(?:n(?:days?|s)?)?)(?![a-z])'
const HOLIDAYS =
  '(?:国家)?(?:法定)?(?:节假日|假日|节日|假期|公众假期|(?:public |bank |national |statutory )?holidays?|ph(?![a-z]))'
const PERIODS: Readonly<Record<string, Period>> = {
  凌晨: 'night',
  清晨: 'morning',
  早晨: 'morning',
  早上: 'morning',
  早: 'morning',
  朝: 'morning',
  上午: 'morning',
  中午: 'noon',
  午间: 'noon',
  下午: 'afternoon',
  午后: 'afternoon',
  傍晚: 'evening',
  晚上: 'evening',
  晚间: 'evening',
  夜间: 'evening',
  夜晚: 'evening',
  晚: 'evening',
}
const TIME = new RegExp(
  `^(次日|翌日|第二天|隔天|next day\\s*)?(${Object.keys(PERIODS).join('|')})?[\\s:]*` +
    `(?:(\\d{1,2})(?:[:.](\\d{2})(?::\\d{2})?|点半|[点时](?:(\\d{1,2})分?|钟|整)?)?(?![\\d])|(\\d{2})(\\d{2})(?!\\d))` +
    `\\s*([ap])?\\.?(?:m\\.?)?(?![a-z])`,
  'u',
)

type Reader = (rest: string, before: readonly HoursToken[]) => readonly [number, HoursToken | null] | null

const fixed =
  (pattern: RegExp, token: HoursToken | null): Reader =>
  rest => {
    const found = pattern.exec(rest)
    return found ? [found[0].length, token] : null
  }

/** In this order: what is longer or stronger comes first. */
const readers: readonly Reader[] = [
  fixed(/^\s*[;。\n\r]+\s*/u, { type: 'clause' }),
  fixed(/^[()【】[\]]/u, { type: 'bracket' }),
  fixed(/^[\s:"]+/u, null),
  fixed(/^(?:一年|全年)?\s*365\s*天|^(?:全年开放|全年|常年|长期|all year(?: round)?|year[- ]round)/u, null),
  fixed(
    /^(?:(?:中午|午间|午休)(?:均|也|都)?(?:不休息?|不休馆|不打烊|不闭馆|不关门|照常|无休|正常开放)|无午休|不午休|连续开放|no lunch ?break|no break)/u,
    null,
  ),
  fixed(/^(?:午休(?:时间)?|(?:中午|午间)(?:休息|闭馆)(?:时间)?|lunch(?: ?break)?|break)/u, { type: 'break' }),
  fixed(/^(?:(?:全年|全天|均)?(?:无休(?:息日?)?|不休息?|不打烊|不间断|不停业|不闭馆|不关门)|non[- ]?stop)/u, {
    type: 'never_rests',
  }),
  fixed(/^(?:照常|正常)(?:开放|营业|上班|服务|运营)?|^(?:open )?(?:as usual|as normal)/u, {
    type: 'as_usual',
  }),
  fixed(new RegExp(`^(?:含|包含|包括|均含|including|incl\\.?|inclusive of)\\s*${HOLIDAYS}`, 'u'), {
    type: 'with_holidays',
  }),
  fixed(new RegExp(`^closed(?: on| every)?(?=[\\s:]+(?:${ENGLISH_DAY}|week|${HOLIDAYS}))`, 'u'), {
    type: 'except',
  }),
  fixed(/^(?:除外|excluded)/u, { type: 'excepted' }),
  fixed(/^(?:不含|不包括|不包含|除去|除了?|except(?: on| for)?|excluding|excl\.?)/u, { type: 'except' }),
  fixed(/^(?:以外|之外|外)/u, { type: 'except_end' }),
  fixed(
    /^(?:(?:暂时?|目前)?(?:不|未|停止)(?:对外)?(?:开放|营业|服务)|暂停(?:对外)?(?:开放|营业|服务|使用)?|(?:装修|维修|改造|升级|修缮)中|放假|休息|休馆|闭馆|闭站|闭店|关闭|关门|停业|(?:temporarily |currently )?closed|off(?![a-z])|休)/u,
    { type: 'closed' },
  ),
  fixed(new RegExp(`^${HOLIDAYS}(?:期间|当天)?`, 'u'), { type: 'holidays' }),
  fixed(
    /^(?:24h?\s*[/x×*]\s*7d?(?:ays?)?(?![\d:.点时])|7\s*(?:天|日|d|days?)?\s*[x×*/]\s*24\s*(?:小时|h(?:ours?|rs?)?)?|24\s*(?:个)?小时(?:制|\/[天日])?|二十四小时|24[\s-]*h(?:ours?|rs?)?(?:\s*(?:a|per|\/)\s*day)?(?![a-z])|全天候?|全日制?|昼夜|日夜|round[- ]the[- ]clock|all day)/u,
    { type: 'all_day' },
  ),
  fixed(
    /^(?:每天|每日|天天|日常|全周|(?:每|一)周[七7]天|(?:每|一)周7日|其[余他](?:时间|日子)?|平时|daily|every ?day|all week|(?:7|seven) days(?: (?:a|per) week)?)/u,
    { type: 'days', days: WEEK, weight: 0 },
  ),
  fixed(/^(?:法定)?(?:工作日|上班日)|^work(?:ing )?days?/u, {
    type: 'days',
    days: [1, 2, 3, 4, 5],
    weight: 1,
    working: true,
  }),
  fixed(/^(?:平日|weekdays?|m\s*-\s*f(?![a-z]))/u, { type: 'days', days: [1, 2, 3, 4, 5], weight: 1 }),
  fixed(/^(?:周末|双休日|休息日|weekends?)/u, { type: 'days', days: [6, 7], weight: 1 }),
  chineseDay,
  englishDay,
  fixed(/^(?:12\s*)?noon(?![a-z])|^正午(?:12[点时])?/u, {
    type: 'time',
    minutes: 720,
    period: undefined,
    nextDay: false,
    explicit: true,
  }),
  fixed(/^(?:12\s*)?midnight(?![a-z])|^(?:午夜|半夜|夜里|凌晨|零)(?:12|0|零)?[点时]|^午夜/u, {
    type: 'time',
    minutes: 0,
    period: undefined,
    nextDay: false,
    explicit: true,
  }),
  time,
  fixed(/^(?:至|到|直到|through|thru|until|till|to(?![a-z])|[-~〜–—―−‐‑→]+)/u, { type: 'through' }),
  fixed(/^(?:以及|[、和及与&+/]|and(?![a-z]))/u, { type: 'and' }),
  fixed(/^,/u, { type: 'comma' }),
  fixed(
    /^(?:免费|自助(?:服务)?|无人值守|对外|开放|营业|服务|运营|办公|上班|下班|接待|值班|值守|时间段?|时段|为|均|都|从|自|由|起|止|每(?=周|星期|礼拜)|opening|business|service|open|hours?|hrs?(?![a-z])|times?(?![a-z])|on(?![a-z])|from|every(?= ))/u,
    null,
  ),
]

const DIGITS = '零一二三四五六七八九'
const NUMERAL = '(?:[二三四五]?十[一二三四五六七八九]?|[零一二两三四五六七八九])'

/** 九, 十一, 二十三 and 两 as figures. */
function figure(numeral: string): string {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['零', numeral.replace('两', '二')]
  const ten = tens === '' ? 1 : DIGITS.indexOf(tens ?? '零')
  return String(ten * 10 + Math.max(0, DIGITS.indexOf(ones === '' ? '零' : (ones ?? '零'))))
}

/** Clock times in Chinese numerals (九点三十分, 朝九晚五) as figures; days of the week stay. */
function withFigures(text: string): string {
  return text
    .replace(
      new RegExp(`(?<!周|星期|礼拜|[一二三四五六七八九十])(${NUMERAL})(?=点|时(?!间|段))`, 'gu'),
      (_, numeral: string) => figure(numeral),
    )
    .replace(new RegExp(`(?<=\\d[点时])(${NUMERAL})(?=分|[^\\p{L}]|$)`, 'gu'), (_, n: string) => figure(n))
    .replace(new RegExp(`(?<=[早晚朝])(${NUMERAL})(?!点|时)`, 'gu'), (_, numeral: string) => figure(numeral))
}

/**
 * Cuts a text about opening hours into tokens; whatever it does not know ends the reading.
 * @returns the tokens, or the unknown text from where it begins
 */
export function hoursTokens(text: string): { tokens: HoursToken[] } | { unknown: string } {
  let rest = withFigures(text.normalize('NFKC').toLowerCase().trim())
  const tokens: HoursToken[] = []
  while (rest.length > 0) {
    const read = firstOf(rest, tokens)
    if (!read) return { unknown: rest.slice(0, 12) }
    const [length, token] = read
    if (token) tokens.push(token)
    rest = rest.slice(length)
  }
  return { tokens }
}

function firstOf(rest: string, before: readonly HoursToken[]): ReturnType<Reader> {
  for (const reader of readers) {
    const read = reader(rest, before)
    if (read && read[0] > 0) return read
  }
  return null
}

/** 周一, 星期一, and the bare 六, 五 or 5 of 周六日, 周一至五, 周1-5, 周一、三、五. */
function chineseDay(rest: string, before: readonly HoursToken[]): ReturnType<Reader> {
  const last = before.at(-1)
  const joined = last?.type === 'through' || last?.type === 'and'
  const goesOn = last?.type === 'days' || joined
  const found =
    /^(?:周|星期|礼拜)([一二三四五六日天1-7])/u.exec(rest) ??
    (goesOn ? /^([一二三四五六日天])(?![点时])/u.exec(rest) : null) ??
    (joined && before.at(-2)?.type === 'days' ? /^([1-7])(?=[\s,;()、]|$)/u.exec(rest) : null)
  const name = found?.[1]
  if (!found || name === undefined) return null
  const day = /\d/u.test(name) ? Number(name) : CHINESE_DAYS.indexOf(name === '天' ? '日' : name) + 1
  return [found[0].length, { type: 'days', days: [day as Weekday], weight: 2 }]
}

const ENGLISH = new RegExp(`^${ENGLISH_DAY}\\.?`, 'u')
function englishDay(rest: string): ReturnType<Reader> {
  const found = ENGLISH.exec(rest)
  if (!found) return null
  const day = ENGLISH_DAYS.indexOf(found[0].slice(0, 2)) + 1
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
