import type { AuditLine } from '../../domain/audit/contract'
import type { Locale } from '../../domain/contract/locale'

const headings: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['时间', '人', '角色', '代办', '事项', '对象', '原来', '现在', '原因', '编号'],
  en: ['time', 'person', 'role', 'on behalf', 'act', 'target', 'before', 'after', 'reason', 'id'],
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvOf(lines: readonly AuditLine[], locale: Locale, heading: boolean): string {
  const table = lines.map(line => [
    line.at,
    line.actor,
    line.role ?? '',
    line.onBehalf ? (locale === 'en' ? 'yes' : '是') : '',
    line.procedure,
    `${line.target.kind}:${line.target.id}`,
    line.before ?? '',
    line.after ?? '',
    line.reason ?? '',
    line.id,
  ])
  return [...(heading ? [headings[locale]] : []), ...table]
    .map(row => `${row.map(cell).join(',')}\r\n`)
    .join('')
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
