import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'
import { en } from './en'
import { zhCN, type StaffWords } from './zh-CN'

const words: Record<Locale, StaffWords> = { 'zh-CN': zhCN, en }

/** The texts of the pages for staff, which come with their package and not with the main one. */
export const useStaffWords = (): StaffWords => words[locale.use()]

/** The same outside of rendering. */
export const currentStaffWords = (): StaffWords => words[locale.get()]
