import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  from: '开门',
  to: '关门',
  addRange: '再加一段',
  removeRange: (n: number) => `删去第 ${n} 段`,
  days: '哪几天',
  dayNames: ['一', '二', '三', '四', '五', '六', '日'],
  dayLabels: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  addDays: '其余的天',
  removeDays: (n: number) => `删去第 ${n} 组`,
  removeGroup: '删去这一组',
  and: '、',
  rest: (days: string) => `${days}休息`,
  never: '每天都休息',
  holidays: '法定节假日',
  asUsual: '和平时一样',
  closed: '休息',
  own: '另定时间',
  unknown: '还没登记',
}
export type HoursWords = typeof zhCN

const en: HoursWords = {
  from: 'Opens',
  to: 'Closes',
  addRange: 'Another time',
  removeRange: n => `Remove time ${n}`,
  days: 'Days',
  dayNames: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
  dayLabels: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  addDays: 'Other days',
  removeDays: n => `Remove group ${n}`,
  removeGroup: 'Remove this group',
  and: ', ',
  rest: days => `Closed on ${days}`,
  never: 'Closed every day',
  holidays: 'Public holidays',
  asUsual: 'As usual',
  closed: 'Closed',
  own: 'Their own hours',
  unknown: 'Not known yet',
}

const words: Record<Locale, HoursWords> = { 'zh-CN': zhCN, en }

/** Texts of the fields for opening hours. */
export const useHoursWords = (): HoursWords => words[locale.use()]
