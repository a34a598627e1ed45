import type { Locale, Words } from '../contract/locale'
import { nameIn } from '../contract/name'
import { bookingRemark, isBookingNotice } from '../inbox/booking-notices'
import { noticeWords, type Notice, type NoticeKind } from '../inbox/notices'
import { CHINA_OFFSET, type Instant } from '../time/china-time'

/**
 * What a notice has to say in a template: what happened, where, how it stands now, more about it, when: of a booking
 * when it is, of all else when it was told.
 */
export const templateSlots = ['what', 'place', 'state', 'remark', 'at'] as const
export type TemplateSlot = (typeof templateSlots)[number]

/**
 * Kinds of fields that templates of ours may have, and which slots fit them. Source of the limits: WeChat's server API,
 * subscribeMessage.send, on what values may hold.
 */
const slotsOfKind: Readonly<Record<string, readonly TemplateSlot[]>> = {
  thing: ['what', 'place', 'remark', 'state'],
  phrase: ['state'],
  time: ['at'],
  date: ['at'],
}

/** Characters that WeChat takes in a `thing`. */
const LONGEST_THING = 20

/** Whether a slot's words fit a field: `thing1` and `time2` say by their names what they take. */
export function fits(field: string, slot: TemplateSlot): boolean {
  const kind = /^([a-z]+)\d{1,2}$/.exec(field)?.[1] ?? ''
  return slotsOfKind[kind]?.includes(slot) ?? false
}

/** How things stand after each notice: two to five Chinese characters, which is all that a `phrase` takes. */
export const stateWords: Readonly<Record<NoticeKind, string>> = {
  locked_answered: '已答复',
  role_suspended: '已暂停',
  role_resumed: '已恢复',
  role_ended: '已收回',
  invitation_accepted: '已接受',
  browser_entered: '已登录',
  delegation_accepted: '已开通',
  delegation_ended: '已结束',
  export_asked: '已提交',
  export_ready: '已备好',
  phone_unmasked: '已查看',
  photos_published: '已发布',
  photos_refused: '未通过',
  photos_taken_down: '已撤下',
  photos_held: '再审核',
  locked_reported: '等答复',
  photos_to_decide: '等审核',
  photos_objected: '有异议',
  photos_waiting: '等审核',
  invitation_ending: '快过期',
  acted_for_you: '已办理',
  session_copied: '已退出',
  booking_offered: '待确认',
  booking_cancelled: '已取消',
  booking_lapsed: '未等到',
  booking_missed: '已过时',
  booking_reminder: '待签到',
  turn_called: '叫到了',
  turn_missed: '已过号',
  turn_lapsed: '未轮到',
  sample_received: '已收样',
  sample_published: '已出结果',
  sample_screen_again: '再次筛查',
  sample_rejected: '未检测',
  sample_invalidated: '已作废',
}

/** Of these the inbox alone says more: a lock screen is read by others, and what staff wrote is nobody's headline. */
const unsaid: ReadonlySet<NoticeKind> = new Set([
  'role_suspended',
  'role_ended',
  'phone_unmasked',
  'photos_refused',
  'photos_taken_down',
  'acted_for_you',
  'sample_published',
  'sample_screen_again',
  'sample_rejected',
  'sample_invalidated',
])

const openIt: Words = { 'zh-CN': '点开看详情', en: 'Open to read more' }
const ours: Words = { 'zh-CN': '暖邻', en: 'Nuanlin' }

/** What a notice says in a slot, in somebody's language; states are Chinese, for WeChat takes no other. */
function wordsIn(slot: TemplateSlot, notice: Notice, at: Instant, locale: Locale): string {
  const { title, text } = noticeWords(withoutNote(notice), locale)
  switch (slot) {
    case 'what':
      return title
    case 'place':
      if ('stationName' in notice) return nameIn(notice.stationName, locale)
      return 'placeName' in notice ? nameIn(notice.placeName, locale) : ours[locale]
    case 'state':
      return stateWords[notice.kind]
    case 'remark':
      if (isBookingNotice(notice)) return bookingRemark(notice, locale)
      return unsaid.has(notice.kind) || text === '' ? openIt[locale] : text
    case 'at':
      return moment(isBookingNotice(notice) ? Date.parse(notice.startsAt) : at)
  }
}

/** What staff wrote in their own words stays in the inbox. */
function withoutNote(notice: Notice): Notice {
  return 'note' in notice ? { ...notice, note: '' } : notice
}

/** `2026年11月21日 15:01`: what WeChat takes as a time and as a date. */
function moment(at: Instant): string {
  const [day = '', time = ''] = new Date(at + CHINA_OFFSET).toISOString().split('T')
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日 ${time.slice(0, 5)}`
}

/** Words in one line, and no longer than WeChat takes. */
function cut(words: string): string {
  const characters = Array.from(words.replace(/\s+/g, ' ').trim())
  if (characters.length <= LONGEST_THING) return characters.join('')
  return `${characters
    .slice(0, LONGEST_THING - 1)
    .join('')
    .trimEnd()}…`
}

/** The fields of a template, filled with what a notice says: `{ thing1: { value: '木棉驿站答复了你' }, … }`. */
export function filled(
  fields: Readonly<Record<string, TemplateSlot>>,
  notice: Notice,
  at: Instant,
  locale: Locale,
): Record<string, { readonly value: string }> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, slot]) => {
      const words = wordsIn(slot, notice, at, locale)
      return [field, { value: slot === 'at' ? words : cut(words) }]
    }),
  )
}
