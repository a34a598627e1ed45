import type { FieldProblem } from '../contract/errors'
import type { Locale } from '../contract/locale'
import { doerInWords, momentInWords } from '../contract/meanwhile-words'
import { nameIn } from '../contract/name'
import type { Role } from '../role/roles'
import type { Instant } from '../time/china-time'
import type { Closure } from './closure'
import type { HoursException } from './hours'

interface Doer {
  readonly role: Role | null
  readonly at: Instant
}

/** `11-20 10:00 驿站工作人员关了门：水管爆裂，到 11-21 09:00`. */
export function doorInWords(closure: Closure | null, { role, at }: Doer, locale: Locale): FieldProblem {
  const [who, when] = [doerInWords(role, locale), momentInWords(at)]
  const until = closure?.until == null ? null : momentInWords(Date.parse(closure.until))
  const why = closure && nameIn(closure.reason, locale)
  const zh = closure ? `关了门：${why ?? ''}${until ? `，到 ${until}` : ''}` : '开了门'
  const en = closure
    ? `closed by ${who}, ${when}: ${why ?? ''}${until ? `, until ${until}` : ''}`
    : `opened by ${who}, ${when}`
  return { path: 'closure', message: locale === 'zh-CN' ? `${when} ${who}${zh}` : en }
}

/** Of each day that somebody changed, what it is by now; `now` is null where its usual hours count again. */
export function dayInWords(
  date: string,
  now: HoursException | null,
  { role, at }: Doer,
  locale: Locale,
): FieldProblem {
  const [who, when] = [doerInWords(role, locale), momentInWords(at)]
  const zh = locale === 'zh-CN'
  const hours = now?.ranges.map(({ from, to }) => `${from}–${to}`).join(zh ? '、' : ', ') ?? ''
  const how =
    now === null ? (zh ? '照常' : 'usual hours') : now.ranges.length === 0 ? (zh ? '不开' : 'closed') : hours
  const message = zh
    ? `${when} ${who}把 ${date.slice(5)} 改成${how}`
    : `${date.slice(5)} set to ${how} by ${who}, ${when}`
  return { path: 'exceptions', message }
}
