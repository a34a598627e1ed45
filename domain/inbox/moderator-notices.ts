import type { Locale } from '../contract/locale'
import { nameIn, type Name } from '../contract/name'
import type { NoticeWords } from './notice-words'

/** What whoever decides on photos of a station is told of their work. */
export type ModeratorNotice = { readonly stationId: string; readonly stationName: Name } & (
  | {
      /** Something came to be decided on, or somebody objected to what was decided. */
      readonly kind: 'photos_to_decide' | 'photos_objected'
    }
  | {
      /** Photos that have waited for a decision for a day. */
      readonly kind: 'photos_waiting'
      readonly count: number
    }
)

export const moderatorNoticeKinds = [
  'photos_to_decide',
  'photos_objected',
  'photos_waiting',
] as const satisfies readonly ModeratorNotice['kind'][]

export const isModeratorNotice = <N extends { readonly kind: string }>(
  notice: N,
): notice is Extract<N, ModeratorNotice> => (moderatorNoticeKinds as readonly string[]).includes(notice.kind)

/** Title and text of such a notice. */
export function moderatorNoticeWords(notice: ModeratorNotice, locale: Locale): NoticeWords {
  const station = nameIn(notice.stationName, locale)
  return locale === 'en' ? inEnglish(notice, station) : inChinese(notice, station)
}

function inChinese(notice: ModeratorNotice, station: string): NoticeWords {
  switch (notice.kind) {
    case 'photos_to_decide':
      return { title: `${station}有照片等你审核`, text: '看一看，能登就登；不能登的说明原因。' }
    case 'photos_objected':
      return { title: `${station}的照片有人提了异议`, text: '再看一遍，能登就登；还是不能登的说明原因。' }
    case 'photos_waiting':
      return {
        title: `${station}有 ${notice.count} 份照片等了一天多`,
        text: '看一看，能登就登；不能登的说明原因。',
      }
  }
}

function inEnglish(notice: ModeratorNotice, station: string): NoticeWords {
  switch (notice.kind) {
    case 'photos_to_decide':
      return {
        title: `Photos to decide on: ${station}`,
        text: 'Show what can be shown; say why where it cannot.',
      }
    case 'photos_objected':
      return {
        title: `An objection about photos: ${station}`,
        text: 'Look once more: show them, or say why they still cannot be shown.',
      }
    case 'photos_waiting':
      return {
        title: `Photos wait at ${station}: ${notice.count}`,
        text: 'For more than a day. Show what can be shown; say why where it cannot.',
      }
  }
}
