import * as z from 'zod/mini'
import { lazySchema, type Parsed } from './lazy-schema'
import type { Locale } from './locale'

/** A name written by a district: Chinese always, English where they have one. */
export const nameSchema = lazySchema(() =>
  z.strictObject({
    zh: z.string().check(z.minLength(1), z.maxLength(100)),
    en: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  }),
)
export type Name = Parsed<typeof nameSchema>

/** The name in the person's language; the Chinese name where the district wrote no English one. */
export function nameIn(name: Name, locale: Locale): string {
  return locale === 'en' ? (name.en ?? name.zh) : name.zh
}
