import type { FieldProblem } from '../contract/errors'
import type { Locale } from '../contract/locale'
import { changeInWords, momentInWords } from '../contract/meanwhile-words'
import type { Role } from '../role/roles'
import type { Instant } from '../time/china-time'
import type { UsualHours } from './hours'
import { hoursInWords } from './import/hours-words'
import { officeField } from './office-fields'

/** One field that somebody changed. */
export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  /** In which role; null where the log names none. */
  readonly role: Role | null
  readonly at: Instant
}

/**
 * What was changed meanwhile, field by field: `path` names the field, `message` says who did what and when. Values are
 * told where they are words that people write; of the rest, that it was changed.
 */
export function changesInWords(
  changes: readonly FieldChange[],
  serviceName: (code: string) => string,
  locale: Locale,
): FieldProblem[] {
  return changes.map(change => {
    const value = (of: unknown) => valueInWords(change.field, of, serviceName, locale)
    const [before, after] = [value(change.before), value(change.after)]
    const label = officeField(change.field)[locale]
    const message = changeInWords({ label, role: change.role, at: change.at, before, after }, locale)
    return { path: change.field, message }
  })
}

/** A list that was imported meanwhile may have changed everything. */
export function importInWords(at: Instant, locale: Locale): FieldProblem {
  const when = momentInWords(at)
  const message =
    locale === 'zh-CN' ? `${when} 导入的表格更新了这个驿站` : `updated by an imported list, ${when}`
  return { path: 'import', message }
}

function valueInWords(
  field: string,
  value: unknown,
  serviceName: (code: string) => string,
  locale: Locale,
): string | undefined {
  const zh = locale === 'zh-CN'
  switch (field) {
    case 'name':
    case 'address': {
      const name = value as { zh: string; en?: string }
      return name.en === undefined ? name.zh : `${name.zh} / ${name.en}`
    }
    case 'phone':
      return value === null ? (zh ? '无' : 'none') : (value as string)
    case 'hours':
      return hoursInWords({ ...(value as UsualHours), exceptions: [] }, locale)
    case 'services':
      return (value as string[]).map(serviceName).join(zh ? '、' : ', ')
    case 'capacity': {
      const { seats, chargers } = value as { seats: number; chargers: number }
      return zh ? `${seats} 座、${chargers} 个充电位` : `${seats} seats, ${chargers} chargers`
    }
    case 'stepFree':
    case 'toilet':
      if (value === null) return zh ? '没登记' : 'not known'
      return value === true ? (zh ? '有' : 'yes') : zh ? '无' : 'no'
    default:
      return undefined
  }
}
