import type { Locale, Words } from '../../domain/contract/locale'
import { fieldNames, fieldNamesIn, hiddenFields } from '../../domain/privacy/field-names'
import { isGone } from '../../domain/privacy/gone'
import type { Who } from '../../domain/privacy/documents'
import { HOUR } from '../../domain/time/china-time'

const you: Words = { 'zh-CN': '你', en: 'you' }
const another: Words = { 'zh-CN': '另一个人', en: 'somebody else' }

const subjectOfSomebody = /^(?:wx|h5|desk):/
const idOfSomebody = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * A stored document as its person may read it: fields by names of their language, moments in China's time, themselves
 * as "you". The ids of other people, hashes and keys are not in it.
 */
export function readableDocument(document: unknown, who: Who, locale: Locale, collection: string): unknown {
  const nameOf = (field: string) =>
    (fieldNamesIn[collection]?.[field] ?? fieldNames[field])?.[locale] ?? field
  const read = (value: unknown, key: string): unknown => {
    if (value instanceof Date) return momentOf(value)
    if (Array.isArray(value)) return value.map(item => read(item, key))
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value)
          .filter(([name, part]) => !hiddenFields.includes(name) && part !== null)
          .map(([name, part]) => [nameOf(name), read(part, name)]),
      )
    if (typeof value !== 'string') return value
    // What an act changed is kept as text.
    if (key === 'before' || key === 'after') return read(parsed(value), '')
    if (value === who.subject) return key === 'subject' ? value : you[locale]
    if (value === who.id) return key === '_id' ? value : you[locale]
    return subjectOfSomebody.test(value) || isGone(value) || (key !== '_id' && idOfSomebody.test(value))
      ? another[locale]
      : value
  }
  return read(document, '')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** `2026-11-20 10:00:05`, China's time. */
function momentOf(at: Date): string {
  const china = new Date(at.getTime() + 8 * HOUR).toISOString()
  return `${china.slice(0, 10)} ${china.slice(11, 19)}`
}
