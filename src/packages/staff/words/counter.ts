import type { Locale } from '../../../../domain/contract/locale'
import type { CounterChannel } from '../../../../domain/account/delegation'
import { locale } from '../../../i18n/locale'

const channels: Record<CounterChannel, string> = { counter: '在柜台', telephone: '打电话来' }

const zhCN = {
  title: '替人办理',
  hint: '柜台或电话',
  denied: '你现在不能替人办理',
  deniedHint: '这要驿站工作人员、督办或管理员的角色。',
  station: '1. 在哪个驿站',
  change: '换一个',
  search: '搜驿站',
  clear: '清空',
  nothing: '没有找到，换个说法试试',
  who: '2. 怎么称呼 TA',
  whoLabel: '称呼',
  whoHint: '比如「王阿姨」，会记进操作记录，别写身份证号和电话',
  how: '3. TA 怎么来的',
  channels,
  start: '开始办理',
  starting: '正在开始…',
  means: '两个小时内，你办的事都算 TA 的，每一步都会记下来。',
  now: (label: string) => `正在为${label}办理`,
  nowText: '这时办的事都算 TA 的。办完点「办完了」。',
  stations: '找驿站',
  stationsHint: '报没开门、收藏',
  book: '约快检',
  bookHint: '替 TA 约',
  bookings: 'TA 的预约',
  bookingsHint: '看号码、取消',
  profile: 'TA 的资料',
  profileHint: '称呼、回电号码',
  callBack: '回电号码',
  unmask: '看完整号码',
  unmaskText: '写下原因，会记进操作记录。',
  unmaskReasons: ['约好回电', '办理中要联系', '核对号码'],
  unmaskConfirm: '看号码',
  unmaskCancel: '不看了',
  call: '拨打',
  done: '办完了',
  running: '还没办完的',
  about: (channel: string, until: string) => `${channel} · ${until} 自己结束`,
  goOn: '接着办',
  end: '结束',
  ended: '已结束',
}
type CounterWords = typeof zhCN

const en: CounterWords = {
  title: 'Serve somebody',
  hint: 'At the counter or by phone',
  denied: 'You cannot serve people here',
  deniedHint: 'This takes the role of station staff, supervisor or administrator.',
  station: '1. At which station',
  change: 'Change',
  search: 'Search stations',
  clear: 'Clear',
  nothing: 'Nothing found. Try another word.',
  who: '2. What you call them',
  whoLabel: 'Name',
  whoHint: 'For instance “Ms Wang”. It is kept in the audit log: no ID or phone numbers, please.',
  how: '3. How they came',
  channels: { counter: 'At the counter', telephone: 'By telephone' },
  start: 'Start',
  starting: 'Starting…',
  means: 'For two hours what you do is done for them, and every step is recorded.',
  now: label => `Acting for ${label}`,
  nowText: 'What you do now counts as theirs. Tap “Done” when you are.',
  stations: 'Stations',
  stationsHint: 'Report locked, save',
  book: 'Food tests',
  bookHint: 'Book for them',
  bookings: 'Their bookings',
  bookingsHint: 'Number, cancel',
  profile: 'Their profile',
  profileHint: 'Name, call-back number',
  callBack: 'Call-back number',
  unmask: 'Show the whole number',
  unmaskText: 'Say why. It stands in the log.',
  unmaskReasons: ['Agreed to call back', 'Needed for this matter', 'To check the number'],
  unmaskConfirm: 'Show it',
  unmaskCancel: 'Leave it',
  call: 'Call',
  done: 'Done',
  running: 'Not done yet',
  about: (channel, until) => `${channel} · ends by itself at ${until}`,
  goOn: 'Go on',
  end: 'End',
  ended: 'Ended',
}

const words: Record<Locale, CounterWords> = { 'zh-CN': zhCN, en }

/** Texts of serving somebody at the counter or on the telephone. */
export const useCounterWords = (): CounterWords => words[locale.use()]

/** The same outside of rendering. */
export const currentCounterWords = (): CounterWords => words[locale.get()]
