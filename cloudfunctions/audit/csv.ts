import type { AuditLine } from '../../domain/audit/contract'
import { kindWords } from '../../domain/audit/field-words'
import { differencesOf, saidOf } from '../../domain/audit/line-in-words'
import type { Locale } from '../../domain/contract/locale'
import { roleNames } from '../../domain/role/role-names'
import { withCodes } from '../../domain/station/code-of-id'
import { HOUR } from '../../domain/time/china-time'

const COLON: Readonly<Record<Locale, string>> = { 'zh-CN': '：', en: ': ' }
const SEMICOLON: Readonly<Record<Locale, string>> = { 'zh-CN': '；', en: '; ' }

const headings: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['时间（北京时间）', '人', '角色', '代办', '事项', '对象', '原来', '现在', '原因', '编号'],
  en: ['time (UTC+8)', 'person', 'role', 'on behalf', 'act', 'target', 'before', 'after', 'reason', 'id'],
}

/** The first line of an export. */
export function headingOf(locale: Locale): string {
  return rowOf(headings[locale])
}

/** Lines of the log as RFC 4180 has it, without the heading. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvOf(lines: readonly AuditLine[], locale: Locale): string {
  const table = lines.map(line => {
    const differences = differencesOf(line, locale)
    const side = (which: 'before' | 'after') =>
      differences
        .flatMap(one => (one[which] === null ? [] : `${one.field}${COLON[locale]}${one[which]}`))
        .join(SEMICOLON[locale])
    return [
      momentOf(line.at),
      line.actor,
      line.role === null ? '' : roleNames[locale][line.role],
      line.onBehalf ? (locale === 'en' ? 'yes' : '是') : '',
      saidOf(line, locale),
      `${kindWords[locale][line.target.kind] ?? line.target.kind} ${withCodes(line.target.id)}`,
      side('before'),
      side('after'),
      line.reason ?? '',
      line.id,
    ]
  })
  return table.map(rowOf).join('')
}

const rowOf = (row: readonly string[]) => `${row.map(cell).join(',')}\r\n`

/** `2026-11-20 10:00:05`, China's time: the file is read by people and in spreadsheets. */
function momentOf(at: string): string {
  const china = new Date(Date.parse(at) + 8 * HOUR).toISOString()
  return `${china.slice(0, 10)} ${china.slice(11, 19)}`
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
