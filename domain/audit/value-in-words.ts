import { postWords } from '../area/post-words'
import type { ContactPost } from '../area/contacts'
import type { Locale } from '../contract/locale'
import { momentInWords } from '../contract/meanwhile-words'
import { roleNames } from '../role/role-names'
import type { Role } from '../role/roles'
import { withCodes } from '../station/code-of-id'
import { hoursInWords } from '../station/import/hours-words'
import type { Hours } from '../station/hours'
import { sampleReasonWords } from '../sample/reasons'
import { reasonWords } from '../submissions/reasons'
import { chinaDate } from '../time/china-time'
import { kindWords, stateWords } from './field-words'

type Facts = Readonly<Record<string, unknown>>

const few: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    true: '是',
    false: '否',
    counter: '柜台',
    telephone: '电话',
    seatsFree: '空座',
    chargersFree: '空充电位',
    seats: '座位',
    chargers: '充电位',
    closed: '不开',
    locked: '没开门',
    until: '到',
    district: '区',
    street: '街道',
    community: '社区',
    grid: '网格',
    micro_grid: '微网格',
    estate: '小区',
    negative: '阴性',
    positive: '阳性',
    unclear: '不明确',
  },
  en: {
    true: 'yes',
    false: 'no',
    counter: 'counter',
    telephone: 'telephone',
    seatsFree: 'seats free',
    chargersFree: 'chargers free',
    seats: 'seats',
    chargers: 'chargers',
    closed: 'closed',
    locked: 'found locked',
    until: 'until',
    district: 'district',
    street: 'street',
    community: 'community',
    grid: 'grid',
    micro_grid: 'micro-grid',
    estate: 'estate',
    negative: 'negative',
    positive: 'positive',
    unclear: 'not clear',
  },
}

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value of the log as people read it; null for what was not there. */
export function valueInWords(field: string, value: unknown, kind: string, locale: Locale): string | null {
  if (value === undefined || value === null) return null
  const words = few[locale]
  if (typeof value === 'boolean') return words[String(value)] ?? null
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (field === 'role')
      return Object.hasOwn(roleNames[locale], value) ? roleNames[locale][value as Role] : value
    if (field === 'reason' && kind === 'submission') return refusedFor(value, locale)
    if (field === 'reason' && kind === 'sample') return wordsOf(sampleReasonWords[locale], value)
    if (field === 'state') return stateWords[locale][kind]?.[value] ?? value
    if (['channel', 'level', 'report', 'outcome'].includes(field)) return words[value] ?? value
    if (field === 'kind') return kindWords[locale][value] ?? value
    return withCodes(value)
  }
  if (Array.isArray(value)) return listInWords(value, field, kind, locale)
  return isFacts(value) ? factsInWords(value, field, kind, locale) : null
}

/** Why photos were not shown; what staff wrote besides is the reason of the line itself. */
function refusedFor(code: string, locale: Locale): string {
  return wordsOf(reasonWords[locale], code)
}

function wordsOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] || code
}

function listInWords(list: readonly unknown[], field: string, kind: string, locale: Locale): string | null {
  if (list.length === 0) return null
  const one = (value: unknown) => {
    if (isFacts(value) && 'post' in value) {
      const post = postWords[locale][value.post as ContactPost]
      return [value.name, post, value.phone].filter(Boolean).join(' ')
    }
    if (isFacts(value) && 'date' in value) return dayInWords(value, locale)
    return valueInWords(field, value, kind, locale) ?? ''
  }
  return list.map(one).join(locale === 'zh-CN' ? '、' : ', ')
}

/** `12-01 10:00–12:00`, or that it is closed. */
function dayInWords({ date, ranges, note }: Facts, locale: Locale): string {
  const open = Array.isArray(ranges) ? (ranges as readonly { from: string; to: string }[]) : []
  const hours = open.map(({ from, to }) => `${from}–${to}`).join(' ') || (few[locale].closed ?? '')
  return [String(date).slice(5), hours, note].filter(Boolean).join(' ')
}

/** Of what a list was narrowed to, in China's time; open where nothing was said. */
function periodInWords({ from, until }: Facts, locale: Locale): string {
  const said = (at: unknown, open: string) => {
    if (typeof at !== 'string') return open
    const instant = Date.parse(at)
    return `${chinaDate(instant).slice(0, 4)}-${momentInWords(instant)}`
  }
  const zh = locale === 'zh-CN'
  if (typeof from !== 'string' && typeof until !== 'string') return zh ? '全部时间' : 'any time'
  return zh
    ? `${said(from, '最早')} 到 ${said(until, '导出时')}`
    : `${said(from, 'the first')} to ${said(until, 'the export')}`
}

function factsInWords(value: Facts, field: string, kind: string, locale: Locale): string {
  const words = few[locale]
  if (typeof value.zh === 'string') return [value.zh, value.en].filter(Boolean).join(' / ')
  if (typeof value.lng === 'number') return `${value.lng}, ${String(value.lat)}`
  if (field === 'period') return periodInWords(value, locale)
  if (Array.isArray(value.weekly))
    return hoursInWords({ ...value, exceptions: [] } as unknown as Hours, locale)
  if (isFacts(value.reason)) {
    const until = typeof value.until === 'string' ? momentInWords(Date.parse(value.until)) : null
    const why = factsInWords(value.reason, 'reason', kind, locale)
    return until === null ? why : `${why} ${words.until ?? ''} ${until}`
  }
  return Object.entries(value)
    .filter(([key]) => key !== 'updatedAt')
    .map(([key, part]) => {
      const said = valueInWords(key, part, kind, locale) ?? '—'
      return `${words[key] ?? key} ${said}`
    })
    .join(locale === 'zh-CN' ? '，' : ', ')
}
