import type { Locale } from '../../../../domain/contract/locale'
import type { SampleStep } from '../../../../domain/sample/steps'
import type { Standing } from '../../../features/sample/standing'
import { locale } from '../../../i18n/locale'

interface StandingWords {
  /** What it means. */
  readonly means: string
  /** What to do, one thing a line. */
  readonly todo: readonly string[]
}

const zhStandings: Record<Standing, StandingWords> = {
  registered: { means: '样品收下了，按先后排队。', todo: [] },
  testing: { means: '正在测，测完还要另一个人复核。', todo: [] },
  to_verify: { means: '测完了，另一位同事复核后就公布。', todo: [] },
  first_positive: {
    means: '这还不是结论，也只有你看得到。另一位快检员会再测一次。',
    todo: ['同一批的先别吃，也别扔，封好放冰箱。', '留着购物小票，等结果。'],
  },
  first_unclear: {
    means: '第一次没测清楚。另一位快检员会再测一次。',
    todo: ['同一批的先别吃，等结果。'],
  },
  negative: {
    means: '测的这几项都没发现问题。没测的项目，这次说不了。',
    todo: [],
  },
  positive: {
    means: '两位快检员都测出阳性。快检是筛查，不是法定检验结论。',
    todo: [
      '同一批的别吃，也别扔，封好放冰箱。',
      '留着购物小票，后面可能用得上。',
      '吃过以后不舒服，尽快去医院。',
    ],
  },
  unclear: {
    means: '反复测了，还是得不出明确的结果。',
    todo: ['同一批的先别吃。', '想弄清楚，可以另拿一份来测，不收钱。'],
  },
  given_up: {
    means: '第一次的筛查不算结论，又没能再测一次。',
    todo: ['同一批的先别吃。', '可以另拿一份来测，不收钱。'],
  },
  rejected: { means: '', todo: ['可以另拿一份来测，不收钱。'] },
  invalidated: { means: '原来的结果不算数，别按它判断。', todo: [] },
}

const zhSteps: Record<SampleStep, string> = {
  take_in: '收下样品',
  start: '开始检测',
  complete: '测完，等复核',
  ask_again: '复核了，要再测一次',
  start_again: '换人再测',
  publish: '复核完，公布结果',
  reject: '没有测',
  give_up: '没能再测',
  invalidate: '结果作废',
}

const zhCN = {
  title: '我的送检',
  one: '样品',
  empty: '还没有送检的食品',
  emptyHint: '拿一份到快检室或快检车，免费测。',
  find: '找快检室',
  signIn: '登录后看你送检的食品',
  signInHint: '结果只给你看。',
  claim: '凭编号添加',
  claimTitle: '添加样品',
  claimText: '小票或标签上的 10 位编号。收样 30 天内有效。',
  claimNumber: '样品编号',
  claimWrong: '编号不对，核对一下数字',
  claimConfirm: '添加',
  claimed: '添加好了',
  notFound: '没有这份样品',
  notFoundHint: '可能是别人的，或者链接不完整。',
  back: '看我的送检',
  standings: zhStandings,
  steps: zhSteps,
  number: (n: string) => `编号 ${n}`,
  grams: (n: number) => `${n} 克`,
  todo: '怎么办',
  tests: '测了什么',
  demo: '演示项目',
  results: {
    negative: '没发现问题',
    positive: '阳性',
    unclear: '不明确',
    first_positive: '初筛阳性',
    waiting: '还没出',
  },
  nth: (n: number) => `第 ${n} 次`,
  void: '作废前',
  timeline: '到哪一步了',
  why: '原因',
  fresh: '看重测的样品',
  old: '看作废的那份',
  boughtAt: '在哪买的',
  category: '类别',
  at: '在哪测',
  about: '样品信息',
}
export type SampleWords = typeof zhCN

const enStandings: Record<Standing, StandingWords> = {
  registered: { means: 'It was taken in; samples are tested in turn.', todo: [] },
  testing: {
    means: 'Somebody tests it; then a second person verifies the result.',
    todo: [],
  },
  to_verify: {
    means: 'The tests are done. It is published once a second person has verified it.',
    todo: [],
  },
  first_positive: {
    means: 'This is no proof yet, and only you see it. Another tester screens once more.',
    todo: [
      'Do not eat the rest of it, and do not throw it away: seal it and keep it cold.',
      'Keep the receipt and wait for the result.',
    ],
  },
  first_unclear: {
    means: 'The first screening was not clear. Another tester screens once more.',
    todo: ['Do not eat the rest of it until the result is there.'],
  },
  negative: {
    means: 'Nothing was found of what was tested for. It says nothing of anything else.',
    todo: [],
  },
  positive: {
    means: 'Two testers found the same. A screening is no finding in the sense of the law.',
    todo: [
      'Do not eat the rest of it, and do not throw it away: seal it and keep it cold.',
      'Keep the receipt; it may be needed.',
      'If anybody who ate it feels unwell, see a doctor soon.',
    ],
  },
  unclear: {
    means: 'It was screened again and still gives no clear result.',
    todo: ['Do not eat the rest of it.', 'You can bring another portion; it costs nothing.'],
  },
  given_up: {
    means: 'The first screening is no proof, and there was no second one.',
    todo: ['Do not eat the rest of it.', 'You can bring another portion; it costs nothing.'],
  },
  rejected: { means: '', todo: ['You can bring another portion; it costs nothing.'] },
  invalidated: {
    means: 'The result before does not count. Do not go by it.',
    todo: [],
  },
}

const enSteps: Record<SampleStep, string> = {
  take_in: 'Taken in',
  start: 'Testing began',
  complete: 'Tested, to be verified',
  ask_again: 'Verified: to be screened again',
  start_again: 'Another tester began',
  publish: 'Verified and published',
  reject: 'Not tested',
  give_up: 'Could not be screened again',
  invalidate: 'Marked as not valid',
}

const en: SampleWords = {
  title: 'Food I had tested',
  one: 'Sample',
  empty: 'No food tested yet',
  emptyHint: 'Bring a portion to a test room or vehicle; it costs nothing.',
  find: 'Find a test room',
  signIn: 'Sign in to see your food tests',
  signInHint: 'The results are for you alone.',
  claim: 'Add by number',
  claimTitle: 'Add a sample',
  claimText: 'The ten digits on the slip or label, within 30 days.',
  claimNumber: 'Number of the sample',
  claimWrong: 'This is no sample’s number. Check the digits',
  claimConfirm: 'Add',
  claimed: 'Added',
  notFound: 'There is no such sample',
  notFoundHint: 'It may be somebody else’s, or the link is not complete.',
  back: 'My food tests',
  standings: enStandings,
  steps: enSteps,
  number: n => `No. ${n}`,
  grams: n => `${n} g`,
  todo: 'What to do',
  tests: 'Tested for',
  demo: 'demonstration',
  results: {
    negative: 'nothing found',
    positive: 'positive',
    unclear: 'not clear',
    first_positive: 'first screening positive',
    waiting: 'not yet known',
  },
  nth: n => `Screening ${n}`,
  void: 'Before',
  timeline: 'How far it is',
  why: 'Why',
  fresh: 'See the fresh test',
  old: 'See the one that is not valid',
  boughtAt: 'Bought at',
  category: 'Category',
  at: 'Tested at',
  about: 'The sample',
}

const words: Record<Locale, SampleWords> = { 'zh-CN': zhCN, en }

/** Texts about food that people bring, which come with their package and not with the main one. */
export const useSampleWords = (): SampleWords => words[locale.use()]

/** The same outside of rendering. */
export const currentSampleWords = (): SampleWords => words[locale.get()]
