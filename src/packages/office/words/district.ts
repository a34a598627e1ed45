import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'
import { districtEn } from './district.en'
import { districtZhCN, type DistrictWords } from './district.zh-CN'

const words: Record<Locale, DistrictWords> = { 'zh-CN': districtZhCN, en: districtEn }

/** Texts of the pages on which administrators change what is the district's own. */
export const useDistrictWords = (): DistrictWords => words[locale.use()]

/** The same outside of rendering. */
export const currentDistrictWords = (): DistrictWords => words[locale.get()]
