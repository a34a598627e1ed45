import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'
import { deskEn } from './desk.en'
import { deskZhCN, type DeskWords } from './desk.zh-CN'

const words: Record<Locale, DeskWords> = { 'zh-CN': deskZhCN, en: deskEn }

/** Texts of the pages on which staff keep their stations. */
export const useDeskWords = (): DeskWords => words[locale.use()]

/** The same outside of rendering. */
export const currentDeskWords = (): DeskWords => words[locale.get()]
