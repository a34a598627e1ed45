import type { ContactPost } from '../../../../domain/area/contacts'
import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const postsZh: Record<ContactPost, string> = {
  community_worker: '社区工作者',
  grid_officer: '网格员',
  property_manager: '物业经理',
  community_police: '社区民警',
  other: '联系人',
}
const zhCN = {
  title: '我的网格',
  posts: postsZh,
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
  posts: {
    community_worker: 'Community worker',
    grid_officer: 'Grid officer',
    property_manager: 'Property manager',
    community_police: 'Community police officer',
    other: 'Contact',
  },
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
