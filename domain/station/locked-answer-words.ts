import type { Locale } from '../contract/locale'
import type { LockedAnswerCode } from './locked-report'

/** What staff say to somebody who found the door locked; of `other` it is their note alone. */
export const lockedAnswerWords: Readonly<Record<Locale, Readonly<Record<LockedAnswerCode, string>>>> = {
  'zh-CN': {
    fixed: '已经开门了，欢迎再来。',
    was_open: '当时开着，可能走错了门。',
    as_announced: '那时按公告不开放。',
    unplanned: '那时临时有事关了门，抱歉让你白跑。',
    other: '',
  },
  en: {
    fixed: 'It is open now: you are welcome.',
    was_open: 'It was open then; perhaps it was another door.',
    as_announced: 'It was closed then, as announced.',
    unplanned: 'It had to close for a while. We are sorry that you came in vain.',
    other: '',
  },
}
