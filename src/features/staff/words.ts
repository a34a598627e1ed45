import type { Locale } from '../../../domain/contract/locale'
import { roleNames } from '../../../domain/role/role-names'
import { locale } from '../../i18n/locale'

const aRole = (role: string) =>
  `${/^[AEIOU]/.test(role) ? 'an' : 'a'} ${role.charAt(0).toLowerCase()}${role.slice(1)}`

const zhCN = {
  role: '角色',
  roles: roleNames['zh-CN'],
  within: (names: readonly string[]) => names.join(' '),
  noName: '还没填称呼',
  you: '你',
  suspended: '已暂停',
  suspendedHere: {
    title: (role: string) => `你的${role}角色暂停了`,
    hint: (place: string, since: string, ask: readonly string[]) =>
      `${place}，${since}起。恢复前不能在这里工作，原因看「消息」。想恢复，找你上级的${ask.slice(0, -1).join('、')}${ask.length > 1 ? '或' : ''}${ask.at(-1) ?? ''}。`,
  },
  notHere: '这里不归你管',
  notHereHint: '要在这里工作，向管理员要一个邀请码。',
  reason: '原因',
  reasonHint: '写一句，会记进操作记录',
}

const en: typeof zhCN = {
  role: 'Role',
  roles: roleNames.en,
  within: names => names.join(', '),
  noName: 'No name given',
  you: 'You',
  suspended: 'Suspended',
  suspendedHere: {
    title: role => `Your role is suspended: ${role}`,
    hint: (place, since, ask) =>
      `${place}, since ${since}. Until it is resumed you cannot work here; why stands in your messages. To have it back, ask ${ask.map(aRole).join(' or ')} above you.`,
  },
  notHere: 'This is not yours to keep',
  notHereHint: 'To work here, ask an administrator for an invitation code.',
  reason: 'Reason',
  reasonHint: 'One sentence; it is kept in the audit log',
}

/** Words about roles and where they are held, which the pages for staff of every package share. */
export const roleWords: Readonly<Record<Locale, typeof zhCN>> = { 'zh-CN': zhCN, en }

/** The same in the person's language. */
export const useRoleWords = (): typeof zhCN => roleWords[locale.use()]
