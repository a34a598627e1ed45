import type * as z from 'zod/mini'
import type { FieldProblem } from '../../domain/contract/errors'
import type { Locale, Words } from '../../domain/contract/locale'

type Issue = z.core.$ZodIssue

/** Turns what the schema refused into sentences that name the field as a person calls it. */
export function explainInput(
  issues: readonly Issue[],
  input: unknown,
  fields: Readonly<Record<string, Words>>,
  locale: Locale,
): { message: string; details: FieldProblem[] } {
  const details = issues.slice(0, 20).map(issue => {
    const path = issue.path.map(String)
    const message = isMissing(issue.path, input)
      ? missing(path, fields, locale)
      : sentence(issue, labelOf(path, fields, locale), locale)
    return { path: path.join('.'), message }
  })
  return { message: details[0]?.message ?? '', details }
}

/** Names of a body that are no part of a call, for who wrote the program that sends them. */
export function explainUnknown(
  names: readonly string[],
  locale: Locale,
): { message: string; details: FieldProblem[] } {
  const zh = locale === 'zh-CN'
  const message = (name: string) =>
    zh
      ? `不认识「${name}」：要填的都放在 input 里。`
      : `“${name}” is unknown: what a call takes stands in input.`
  const details = names.slice(0, 20).map(name => {
    const path = name.slice(0, LONGEST_NAME)
    return { path, message: message(path) }
  })
  return { message: details[0]?.message ?? '', details }
}

/** Of a name that somebody sends: it comes back in the answer. */
const LONGEST_NAME = 64

/** Whether what was refused is not there at all. */
function isMissing(path: Issue['path'], input: unknown): boolean {
  let value = input
  for (const part of path) {
    if (value === null || typeof value !== 'object') return false
    value = Object.hasOwn(value, part) ? (value as Readonly<Record<PropertyKey, unknown>>)[part] : undefined
  }
  return value === undefined
}

/** A field that has no name among people is said as programs call it. */
function missing(path: readonly string[], fields: Readonly<Record<string, Words>>, locale: Locale): string {
  const own = path.at(-1) ?? ''
  const label = fields[own]?.[locale]
  if (locale === 'en')
    return label === undefined ? `“${path.join('.')}” is missing.` : `Please fill in: ${label}.`
  return label === undefined ? `少了「${path.join('.')}」。` : `还没有填${label}。`
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
