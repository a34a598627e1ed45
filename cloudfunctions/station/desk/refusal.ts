import { NuanlinError } from '../../../domain/contract/errors'
import type { Locale, Words } from '../../../domain/contract/locale'
import { deskWords } from '../../../domain/station/desk-contract'
import type { RecordProblem } from '../../../domain/station/record-checks'
import { recordWords } from '../../../domain/station/record-words'

/** Says what is wrong with an input beyond its shape: in the words of the import, by field. */
export function refusal(
  problems: readonly Pick<RecordProblem, 'field' | 'code' | 'detail'>[],
  under: string,
  locale: Locale,
): NuanlinError {
  return refusalInWords(
    problems.map(problem => ({ ...problem, words: recordWords(problem) })),
    under,
    locale,
  )
}

/** The same where the words are the caller's. */
export function refusalInWords(
  problems: readonly { readonly field: string; readonly words: Words }[],
  under: string,
  locale: Locale,
): NuanlinError {
  const fields: Readonly<Record<string, Words>> = deskWords.fields
  const details = problems.map(({ field, words }) => {
    const label = fields[field]?.[locale] ?? field
    const message = locale === 'zh-CN' ? `${label}：${words[locale]}。` : `${label}: ${words[locale]}.`
    return { path: under === '' ? field : `${under}.${field}`, message }
  })
  return new NuanlinError('INVALID_INPUT', { message: details[0]?.message ?? '', details })
}
