import type * as z from 'zod/mini'
import type { FieldProblem } from '../../domain/contract/errors'
import type { Locale, Words } from '../../domain/contract/locale'

type Issue = z.core.$ZodIssue

/** Turns what the schema refused into sentences that name the field as a person calls it. */
export function explainInput(
  issues: readonly Issue[],
  fields: Readonly<Record<string, Words>>,
  locale: Locale,
): { message: string; details: FieldProblem[] } {
  const details = issues.slice(0, 20).map(issue => {
    const path = issue.path.map(String)
    const label = labelOf(path, fields, locale)
    return { path: path.join('.'), message: sentence(issue, label, locale) }
  })
  return { message: details[0]?.message ?? '', details }
}

/** The innermost part of the path that has a name; list positions have none. */
function labelOf(path: readonly string[], fields: Readonly<Record<string, Words>>, locale: Locale): string {
  const named = path.filter(part => Object.hasOwn(fields, part)).at(-1)
  const words = named === undefined ? undefined : fields[named]
  return words?.[locale] ?? (locale === 'en' ? 'The request' : '这次提交')
}

function sentence(issue: Issue, label: string, locale: Locale): string {
  const zh = locale === 'zh-CN'
  const Label = label.charAt(0).toUpperCase() + label.slice(1)
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string')
        return zh
          ? `${label}太长，最多 ${String(issue.maximum)} 个字。`
          : `${Label} is too long: ${String(issue.maximum)} characters at most.`
      if (issue.origin === 'array')
        return zh
          ? `${label}太多，最多选 ${String(issue.maximum)} 个。`
          : `${Label}: choose ${String(issue.maximum)} at most.`
      return zh
        ? `${label}太大，最大是 ${String(issue.maximum)}。`
        : `${Label} is too large: ${String(issue.maximum)} at most.`
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return zh ? `${label}不能为空。` : `${Label} must not be empty.`
      return zh
        ? `${label}太小，最小是 ${String(issue.minimum)}。`
        : `${Label} is too small: ${String(issue.minimum)} at least.`
    case 'unrecognized_keys':
      return zh
        ? `${label}里有不认识的内容，请更新到最新版本再试。`
        : `${Label} has parts we do not know. Please update and try again.`
    default:
      return zh ? `${label}填得不对，请检查后再试。` : `${Label} is not right. Please check and try again.`
  }
}
