import type { TurnState } from '../../../../domain/booking/queue/lifecycle'
import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhStates: Record<TurnState, string> = {
  waiting: '在等',
  called: '已叫',
  served: '办完了',
  missed: '过号',
  left: '走了',
  lapsed: '没轮到',
}

const zhCN = {
  title: '现场叫号',
  number: (n: number) => `${n} 号`,
  facts: (waiting: number, room: number) => `等 ${waiting} 人 · 还能取 ${room} 个号`,
  shut: '现在不取号',
  next: '叫下一位',
  called: (n: number) => `请 ${n} 号`,
  add: '加一个号',
  added: (n: number) => `${n} 号，告诉本人`,
  times: (n: number) => `叫了 ${n} 次`,
  waitingNow: (numbers: string) => `在等：${numbers}`,
  served: '办完了',
  again: '再叫',
  missed: '过号',
  actOf: (act: string, n: number) => `${act} ${n} 号`,
  states: zhStates,
}
export type DeskQueueWords = typeof zhCN

const enStates: Record<TurnState, string> = {
  waiting: 'Waiting',
  called: 'Called',
  served: 'Done',
  missed: 'Missed',
  left: 'Left',
  lapsed: 'Not reached',
}

const en: DeskQueueWords = {
  title: 'Walk-in queue',
  number: n => `No. ${n}`,
  facts: (waiting, room) => `${waiting} waiting · ${room} numbers left`,
  shut: 'No numbers are given out now',
  next: 'Call the next one',
  called: n => `No. ${n}, please`,
  add: 'Add a number',
  added: n => `No. ${n}: tell the person`,
  times: n => (n === 1 ? 'called once' : `called ${n} times`),
  waitingNow: numbers => `Waiting: ${numbers}`,
  served: 'Done',
  again: 'Call again',
  missed: 'Missed',
  actOf: (act, n) => `${act}: No. ${n}`,
  states: enStates,
}

const words: Record<Locale, DeskQueueWords> = { 'zh-CN': zhCN, en }

/** Texts of the queue at the desk. */
export const useDeskQueueWords = (): DeskQueueWords => words[locale.use()]

/** The same outside of rendering. */
export const currentDeskQueueWords = (): DeskQueueWords => words[locale.get()]
