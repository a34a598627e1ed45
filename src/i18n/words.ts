import type { Locale } from '../../domain/contract/locale'
import { en } from './en'
import { locale } from './locale'
import { zhCN, type WordsOf } from './zh-CN'

const words: Record<Locale, WordsOf> = { 'zh-CN': zhCN, en }

/** All texts in the person's language; a change of language renders anew at once. */
export const useWords = (): WordsOf => words[locale.use()]

/** The same outside of rendering, for instance for share cards. */
export const currentWords = (): WordsOf => words[locale.get()]

export const useLocale = (): Locale => locale.use()
