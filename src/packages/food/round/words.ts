import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  title: '市场抽样',
  start: '开始一次抽样',
  market: '哪个市场',
  again: '照上次的摊位',
  stalls: '摊位（逗号隔开，可写 1-20 号摊）',
  stallsRead: (n: number) => `共 ${n} 个摊位`,
  begin: '开始',
  before: '抽过的',
  none: '还没有抽过',
  noneHint: '写上市场和摊位，一摊一摊收样。摊位不公开。',
  notFound: '没有这次抽样',
  notFoundHint: '链接可能不完整。',
  open: '进行中',
  closed: '已结束',
  progress: (visited: number, all: number, samples: number) => `到过 ${visited}/${all} 摊 · ${samples} 份`,
  stallsOf: (n: number) => `${n} 个摊位`,
  now: '现在这摊',
  jump: (stall: string) => `去${stall}`,
  skip: '跳过这摊',
  food: '食品名称',
  category: '食品类别',
  weight: '重量（克）',
  weightWrong: '填 1 到 50000 的整数',
  next: '收下，去下一摊',
  more: '收下，这摊再来一份',
  taken: (number: string) => `收下了，编号 ${number}`,
  kept: '没有网络，先记着，有网络自动发',
  waits: (n: number) => `${n} 份等网络`,
  refused: (n: number) => `${n} 份没收下，看看为什么`,
  grams: (n: number) => `${n} 克`,
  list: '摊位',
  nothing: '还没收',
  addStall: '加一个摊位',
  add: '加上',
  end: '结束抽样',
  endTitle: '结束这次抽样？',
  endText: (left: number) =>
    left > 0 ? `还有 ${left} 个摊位没收。结束后不能再加样品。` : '结束后不能再加样品。',
  ended: '结束了',
  waitsFirst: '还有没发出的样品，发完再结束。',
  samples: '收下的样品',
  together: '一起开始检测',
  togetherOf: (category: string, n: number) => `${category}：${n} 份等着测`,
  begun: (left: number) => (left > 0 ? `开始了，还有 ${left} 份，再点一次` : '都开始检测了'),
}
export type RoundWords = typeof zhCN

const en: RoundWords = {
  title: 'Market rounds',
  start: 'Begin a round',
  market: 'Which market',
  again: 'Stalls as last time',
  stalls: 'Stalls (with commas, or 1-20)',
  stallsRead: n => (n === 1 ? '1 stall' : `${n} stalls`),
  begin: 'Begin',
  before: 'Rounds so far',
  none: 'No rounds yet',
  noneHint: 'Name the market and its stalls, then take samples from stall to stall. No stall is public.',
  notFound: 'There is no such round',
  notFoundHint: 'The link may not be complete.',
  open: 'Under way',
  closed: 'Over',
  progress: (visited, all, samples) =>
    `${visited} of ${all} stalls · ${samples} ${samples === 1 ? 'sample' : 'samples'}`,
  stallsOf: n => (n === 1 ? '1 stall' : `${n} stalls`),
  now: 'The stall now',
  jump: stall => `Go to ${stall}`,
  skip: 'Skip this stall',
  food: 'Food',
  category: 'Category',
  weight: 'Weight in grams',
  weightWrong: 'A whole number from 1 to 50000',
  next: 'Take in, next stall',
  more: 'Take in, another one here',
  taken: number => `Taken in, no. ${number}`,
  kept: 'No network: kept here, and sent by itself',
  waits: n => `${n} waiting for a network`,
  refused: n => (n === 1 ? 'One was not taken in: see why' : `${n} were not taken in: see why`),
  grams: n => `${n} g`,
  list: 'Stalls',
  nothing: 'Nothing yet',
  addStall: 'Another stall',
  add: 'Add',
  end: 'End the round',
  endTitle: 'End this round?',
  endText: left =>
    left > 0
      ? `${left} of its stalls were not visited. Nothing can be added afterwards.`
      : 'Nothing can be added afterwards.',
  ended: 'It is over',
  waitsFirst: 'Some samples were not sent yet. End it when they are.',
  samples: 'Samples taken',
  together: 'Begin to test together',
  togetherOf: (category, n) => `${category}: ${n} waiting`,
  begun: left => (left > 0 ? `Begun; ${left} more, press once more` : 'All are being tested'),
}

const words: Record<Locale, RoundWords> = { 'zh-CN': zhCN, en }

/** Texts of rounds of a market. */
export const useRoundWords = (): RoundWords => words[locale.use()]

/** The same outside of rendering. */
export const currentRoundWords = (): RoundWords => words[locale.get()]
