import type { Locale } from '../../../../domain/contract/locale'
import { locale } from '../../../i18n/locale'

const zhCN = {
  title: '消息',
  unread: '未读',
  readAll: '全部标为已读',
  allRead: '都标为已读了',
  empty: '还没有消息',
  emptyHint: '你反映的事有了答复，角色、登录有了变化，都会在这里告诉你。',
  signIn: '登录后看你的消息',
  signInHint: '消息跟着你的账号。',
}
const en: typeof zhCN = {
  title: 'Messages',
  unread: 'Unread',
  readAll: 'Mark all as read',
  allRead: 'All marked as read',
  empty: 'No messages yet',
  emptyHint: 'Answers to what you reported, and changes to your roles and sign-ins, are told here.',
  signIn: 'Sign in to see your messages',
  signInHint: 'They belong to your account.',
}
const words: Record<Locale, typeof zhCN> = { 'zh-CN': zhCN, en }

/** The texts of the inbox, which come with its package and not with the main one. */
export const useInboxWords = (): typeof zhCN => words[locale.use()]

/** The same outside of rendering. */
export const currentInboxWords = (): typeof zhCN => words[locale.get()]
