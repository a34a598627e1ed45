/** The languages a person can choose. zh-CN is the source; en is complete. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** One text in every language. */
export type Words = Readonly<Record<Locale, string>>
