import type { FieldProblem } from '../contract/errors'
import type { Locale, Words } from '../contract/locale'
import { doerInWords, momentInWords } from '../contract/meanwhile-words'
import type { Instant } from '../time/china-time'
import type { Role } from './roles'

const did: Readonly<Record<string, Words>> = {
  active: { 'zh-CN': '让它生效', en: 'put in force' },
  suspended: { 'zh-CN': '暂停了它', en: 'suspended' },
  ended: { 'zh-CN': '收回了它', en: 'ended' },
}

/** What one act did to a role: `path` names the field, `message` says who did what and when. */
export function grantChangeInWords(
  line: {
    readonly role: Role | null
    readonly at: Instant
    readonly reason: string | null
    readonly after: Readonly<Record<string, unknown>>
  },
  locale: Locale,
): FieldProblem[] {
  const { role, at, reason, after } = line
  const words = did[String(after.state)]?.[locale]
  if (words === undefined) return []
  const [who, when] = [doerInWords(role, locale), momentInWords(at)]
  const message =
    locale === 'zh-CN'
      ? `${when} ${who}${words}${reason ? `：${reason}` : ''}`
      : `${words} by ${who}, ${when}${reason ? `: ${reason}` : ''}`
  return [{ path: 'state', message }]
}
