import type { Parsed } from './lazy-schema'
import type { Locale } from './locale'
import type { nameSchema } from './name-schema'

/** A name written by a district: Chinese always, English where they have one. */
export type Name = Parsed<typeof nameSchema>

/** The name in the person's language; the Chinese name where the district wrote no English one. */
export function nameIn(name: Name, locale: Locale): string {
  return locale === 'en' ? (name.en ?? name.zh) : name.zh
}
