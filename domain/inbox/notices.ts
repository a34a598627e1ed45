import { acts } from '../audit/acts'
import type { Locale } from '../contract/locale'
import {
  bookingNoticeKinds,
  bookingNoticeWords,
  isBookingNotice,
  type BookingNotice,
} from './booking-notices'
import { nameIn, type Name } from '../contract/name'
import { roleNames } from '../role/role-names'
import type { Role } from '../role/roles'
import { lockedAnswerWords } from '../station/locked-answer-words'
import type { LockedAnswerCode } from '../station/locked-report'
import { sampleReasonInWords, type SampleReasonGiven } from '../sample/reasons'
import type { SampleOutcome } from '../sample/screening'
import { refusalInWords, type Refusal } from '../submissions/reasons'

/** What may be told to a person: the kind, and what its words need. Stored as it is, put into words when read. */
export type Notice =
  | BookingNotice
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
      readonly kind: 'photos_published'
      readonly stationId: string
      readonly stationName: Name
    }
  | {
      /** Shown before, and to be decided on anew. */
      readonly kind: 'photos_held'
      readonly stationId: string
      readonly stationName: Name
      /** Staff uncovered something of a photo; absent where WeChat's check found a risk. */
      readonly by?: 'staff'
    }
  | {
      readonly kind: 'photos_refused' | 'photos_taken_down'
      readonly stationId: string
      readonly stationName: Name
      readonly refusal: Refusal
      /** An objection was heard already: this is the last word. */
      readonly final: boolean
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
      /** To staff: photos that have waited for a decision for a day. */
      readonly kind: 'photos_waiting'
      readonly stationId: string
      readonly stationName: Name
      readonly count: number
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
  | AboutSample<{ readonly kind: 'sample_received' }>
  | AboutSample<{ readonly kind: 'sample_published'; readonly outcome: SampleOutcome }>
  | AboutSample<{
      /** Another tester screens again: what the first screening found is no proof. */
      readonly kind: 'sample_screen_again'
      readonly finding: 'positive' | 'unclear'
    }>
  | AboutSample<{
      /** Of an invalidated one the sample is the fresh one that stands for it. */
      readonly kind: 'sample_rejected' | 'sample_invalidated'
      readonly reason: SampleReasonGiven
    }>
export type NoticeKind = Notice['kind']

/** What is told of a sample of food, to the person only who brought it. */
type AboutSample<What> = What & {
  readonly sampleId: string
  readonly food: string
  readonly stationName: Name
}

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
  'photos_published',
  'photos_refused',
  'photos_taken_down',
  'photos_held',
  'phone_unmasked',
  'locked_reported',
  'photos_waiting',
  'invitation_ending',
  'acted_for_you',
  'session_copied',
  ...bookingNoticeKinds,
  'sample_received',
  'sample_published',
  'sample_screen_again',
  'sample_rejected',
  'sample_invalidated',
] as const satisfies readonly NoticeKind[]

/** What only staff are told. */
export const staffKinds: readonly NoticeKind[] = [
  'role_suspended',
  'role_resumed',
  'role_ended',
  'invitation_accepted',
  'locked_reported',
  'photos_waiting',
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
  'sample',
] as const
export interface NoticeTarget {
  readonly page: (typeof noticePages)[number]
  /** Of the station or sample; null for a page that there is once. */
  readonly id: string | null
}

export function targetOf(notice: Notice): NoticeTarget {
  if (isBookingNotice(notice)) return { page: 'booking', id: notice.bookingId }
  switch (notice.kind) {
    case 'locked_answered':
      return { page: 'station', id: notice.stationId }
    case 'locked_reported':
      return { page: 'desk', id: notice.stationId }
    case 'photos_waiting':
      return { page: 'moderation', id: notice.stationId }
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
    case 'photos_published':
      return { page: 'station', id: notice.stationId }
    case 'photos_refused':
    case 'photos_taken_down':
    case 'photos_held':
      return { page: 'submissions', id: null }
    case 'phone_unmasked':
      return { page: 'profile', id: null }
    case 'sample_received':
    case 'sample_published':
    case 'sample_screen_again':
    case 'sample_rejected':
    case 'sample_invalidated':
      return { page: 'sample', id: notice.sampleId }
    default:
      return { page: 'workbench', id: null }
  }
}

export interface NoticeWords {
  readonly title: string
  /** May be empty. */
  readonly text: string
}

/** A notice in somebody's language: what happened, and below it what they may want to know or do. */
export function noticeWords(notice: Notice, locale: Locale): NoticeWords {
  if (isBookingNotice(notice)) return bookingNoticeWords(notice, locale)
  return locale === 'en' ? inEnglish(notice) : inChinese(notice)
}

/** Notices whose words stand here. */
type OtherNotice = Exclude<Notice, BookingNotice>

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
    case 'photos_published':
      return { title: `你拍的${notice.stationName.zh}登出来了`, text: '大家现在能看到，谢谢你。' }
    case 'photos_refused':
      return {
        title: `你拍的${notice.stationName.zh}没有登出来`,
        text:
          refusalInWords(notice.refusal, 'zh-CN') +
          (notice.final ? '另一位同事看过你的异议，还是不能登。' : '觉得不对，可以提异议。'),
      }
    case 'photos_taken_down':
      return {
        title: `你拍的${notice.stationName.zh}撤下了`,
        text: refusalInWords(notice.refusal, 'zh-CN') + (notice.final ? '' : '觉得不对，可以提异议。'),
      }
    case 'photos_held':
      return {
        title: `你拍的${notice.stationName.zh}先收起来了`,
        text: `${notice.by === 'staff' ? '照片上的遮盖改了。' : '微信检查说可能不合适。'}工作人员会再看一遍，结果会告诉你。`,
      }
    case 'phone_unmasked':
      return { title: '工作人员看了你的回电号码', text: because(notice.reason, '原因：') }
    case 'locked_reported':
      return {
        title: `有人到了${notice.stationName.zh}，没开门`,
        text: notice.outsideHours
          ? '当时不在公布的开放时间里。看看门口写的和资料是不是一样，再答复他。'
          : '当时应该开着。去看看，再答复他。',
      }
    case 'photos_waiting':
      return {
        title: `${notice.stationName.zh}有 ${notice.count} 份照片等了一天多`,
        text: '看一看，能登就登；不能登的说明原因。',
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
    case 'sample_received':
      return { title: `你送检的${notice.food}收下了`, text: '测到哪一步，点开就能看到。' }
    case 'sample_published':
      return { title: `你送检的${notice.food}出结果了`, text: outcomeWords['zh-CN'][notice.outcome] }
    case 'sample_screen_again':
      return { title: `你送检的${notice.food}要再测一次`, text: findingWords['zh-CN'][notice.finding] }
    case 'sample_rejected':
      return { title: `你送检的${notice.food}没有测`, text: sampleReasonInWords(notice.reason, 'zh-CN') }
    case 'sample_invalidated':
      return {
        title: `你送检的${notice.food}，结果作废了`,
        text: `${sampleReasonInWords(notice.reason, 'zh-CN')}我们会重新测，先别按原来的结果判断。`,
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
    case 'photos_published':
      return {
        title: `Your photos of ${nameIn(notice.stationName, 'en')} are shown`,
        text: 'Everybody can see them now. Thank you.',
      }
    case 'photos_refused':
      return {
        title: `Your photos of ${nameIn(notice.stationName, 'en')} are not shown`,
        text: `${refusalInWords(notice.refusal, 'en')} ${
          notice.final ? 'A colleague has read your objection and agrees.' : OBJECT
        }`.trim(),
      }
    case 'photos_taken_down':
      return {
        title: `Your photos of ${nameIn(notice.stationName, 'en')} were taken down`,
        text: `${refusalInWords(notice.refusal, 'en')} ${notice.final ? '' : OBJECT}`.trim(),
      }
    case 'photos_held':
      return {
        title: `Your photos of ${nameIn(notice.stationName, 'en')} are hidden for now`,
        text: `${
          notice.by === 'staff' ? 'What is covered on a photo was changed.' : 'WeChat’s check found a risk.'
        } Staff will look again, and you will hear.`,
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
    case 'photos_waiting':
      return {
        title: `Photos wait at ${nameIn(notice.stationName, 'en')}: ${notice.count}`,
        text: 'For more than a day. Show what can be shown; say why where it cannot.',
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
    case 'sample_received':
      return { title: `Taken in: ${notice.food}`, text: 'Open it to follow each step.' }
    case 'sample_published':
      return { title: `The result is out: ${notice.food}`, text: outcomeWords.en[notice.outcome] }
    case 'sample_screen_again':
      return { title: `To be screened again: ${notice.food}`, text: findingWords.en[notice.finding] }
    case 'sample_rejected':
      return { title: `Not tested: ${notice.food}`, text: sampleReasonInWords(notice.reason, 'en') }
    case 'sample_invalidated':
      return {
        title: `The result is not valid: ${notice.food}`,
        text: `${sampleReasonInWords(notice.reason, 'en')} We test it anew; do not go by the result before.`.trim(),
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

/** What a published result means, in one sentence; the page of the sample says what to do. */
const outcomeWords: Readonly<Record<Locale, Readonly<Record<SampleOutcome, string>>>> = {
  'zh-CN': {
    negative: '测的项目都没发现问题。',
    positive: '两次筛查都是阳性，先别吃。点开看看怎么办。',
    unclear: '筛查没有得出明确结果，先别吃。点开看看怎么办。',
  },
  en: {
    negative: 'Nothing was found of what was tested for.',
    positive: 'Two screenings were positive: do not eat it. Open it to see what to do.',
    unclear: 'The screenings gave no clear result: do not eat it. Open it to see what to do.',
  },
}
const findingWords: Readonly<Record<Locale, Readonly<Record<'positive' | 'unclear', string>>>> = {
  'zh-CN': {
    positive: '初筛阳性，还不是结论，另一位快检员会再测一次。先别吃。',
    unclear: '第一次没测清楚，另一位快检员会再测一次。先别吃。',
  },
  en: {
    positive:
      'The first screening was positive, which is no proof yet: another tester screens again. Do not eat it.',
    unclear: 'The first screening was not clear: another tester screens again. Do not eat it.',
  },
}

/** What the author of a refusal may do. */
const OBJECT = 'You can object to it.'

const because = (reason: string, before: string) => (reason === '' ? '' : `${before}${reason}`)
