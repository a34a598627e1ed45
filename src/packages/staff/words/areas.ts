import type { ContactPost } from '../../../../domain/area/contacts'
import type { AreaLevel } from '../../../../domain/area/levels'
import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const levelsZh: Record<AreaLevel, string> = {
  district: '区',
  street: '街道',
  community: '社区',
  grid: '网格',
  micro_grid: '微网格',
  estate: '小区',
}
const postsZh: Record<ContactPost, string> = {
  community_worker: '社区工作者',
  grid_officer: '网格员',
  property_manager: '物业经理',
  community_police: '社区民警',
  other: '联系人',
}
const zhCN = {
  title: '区域和联系人',
  door: '区域和联系人',
  doorHint: '网格、小区、找谁',
  where: '看哪里',
  denied: '你现在不能管区域',
  deniedHint: '这要管理员、督办或分拨员的角色。',
  levels: levelsZh,
  posts: postsZh,
  below: '下面的区域',
  nothing: '下面还没有区域',
  closed: '已撤销',
  add: (level: string) => `加${level}`,
  addTitle: (level: string, parent: string) => `在${parent}加${level}`,
  zh: '中文名',
  en: '英文名（选填）',
  save: '保存',
  saved: '保存了',
  rename: '改名',
  renameTitle: '改名',
  renameHint: '驿站、角色上的名字一分钟内跟着改。',
  close: '撤销这个区域',
  closeTitle: (name: string) => `撤销${name}？`,
  closeText: '以后不能再选它；已有的记录都留着，可以恢复。',
  closedNow: '已撤销',
  reopen: '恢复这个区域',
  reopened: '已恢复',
  contacts: '有事找谁',
  noContacts: '还没有写联系人',
  addContact: '加一位联系人',
  contactTitle: '联系人',
  post: '岗位',
  name: '姓名',
  phone: '电话（选填）',
  remove: '去掉',
  again: '刚才有人改过，已经刷新，请再看一眼',
}
export type AreaWords = typeof zhCN

const en: AreaWords = {
  title: 'Areas and contacts',
  door: 'Areas and contacts',
  doorHint: 'Grids, estates, whom to turn to',
  where: 'Where',
  denied: 'You cannot keep areas now',
  deniedHint: 'That takes the role of an administrator, a supervisor or a dispatcher.',
  levels: {
    district: 'District',
    street: 'Street',
    community: 'Community',
    grid: 'Grid',
    micro_grid: 'Micro-grid',
    estate: 'Estate',
  },
  posts: {
    community_worker: 'Community worker',
    grid_officer: 'Grid officer',
    property_manager: 'Property manager',
    community_police: 'Community police officer',
    other: 'Contact',
  },
  below: 'Areas below',
  nothing: 'No areas below yet',
  closed: 'Closed',
  add: level => `Add: ${level.toLowerCase()}`,
  addTitle: (level, parent) => `New ${level.toLowerCase()} in ${parent}`,
  zh: 'Chinese name',
  en: 'English name (optional)',
  save: 'Save',
  saved: 'Saved',
  rename: 'Rename',
  renameTitle: 'Rename',
  renameHint: 'Stations and roles follow within a minute.',
  close: 'Close this area',
  closeTitle: name => `Close ${name}?`,
  closeText: 'Nobody can choose it any more; its records stay, and it can be reopened.',
  closedNow: 'Closed',
  reopen: 'Reopen this area',
  reopened: 'Reopened',
  contacts: 'Whom to turn to',
  noContacts: 'Nobody is named yet',
  addContact: 'Add a contact',
  contactTitle: 'Contact',
  post: 'Post',
  name: 'Name',
  phone: 'Telephone (optional)',
  remove: 'Remove',
  again: 'Somebody changed this just now. Have another look.',
}

const words: Record<Locale, AreaWords> = { 'zh-CN': zhCN, en }

/** Texts of the page about areas and those who answer for them. */
export const useAreaWords = (): AreaWords => words[locale.use()]

/** The same outside of rendering. */
export const currentAreaWords = (): AreaWords => words[locale.get()]
