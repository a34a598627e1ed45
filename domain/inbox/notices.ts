import { acts } from '../audit/acts'
import type { Locale } from '../contract/locale'
import {
  bookingNoticeKinds,
  bookingNoticeWords,
  bookingNewsEnds,
  isBookingNotice,
  type BookingNotice,
} from './booking-notices'
import { nameIn, type Name } from '../contract/name'
import {
  isModeratorNotice,
  moderatorNoticeKinds,
  moderatorNoticeWords,
  type ModeratorNotice,
} from './moderator-notices'
import { isTurnNotice, turnNewsEnds, turnNoticeKinds, turnNoticeWords, type TurnNotice } from './turn-notices'
import type { NoticeWords } from './notice-words'
import { roleNames } from '../role/role-names'
import type { Role } from '../role/roles'
import { lockedAnswerWords } from '../station/locked-answer-words'
import type { LockedAnswerCode } from '../station/locked-report'
import type { Instant } from '../time/china-time'
import { isPhotoNotice, photoNoticeKinds, photoNoticeWords, type PhotoNotice } from './photo-notices'
import { isSampleNotice, sampleNoticeKinds, sampleNoticeWords, type SampleNotice } from './sample-notices'

/** What may be told to a person: the kind, and what its words need. Stored as it is, put into words when read. */
export type Notice =
  | BookingNotice
  | ModeratorNotice
  | TurnNotice
  | PhotoNotice
  | SampleNotice
  | {
      readonly kind: 'locked_answered'
      readonly stationId: string
      readonly stationName: Name
      readonly code: LockedAnswerCode
      /** What staff wrote besides; may be empty. */
      readonly note: string
    }
  | {
      readonly kind: 'role_suspended' | 'role_resumed' | 'role_ended'
      readonly role: Role
      readonly placeName: Name
      /** Why; empty where none was given. */
      readonly reason: string
    }
  | {
      readonly kind: 'invitation_accepted'
      readonly role: Role
      readonly placeName: Name
      /** What they call themselves; empty until they have said so. */
      readonly nickname: string
    }
  | {
      readonly kind: 'browser_entered'
      /** `Chrome · Windows`. */
      readonly browser: string
    }
  | {
      readonly kind: 'delegation_accepted' | 'delegation_ended'
      /** The other one of the two, as they call themselves; may be empty. */
      readonly nickname: string
    }
  | {
      /** A copy of one's data was asked for, or can be fetched. */
      readonly kind: 'export_asked' | 'export_ready'
    }
  | {
      /** To staff: the first who came to a station in vain since they last answered. */
      readonly kind: 'locked_reported'
      readonly stationId: string
      readonly stationName: Name
      /** By what is published it was closed at that time. */
      readonly outsideHours: boolean
    }
  | {
      /** To who invited: nobody has accepted, and it is over within a day. */
      readonly kind: 'invitation_ending'
      readonly role: Role
      readonly placeName: Name
    }
  | {
      readonly kind: 'acted_for_you'
      /** What they call themselves; may be empty. */
      readonly nickname: string
      /** What was done: `station.setFavourite`. */
      readonly procedure: string
    }
  | {
      /** A token of the browser was used twice: it was signed out. */
      readonly kind: 'session_copied'
      readonly browser: string
    }
  | {
      /** Staff looked at the whole call-back number. */
      readonly kind: 'phone_unmasked'
      readonly reason: string
    }
export type NoticeKind = Notice['kind']

/** Every kind, for the contract. */
export const noticeKinds = [
  'locked_answered',
  'role_suspended',
  'role_resumed',
  'role_ended',
  'invitation_accepted',
  'browser_entered',
  'delegation_accepted',
  'delegation_ended',
  'export_asked',
  'export_ready',
  'phone_unmasked',
  'locked_reported',
  'invitation_ending',
  'acted_for_you',
  'session_copied',
  ...bookingNoticeKinds,
  ...moderatorNoticeKinds,
  ...turnNoticeKinds,
  ...photoNoticeKinds,
  ...sampleNoticeKinds,
] as const satisfies readonly NoticeKind[]

/** What only staff are told. */
export const staffKinds: readonly NoticeKind[] = [
  'role_suspended',
  'role_resumed',
  'role_ended',
  'invitation_accepted',
  'locked_reported',
  ...moderatorNoticeKinds,
  'invitation_ending',
]

/** Where a tap on a message leads. */
export const noticePages = [
  'station',
  'workbench',
  'sessions',
  'family',
  'copy',
  'submissions',
  'profile',
  'desk',
  'moderation',
  'booking',
  'queue',
  'sample',
] as const
export interface NoticeTarget {
  readonly page: (typeof noticePages)[number]
  /** Of the station or sample; null for a page that there is once. */
  readonly id: string | null
  /** Of moderation: the list that is shown first, where it is not what waits. */
  readonly shelf?: 'objected' | undefined
}

/** Photos that are shown lead to where they are shown, all else to what one sent. */
const photoTarget = ({ kind, stationId }: PhotoNotice): NoticeTarget =>
  kind === 'photos_published' ? { page: 'station', id: stationId } : { page: 'submissions', id: null }

const moderatorTarget = ({ kind, stationId }: ModeratorNotice): NoticeTarget => ({
  page: 'moderation',
  id: stationId,
  ...(kind === 'photos_objected' ? { shelf: 'objected' } : {}),
})

export function targetOf(notice: Notice): NoticeTarget {
  if (isBookingNotice(notice)) return { page: 'booking', id: notice.bookingId }
  if (isModeratorNotice(notice)) return moderatorTarget(notice)
  if (isTurnNotice(notice)) return { page: 'queue', id: notice.offeringId }
  if (isPhotoNotice(notice)) return photoTarget(notice)
  if (isSampleNotice(notice)) return { page: 'sample', id: notice.sampleId }
  switch (notice.kind) {
    case 'locked_answered':
      return { page: 'station', id: notice.stationId }
    case 'locked_reported':
      return { page: 'desk', id: notice.stationId }
    case 'browser_entered':
    case 'session_copied':
      return { page: 'sessions', id: null }
    case 'delegation_accepted':
    case 'delegation_ended':
    case 'acted_for_you':
      return { page: 'family', id: null }
    case 'export_asked':
    case 'export_ready':
      return { page: 'copy', id: null }
    case 'phone_unmasked':
      return { page: 'profile', id: null }
    default:
      return { page: 'workbench', id: null }
  }
}

/** What it tells of is over: nobody has to be called to it any more. */
export function isOver(notice: Notice, at: Instant): boolean {
  const ends = isBookingNotice(notice)
    ? bookingNewsEnds(notice)
    : isTurnNotice(notice)
      ? turnNewsEnds(notice)
      : null
  return ends !== null && at >= ends
}

/** A notice in somebody's language: what happened, and below it what they may want to know or do. */
export function noticeWords(notice: Notice, locale: Locale): NoticeWords {
  if (isBookingNotice(notice)) return bookingNoticeWords(notice, locale)
  if (isModeratorNotice(notice)) return moderatorNoticeWords(notice, locale)
  if (isTurnNotice(notice)) return turnNoticeWords(notice, locale)
  if (isPhotoNotice(notice)) return photoNoticeWords(notice, locale)
  if (isSampleNotice(notice)) return sampleNoticeWords(notice, locale)
  return locale === 'en' ? inEnglish(notice) : inChinese(notice)
}

/** Notices whose words stand here. */
type OtherNotice = Exclude<Notice, BookingNotice | ModeratorNotice | PhotoNotice | SampleNotice | TurnNotice>

function inChinese(notice: OtherNotice): NoticeWords {
  switch (notice.kind) {
    case 'locked_answered':
      return {
        title: `${notice.stationName.zh}答复了你`,
        text: lockedAnswerWords['zh-CN'][notice.code] + notice.note,
      }
    case 'role_suspended':
      return { title: `${roleIn(notice, 'zh-CN')}已暂停`, text: because(notice.reason, '原因：') }
    case 'role_resumed':
      return { title: `${roleIn(notice, 'zh-CN')}已恢复`, text: '现在可以继续工作。' }
    case 'role_ended':
      return { title: `${roleIn(notice, 'zh-CN')}已收回`, text: because(notice.reason, '原因：') }
    case 'invitation_accepted':
      return {
        title: `${notice.nickname || '有人'}接受了邀请`,
        text: `现在是${roleIn(notice, 'zh-CN')}。不是你想的那个人？在「人员与角色」里收回。`,
      }
    case 'browser_entered':
      return {
        title: `${notice.browser} 登录了`,
        text: '不是你本人操作？现在就让它退出。',
      }
    case 'delegation_accepted':
      return {
        title: `${notice.nickname || '家人'}可以替你办事了`,
        text: '为期一年。你随时可以停止。',
      }
    case 'delegation_ended':
      return { title: `${notice.nickname || '家人'}结束了代办`, text: '从现在起不再互相代办。' }
    case 'export_asked':
      return { title: '有人在要你的资料副本', text: '不是你本人？看看谁登录了你的账号。' }
    case 'export_ready':
      return { title: '你的资料副本好了', text: '24 小时内可以取，过后自动删除。' }
    case 'phone_unmasked':
      return { title: '工作人员看了你的回电号码', text: because(notice.reason, '原因：') }
    case 'locked_reported':
      return {
        title: `有人到了${notice.stationName.zh}，没开门`,
        text: notice.outsideHours
          ? '当时不在公布的开放时间里。看看门口写的和资料是不是一样，再答复他。'
          : '当时应该开着。去看看，再答复他。',
      }
    case 'invitation_ending':
      return {
        title: `给${roleIn(notice, 'zh-CN')}的邀请快过期了`,
        text: '一天之内还没人接受就失效。对方没收到的话，再发一次。',
      }
    case 'acted_for_you':
      return {
        title: `${notice.nickname || '家人'}替你${didFor(notice, 'zh-CN')}`,
        text: '做过的都在「家人代办」里。不想让对方代办了，随时可以停止。',
      }
    case 'session_copied':
      return {
        title: `${notice.browser} 已退出登录`,
        text: '它的登录被用了两次，可能有人复制了。看看还有谁登录着，要用就重新扫码。',
      }
  }
}

function inEnglish(notice: OtherNotice): NoticeWords {
  switch (notice.kind) {
    case 'locked_answered':
      return {
        title: `${nameIn(notice.stationName, 'en')} answered you`,
        text: [lockedAnswerWords.en[notice.code], notice.note].filter(text => text !== '').join(' '),
      }
    case 'role_suspended':
      return { title: `Suspended: ${roleIn(notice, 'en')}`, text: because(notice.reason, 'Reason: ') }
    case 'role_resumed':
      return { title: `Back in force: ${roleIn(notice, 'en')}`, text: 'You can go on working.' }
    case 'role_ended':
      return { title: `Taken back: ${roleIn(notice, 'en')}`, text: because(notice.reason, 'Reason: ') }
    case 'invitation_accepted':
      return {
        title: `${notice.nickname || 'Somebody'} accepted your invitation`,
        text: `They are now: ${roleIn(notice, 'en')}. Not who you meant? Take it back under People and roles.`,
      }
    case 'browser_entered':
      return { title: `${notice.browser} was signed in`, text: 'Was it not you? Sign it out now.' }
    case 'delegation_accepted':
      return {
        title: `${notice.nickname || 'A family member'} can act for you now`,
        text: 'For a year. You can stop it at any time.',
      }
    case 'delegation_ended':
      return {
        title: `${notice.nickname || 'A family member'} ended it`,
        text: 'Nobody acts for the other any more.',
      }
    case 'export_asked':
      return {
        title: 'A copy of your data was asked for',
        text: 'Was it not you? See who is signed in as you.',
      }
    case 'export_ready':
      return {
        title: 'The copy of your data is ready',
        text: 'Fetch it within 24 hours; then it is removed.',
      }
    case 'phone_unmasked':
      return {
        title: 'Staff looked at your call-back number',
        text: because(notice.reason, 'Reason: '),
      }
    case 'locked_reported':
      return {
        title: `Found locked: ${nameIn(notice.stationName, 'en')}`,
        text: notice.outsideHours
          ? 'By its published hours it was closed then. See whether the door says the same as the record, then answer.'
          : 'It should have been open. Go and see, then answer.',
      }
    case 'invitation_ending':
      return {
        title: `An invitation is about to expire: ${roleIn(notice, 'en')}`,
        text: 'Nobody has accepted it, and it is over within a day. If it did not arrive, invite them again.',
      }
    case 'acted_for_you':
      return {
        title: `${notice.nickname || 'A family member'} ${didFor(notice, 'en')} for you`,
        text: 'Everything they did stands under Family. You can stop it at any time.',
      }
    case 'session_copied':
      return {
        title: `${notice.browser} was signed out`,
        text: 'Its sign-in was used twice, so somebody may have copied it. See who is signed in; scan again to use it.',
      }
  }
}

/** What was done, as one says it after who did it. */
function didFor({ procedure }: { readonly procedure: string }, locale: Locale): string {
  const say = acts[locale][procedure]
  return say ? say({ before: {}, after: {} }, '') : locale === 'en' ? 'did something' : '办了一件事'
}

function roleIn({ role, placeName }: { role: Role; placeName: Name }, locale: Locale): string {
  const name = roleNames[locale][role]
  return locale === 'en' ? `${name}, ${nameIn(placeName, locale)}` : `${placeName.zh}的${name}`
}

const because = (reason: string, before: string) => (reason === '' ? '' : `${before}${reason}`)
