import type { BookingState } from '../../../../domain/booking/lifecycle'
import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhStates: Record<BookingState, string> = {
  waiting: '候补',
  offered: '待确认',
  booked: '没到',
  checked_in: '已签到',
  served: '办完了',
  cancelled: '已取消',
  no_show: '没来',
  lapsed: '没等到',
}

const zhCN = {
  title: '预约',
  denied: '这里不归你管',
  deniedHint: '看预约要这个驿站的工作人员、快检员、督办或管理员的角色。',
  checkIn: '签到',
  code: '预约号',
  codeHint: '8 位数字',
  scan: '扫码签到',
  noCode: '没有扫到预约码',
  done: (name: string) => `${name} 签到了`,
  refused: '不能签到',
  undo: '撤销签到',
  undone: '撤销了',
  before: '前一天',
  after: '后一天',
  day: '哪天',
  someone: '没留称呼',
  forThem: '代约',
  inside: (came: number, all: number) => `到 ${came} / 约 ${all}`,
  waiting: (n: number) => `候补 ${n}`,
  noneBooked: '还没人约',
  closed: (reason: string) => (reason ? `停办：${reason}` : '停办'),
  close: '停办',
  closeOf: (when: string) => `停办 ${when}`,
  closeTitle: (when: string) => `停办 ${when}？`,
  closeText: '这个时段的人都会取消，原因会告诉他们。',
  closeDone: '停办了，已告诉大家',
  empty: '这天没有时段',
  emptyHint: '看看别的日子。',
  takeIn: '收样',
  serve: '办完了',
  served: '记下了',
  cancel: '取消这个预约',
  cancelTitle: '为什么取消？',
  cancelText: '原因会告诉本人。',
  cancelConfirm: '取消预约',
  cancelled: '取消了，已告诉本人',
  reason: '原因',
  reasonHint: '比如：试剂没到',
  states: zhStates,
}
export type DeskWords = typeof zhCN

const enStates: Record<BookingState, string> = {
  waiting: 'In the line',
  offered: 'Offered',
  booked: 'Not here yet',
  checked_in: 'Checked in',
  served: 'Done',
  cancelled: 'Cancelled',
  no_show: 'Did not come',
  lapsed: 'No place',
}

const en: DeskWords = {
  title: 'Bookings',
  denied: 'Not within your reach',
  deniedHint: 'It takes a role at this station: station staff, food tester, supervisor or administrator.',
  checkIn: 'Check in',
  code: 'Booking number',
  codeHint: '8 digits',
  scan: 'Scan to check in',
  noCode: 'No booking code found',
  done: name => `${name} is checked in`,
  refused: 'Cannot be checked in',
  undo: 'Undo check-in',
  undone: 'Undone',
  before: 'The day before',
  after: 'The day after',
  day: 'Day',
  someone: 'No name given',
  forThem: 'booked for them',
  inside: (came, all) => `${came} of ${all} here`,
  waiting: n => `${n} in line`,
  noneBooked: 'Nobody yet',
  closed: reason => (reason ? `Called off: ${reason}` : 'Called off'),
  close: 'Call off',
  closeOf: when => `Call off ${when}`,
  closeTitle: when => `Call off ${when}?`,
  closeText: 'Everybody in this slot is cancelled and told why.',
  closeDone: 'Called off, and everybody was told',
  empty: 'No slots on this day',
  emptyHint: 'Look at another day.',
  takeIn: 'Take the food in',
  serve: 'Done',
  served: 'Noted',
  cancel: 'Cancel this booking',
  cancelTitle: 'Why is it cancelled?',
  cancelText: 'The person reads the reason.',
  cancelConfirm: 'Cancel booking',
  cancelled: 'Cancelled, and the person was told',
  reason: 'Reason',
  reasonHint: 'For instance: no reagents',
  states: enStates,
}

const words: Record<Locale, DeskWords> = { 'zh-CN': zhCN, en }

/** Texts of the page on which staff see who comes when. */
export const useDeskWords = (): DeskWords => words[locale.use()]

/** The same outside of rendering. */
export const currentDeskWords = (): DeskWords => words[locale.get()]
