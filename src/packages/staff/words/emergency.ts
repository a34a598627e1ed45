import type { Locale } from '../../../../domain/contract/locale'
import type { Name } from '../../../../domain/contract/name'
import { locale } from '../../../i18n/locale'

/** Modes that districts have needed, each with a banner to begin with. */
const modes: readonly { readonly name: Name; readonly banner: Name }[] = [
  {
    name: { zh: '防台风', en: 'Typhoon' },
    banner: {
      zh: '台风来了，请就近进站避险。',
      en: 'A typhoon is coming: take shelter in the nearest station.',
    },
  },
  {
    name: { zh: '防暴雨', en: 'Rainstorm' },
    banner: {
      zh: '暴雨期间，可以进站避雨、充电、喝热水。',
      en: 'Rainstorm: come in for shelter, power and hot water.',
    },
  },
  {
    name: { zh: '高温清凉', en: 'Heat' },
    banner: { zh: '天热，进来歇歇，喝口水。', en: 'It is hot: come in, rest and drink some water.' },
  },
  {
    name: { zh: '寒潮取暖', en: 'Cold wave' },
    banner: { zh: '天冷，进来暖和暖和。', en: 'It is cold: come in and warm up.' },
  },
  {
    name: { zh: '疫情防控', en: 'Epidemic' },
    banner: { zh: '这里提供检测、领物资和咨询。', en: 'Testing, supplies and advice here.' },
  },
]

const zhCN = {
  title: '应急状态',
  denied: '你现在不能发布应急状态',
  deniedHint: '这要督办或管理员的角色。',
  place: '看哪里',
  running: '正在进行',
  above: '上级正在进行',
  ended: '已结束',
  none: '现在没有应急状态',
  noneHint: '需要时点下面的按钮，先预览，再开始。',
  start: '开始应急状态',
  end: '结束',
  endTitle: (name: string) => `结束「${name}」？`,
  endText: '这些驿站马上恢复原来的服务和时间。',
  confirmEnd: '确认结束',
  endedNow: '已结束，驿站恢复原样',
  everyKind: '所有驿站',
  since: (when: string) => `${when}开始`,
  over: (from: string, to: string) => `${from}开始，${to}结束`,
  services: '服务',
  hours: '时间',
  ownHours: '各站照旧',
  banner: '公告',
  step: {
    area: '1. 哪里',
    kinds: '2. 哪种驿站',
    mode: '3. 什么应急',
    services: '4. 这段时间提供什么',
    hours: '5. 什么时候开',
  },
  pickArea: '选区域',
  change: '换一个',
  all: '全部',
  name: '名称',
  bannerLabel: '公告，所有找驿站的人都会看到',
  own: '目录里没有的服务',
  addOwn: '加上',
  removeOwn: (name: string) => `去掉${name}`,
  keepHours: '各站照旧',
  allDay: '全天开放',
  otherHours: '统一时间',
  preview: '预览',
  previewing: '正在看…',
  missing: '先写名称、公告，再选至少一项服务',
  covers: (n: number) => `${n} 个驿站会变`,
  coversNone: '这里没有这样的驿站，换个区域或类型。',
  now: '现在',
  then: '到时候',
  sameHours: '时间不变',
  quoted: (text: string) => `「${text}」`,
  noServices: '还没登记服务',
  go: (n: number) => `马上开始：${n} 个驿站`,
  starting: '正在开始…',
  started: '已开始，大家马上能看到',
  modes,
}
export type EmergencyWords = typeof zhCN

const stations = (n: number) => `${n} ${n === 1 ? 'station' : 'stations'}`

const en: EmergencyWords = {
  title: 'Emergencies',
  denied: 'You cannot start an emergency',
  deniedHint: 'This takes the role of a supervisor or administrator.',
  place: 'Where',
  running: 'In force',
  above: 'In force above you',
  ended: 'Ended',
  none: 'No emergency at the moment',
  noneHint: 'When there is one, start it below: you see first what it does.',
  start: 'Start an emergency',
  end: 'End',
  endTitle: name => `End “${name}”?`,
  endText: 'The stations are at once what they were: services and hours.',
  confirmEnd: 'End now',
  endedNow: 'Ended: the stations are what they were',
  everyKind: 'All stations',
  since: when => `since ${when}`,
  over: (from, to) => `from ${from} to ${to}`,
  services: 'Services',
  hours: 'Hours',
  ownHours: 'each its own',
  banner: 'Banner',
  step: {
    area: '1. Where',
    kinds: '2. Which stations',
    mode: '3. What it is',
    services: '4. What they offer meanwhile',
    hours: '5. When they are open',
  },
  pickArea: 'Pick the area',
  change: 'Change',
  all: 'All',
  name: 'Name',
  bannerLabel: 'Banner, read by everybody who looks for a station',
  own: 'A service that the catalogue has not',
  addOwn: 'Add',
  removeOwn: name => `Remove ${name}`,
  keepHours: 'Each its own',
  allDay: 'Round the clock',
  otherHours: 'The same for all',
  preview: 'See what it does',
  previewing: 'Looking…',
  missing: 'Give it a name and a banner, and choose at least one service',
  covers: n => `${stations(n)} will change`,
  coversNone: 'No such station here: choose another area or kind.',
  now: 'Now',
  then: 'Then',
  sameHours: 'Same hours',
  quoted: text => `“${text}”`,
  noServices: 'no services listed',
  go: n => `Start now: ${stations(n)}`,
  starting: 'Starting…',
  started: 'Started: everybody sees it now',
  modes,
}

const words: Record<Locale, EmergencyWords> = { 'zh-CN': zhCN, en }

/** Texts of the pages about emergencies. */
export const useEmergencyWords = (): EmergencyWords => words[locale.use()]
export const currentEmergencyWords = (): EmergencyWords => words[locale.get()]
