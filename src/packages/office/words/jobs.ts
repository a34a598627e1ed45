import type { Locale } from '../../../../domain/contract/locale'
import type { JobHealth, RunState } from '../../../../domain/jobs/runs'
import type { SendingReason } from '../../../../domain/sending/answers'
import type { UndeliveredState } from '../../../../domain/sending/undelivered'
import { locale } from '../../../i18n/locale'

const healthZh: Record<JobHealth, string> = {
  well: '正常',
  running: '正在跑',
  never: '还没跑过',
  late: '该跑没跑',
  failing: '在出错',
}
const healthEn: Record<JobHealth, string> = {
  well: 'Well',
  running: 'Running',
  never: 'Not yet run',
  late: 'Overdue',
  failing: 'Failing',
}
const runsZh: Record<RunState, string> = { done: '完成', failed: '出错', cut_off: '中断' }
const runsEn: Record<RunState, string> = { done: 'Done', failed: 'Failed', cut_off: 'Cut off' }
const statesZh: Record<UndeliveredState, string> = {
  dead: '没送达',
  unknown: '不知结果',
  refused: '没有同意',
}
const statesEn: Record<UndeliveredState, string> = {
  dead: 'Given up',
  unknown: 'Nobody knows',
  refused: 'No consent',
}
const reasonsZh: Record<SendingReason, string> = {
  no_consent: '对方没同意接收，或同意的次数用完了',
  openid: '微信不认这个收信人',
  template: '微信不认这个模板编号',
  page: '点开的页面不对',
  fields: '内容不合模板的要求',
  words: '内容里有微信不让发的词',
  banned: '这个小程序或模板被微信停用了',
  busy: '微信一直太忙',
  quota: '当天能发的条数用完了',
  network: '连不上微信',
  no_answer: '微信没有回答，可能发了也可能没发',
  cut_off: '发的时候程序中断了',
  too_late: '过了三天，不再发',
  no_template: '本区已没有这个模板',
  other: '微信拒绝了，看代码查原因',
}
const reasonsEn: Record<SendingReason, string> = {
  no_consent: 'They did not agree, or used up what they agreed to',
  openid: 'WeChat does not know the recipient',
  template: 'WeChat does not know the template',
  page: 'The page it leads to is wrong',
  fields: 'The words do not fit the template',
  words: 'It holds words that WeChat does not send',
  banned: 'WeChat has stopped this program or template',
  busy: 'WeChat was busy every time',
  quota: 'The day’s number was used up',
  network: 'WeChat could not be reached',
  no_answer: 'WeChat did not answer: it may have been sent or not',
  cut_off: 'The program was cut off while sending',
  too_late: 'More than three days old',
  no_template: 'The district has no such template any more',
  other: 'WeChat refused: the code says why',
}
const countsZh = {
  written: '写了',
  sent: '发出',
  inboxOnly: '没同意或不在微信',
  unneeded: '先读到了',
  waiting: '等着发',
  refused: '同意用完了',
  unknown: '不知结果',
  dead: '没送达',
}
const countsEn: typeof countsZh = {
  written: 'Written',
  sent: 'Sent',
  inboxOnly: 'No consent or not in WeChat',
  unneeded: 'Read before',
  waiting: 'Waiting',
  refused: 'Consent used up',
  unknown: 'Nobody knows',
  dead: 'Given up',
}
const zhCN = {
  title: '后台任务',
  hint: '定时自动做的事，和没送达的通知',
  denied: '你现在不能看后台任务',
  deniedHint: '这要全区管理员的角色。',
  jobs: '任务',
  health: healthZh,
  lastSuccess: (ago: string) => `上次成功 ${ago}`,
  neverDone: '还没有成功过',
  failures: (n: number) => `连续 ${n} 次没成`,
  runs: '最近做了什么',
  noRuns: '30 天里没有要做的事',
  run: runsZh,
  done: (n: number) => `做了 ${n} 项`,
  left: '没做完，下一次接着做',
  request: (id: string) => `日志编号 ${id}`,
  messages: '没送达的微信通知',
  which: '哪一种',
  states: statesZh,
  reasons: reasonsZh,
  none: '没有',
  noneHint: '通知在对方的「消息」里都看得到。',
  tried: (n: number) => `试了 ${n} 次`,
  code: (n: number) => `代码 ${n}`,
  again: '再发一次',
  queued: '已重新排队',
  days: '按天统计',
  today: '今天',
  noDays: '最近 14 天没有通知',
  counts: countsZh,
}
const en: typeof zhCN = {
  title: 'Jobs',
  hint: 'What runs by itself, and messages not delivered',
  denied: 'You cannot see jobs at present',
  deniedHint: 'This takes the role of an administrator of the district.',
  jobs: 'Jobs',
  health: healthEn,
  lastSuccess: ago => `Last success ${ago}`,
  neverDone: 'No success yet',
  failures: n => `${n} failures in a row`,
  runs: 'What it did lately',
  noRuns: 'Nothing to do in 30 days',
  run: runsEn,
  done: n => `${n} done`,
  left: 'Not finished, the next run goes on',
  request: id => `Log ${id}`,
  messages: 'WeChat messages not delivered',
  which: 'Which ones',
  states: statesEn,
  reasons: reasonsEn,
  none: 'None',
  noneHint: 'People find every notice among their messages.',
  tried: n => `Tried ${n} times`,
  code: n => `Code ${n}`,
  again: 'Send again',
  queued: 'Back in the queue',
  days: 'Messages by day',
  today: 'Today',
  noDays: 'No messages in 14 days',
  counts: countsEn,
}
const words: Record<Locale, typeof zhCN> = { 'zh-CN': zhCN, en }

/** Texts of the page of jobs. */
export const useJobWords = (): typeof zhCN => words[locale.use()]

/** The same outside of rendering. */
export const currentJobWords = (): typeof zhCN => words[locale.get()]
