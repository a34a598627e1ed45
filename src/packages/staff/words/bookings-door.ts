import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = { title: '预约', hint: '签到、今天谁来' }
const words: Record<Locale, typeof zhCN> = {
  'zh-CN': zhCN,
  en: { title: 'Bookings', hint: 'Check in, who comes today' },
}

/** Texts of the way to the bookings of a station. */
export const useBookingsDoorWords = (): typeof zhCN => words[locale.use()]
