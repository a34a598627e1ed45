import * as z from 'zod/mini'

/** The languages a person can choose. zh-CN is the source; en is complete. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
export const LocaleSchema = z.enum(locales)

/** One text in every language. */
export type Words = Readonly<Record<Locale, string>>

/** A name written by a district: Chinese always, English where they have one. */
export const NameSchema = z.strictObject({
  zh: z.string().check(z.minLength(1), z.maxLength(100)),
  en: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})
export type Name = z.infer<typeof NameSchema>

/** The name in the person's language; the Chinese name where the district wrote no English one. */
export function nameIn(name: Name, locale: Locale): string {
  return locale === 'en' ? (name.en ?? name.zh) : name.zh
}
