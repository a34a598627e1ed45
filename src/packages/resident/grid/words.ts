import { postWords } from '../../../../domain/area/post-words'
import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  title: '我的网格',
  posts: postWords['zh-CN'],
  noCommunity: '先选你的社区',
  noCommunityHint: '选好社区，就能看到网格和联系人。',
  pickCommunity: '选社区',
  which: (community: string) => `${community}的网格`,
  locate: '按位置找我的网格',
  locating: '正在找你的位置…',
  locateHint: '位置只用来找最近的网格，不保存。',
  failed: '没有拿到你的位置，从下面选也行。',
  near: '离你最近的网格',
  none: '这个社区还没有划网格',
  noneHint: '有事可以先找社区的驿站。',
  closed: '这个网格撤销了',
  closedHint: '划到别的网格了，重新选一个。',
  change: '换一个网格',
  contacts: '有事找他们',
  noContacts: '还没有写联系人',
  noContactsHint: '有事可以先找社区的驿站。',
  call: '打电话',
  callName: (name: string) => `打给${name}`,
  noPhone: '到社区服务中心找',
  demo: '演示数据：名字和号码都是编的，打不通。',
  demoCall: '这是演示号码，打不通',
}
export type GridWords = typeof zhCN

const en: GridWords = {
  title: 'My grid',
  posts: postWords.en,
  noCommunity: 'Pick your community first',
  noCommunityHint: 'Then you see its grids and whom to turn to.',
  pickCommunity: 'Pick a community',
  which: community => `Grids of ${community}`,
  locate: 'Find my grid by location',
  locating: 'Finding where you are…',
  locateHint: 'Only used to find the nearest grid, never kept.',
  failed: 'Your location did not come. Pick below instead.',
  near: 'Grids nearest to you',
  none: 'This community has no grids yet',
  noneHint: 'Turn to a station of the community.',
  closed: 'This grid is no more',
  closedHint: 'It went to another grid. Pick yours again.',
  change: 'Another grid',
  contacts: 'Whom to turn to',
  noContacts: 'Nobody is named yet',
  noContactsHint: 'Turn to a station of the community.',
  call: 'Call',
  callName: name => `Call ${name}`,
  noPhone: 'At the community’s service centre',
  demo: 'Demonstration data: names and numbers are invented and cannot ring.',
  demoCall: 'A demonstration number: it cannot ring',
}

const words: Record<Locale, GridWords> = { 'zh-CN': zhCN, en }

/** Texts of the page about my grid, which come with their package and not with the main one. */
export const useGridWords = (): GridWords => words[locale.use()]

/** The same outside of rendering. */
export const currentGridWords = (): GridWords => words[locale.get()]
