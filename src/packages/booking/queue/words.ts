import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  title: '现场取号',
  door: '现场取号',
  doorHint: '人到了不用预约，取号排队',
  number: (n: number) => `${n} 号`,
  mine: '你的号',
  ahead: (n: number) => (n === 0 ? '下一个就是你' : `前面还有 ${n} 人`),
  about: (minutes: number) => (minutes < 1 ? '马上轮到' : `约等 ${minutes} 分钟`),
  unknown: '有一阵没叫号了，等多久说不准',
  called: '叫到你了，请到窗口',
  missed: '叫过你的号了。人还在就跟工作人员说一声，也可以重新取号。',
  waiting: '在等',
  people: (n: number) => `${n} 人`,
  calling: '刚叫到',
  none: '还没开始叫',
  now: '现在取号',
  room: '还能取',
  roomLeft: (n: number) => `${n} 个号`,
  draw: '取号',
  drawAgain: '重新取号',
  drawn: (n: number) => `取到 ${n} 号`,
  leave: '不等了',
  leaveTitle: '不等了？',
  leaveText: '号不保留，想等要重新取。',
  keep: '再等等',
  left: '不排了',
  early: (when: string) => `${when} 开始取号`,
  earlyHint: '到了再取，先约个时段也行。',
  full: '今天现场的号取完了',
  fullHint: '有人没来会放出来，过一会儿再看，或者约个时段。',
  over: '今天的结束了',
  closed: '今天这里不办',
  bookHint: '约个时段再来，不用等。',
  book: '去预约',
  notFound: '找不到这个地方',
  fair: '按号叫，约了时段的人到点也会叫。时段开始后，没人约、没人来的名额都给现场。',
}
export type QueueWords = typeof zhCN

const en: QueueWords = {
  title: 'Take a number',
  door: 'Take a number',
  doorHint: 'You are there: no booking needed',
  number: n => `No. ${n}`,
  mine: 'Your number',
  ahead: n => (n === 0 ? 'You are next' : n === 1 ? '1 person before you' : `${n} people before you`),
  about: minutes => (minutes < 1 ? 'Any moment now' : `About ${minutes} min`),
  unknown: 'Nobody was called for a while: hard to say how long',
  called: 'It is your turn: please come to the counter',
  missed: 'You were called. If you are still there, tell the staff, or take a new number.',
  waiting: 'Waiting',
  people: n => (n === 1 ? '1 person' : `${n} people`),
  calling: 'Called last',
  none: 'Nobody yet',
  now: 'If you join now',
  room: 'Left',
  roomLeft: n => (n === 1 ? '1 number' : `${n} numbers`),
  draw: 'Take a number',
  drawAgain: 'Take a new number',
  drawn: n => `You have No. ${n}`,
  leave: 'Leave the queue',
  leaveTitle: 'Leave the queue?',
  leaveText: 'Your number is not kept. To wait again, take a new one.',
  keep: 'Keep waiting',
  left: 'You left the queue',
  early: when => `Numbers from ${when} on`,
  earlyHint: 'Take one when you are there, or book a time.',
  full: 'No numbers are left for today',
  fullHint: 'Places of those who do not come are given out: look again in a while, or book a time.',
  over: 'It is over for today',
  closed: 'Closed today',
  bookHint: 'Book a time, and you need not wait.',
  book: 'Book a time',
  notFound: 'There is no such place',
  fair: 'You are called by number; those who booked are called at their time. Once a time has begun, its free places are for who is here.',
}

const words: Record<Locale, QueueWords> = { 'zh-CN': zhCN, en }

/** Texts of the page on which who walks in takes a number. */
export const useQueueWords = (): QueueWords => words[locale.use()]

/** The same outside of rendering. */
export const currentQueueWords = (): QueueWords => words[locale.get()]
