import type { FieldProblem } from '../contract/errors'
import type { Locale, Words } from '../contract/locale'
import { changeInWords, doerInWords, momentInWords } from '../contract/meanwhile-words'
import type { Role } from '../role/roles'
import type { Instant } from '../time/china-time'

const labels: Readonly<Record<string, Words>> = {
  name: { 'zh-CN': '名称', en: 'name' },
  contacts: { 'zh-CN': '联系人', en: 'contacts' },
  centre: { 'zh-CN': '位置', en: 'place' },
}

/** What one act changed of an area: `path` names the field, `message` says who did what and when. */
export function areaChangesInWords(
  line: {
    readonly role: Role | null
    readonly at: Instant
    readonly reason: string | null
    readonly before: Readonly<Record<string, unknown>>
    readonly after: Readonly<Record<string, unknown>>
  },
  locale: Locale,
): FieldProblem[] {
  const { role, at, before, after } = line
  return Object.entries(after).flatMap(([path, value]) => {
    if (path === 'state') return { path, message: endedInWords(line, value === 'ended', locale) }
    const label = labels[path]
    if (!label) return []
    const words = (one: unknown) => (typeof one === 'string' ? one : undefined)
    const told = { label: label[locale], role, at, before: words(before[path]), after: words(value) }
    return { path, message: changeInWords(told, locale) }
  })
}

function endedInWords(
  { role, at, reason }: { readonly role: Role | null; readonly at: Instant; readonly reason: string | null },
  ended: boolean,
  locale: Locale,
): string {
  const [who, when] = [doerInWords(role, locale), momentInWords(at)]
  if (locale === 'zh-CN') return `${when} ${who}${ended ? '撤销' : '恢复'}了它${reason ? `：${reason}` : ''}`
  return `${ended ? 'closed' : 'reopened'} by ${who}, ${when}${reason ? `: ${reason}` : ''}`
}
