import type { Locale } from '../contract/locale'
import { nameIn, type Name } from '../contract/name'
import { refusalInWords, type Refusal } from '../submissions/reasons'
import type { NoticeWords } from './notice-words'

/** What became of photos that somebody sent to be shown. */
export type PhotoNotice =
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
      /** The objection was to a decision before this one, about which nobody else has decided. */
      readonly usedUp?: true
    }

export const photoNoticeKinds = [
  'photos_published',
  'photos_refused',
  'photos_taken_down',
  'photos_held',
] as const satisfies readonly PhotoNotice['kind'][]

export const isPhotoNotice = <N extends { readonly kind: string }>(
  notice: N,
): notice is Extract<N, PhotoNotice> => (photoNoticeKinds as readonly string[]).includes(notice.kind)

/** Title and text of such a notice. */
export function photoNoticeWords(notice: PhotoNotice, locale: Locale): NoticeWords {
  return locale === 'en' ? inEnglish(notice) : inChinese(notice)
}

function inChinese(notice: PhotoNotice): NoticeWords {
  switch (notice.kind) {
    case 'photos_published':
      return { title: `你拍的${notice.stationName.zh}登出来了`, text: '大家现在能看到，谢谢你。' }
    case 'photos_refused':
      return {
        title: `你拍的${notice.stationName.zh}没有登出来`,
        text:
          refusalInWords(notice.refusal, 'zh-CN') +
          (notice.usedUp
            ? '这份提过一次异议，不能再提了。'
            : notice.final
              ? '另一位同事看过你的异议，还是不能登。'
              : '觉得不对，可以提异议。'),
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
  }
}

function inEnglish(notice: PhotoNotice): NoticeWords {
  switch (notice.kind) {
    case 'photos_published':
      return {
        title: `Your photos of ${nameIn(notice.stationName, 'en')} are shown`,
        text: 'Everybody can see them now. Thank you.',
      }
    case 'photos_refused':
      return {
        title: `Your photos of ${nameIn(notice.stationName, 'en')} are not shown`,
        text: `${refusalInWords(notice.refusal, 'en')} ${
          notice.usedUp
            ? 'You have objected once; that cannot be done again.'
            : notice.final
              ? 'A colleague has read your objection and agrees.'
              : OBJECT
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
  }
}

/** What the author of a refusal may do. */
const OBJECT = 'You can object to it.'
