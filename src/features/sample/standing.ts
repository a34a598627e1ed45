import type { Locale } from '../../../domain/contract/locale'
import type { ScreeningResult } from '../../../domain/sample/screening'
import type { MySample } from '../../../domain/sample/views'
import type { IconName } from '../../components/icon/names'
import type { Tone } from '../../components/status-tag'
import { useLocale } from '../../i18n/words'

/** How a sample stands, as the person reads it: the state, and of one that is published what came out. */
export type Standing =
  | Exclude<MySample['state'], 'published' | 'testing' | 'to_verify' | 'screen_again'>
  | 'testing'
  | 'to_verify'
  | 'first_positive'
  | 'first_unclear'
  /** A first screening found something, and it could not be screened again. */
  | 'given_up'
  | ScreeningResult

/** How a sample stands, as its person reads it. */
export function standingOf({ state, firstFinding, outcome }: MySample): Standing {
  switch (state) {
    case 'published':
      return outcome ?? 'unclear'
    case 'screen_again':
    case 'testing':
    case 'to_verify':
      if (firstFinding === 'positive') return 'first_positive'
      if (firstFinding === 'unclear') return 'first_unclear'
      return state === 'to_verify' ? 'to_verify' : 'testing'
    case 'rejected':
      return firstFinding === null ? 'rejected' : 'given_up'
    default:
      return state
  }
}

/** How each looks: never by colour alone. */
export const looks: Readonly<Record<Standing, { readonly tone: Tone; readonly icon: IconName }>> = {
  registered: { tone: 'info', icon: 'clock' },
  testing: { tone: 'info', icon: 'flask-conical' },
  to_verify: { tone: 'info', icon: 'shield-check' },
  first_positive: { tone: 'soon', icon: 'circle-alert' },
  first_unclear: { tone: 'soon', icon: 'refresh-cw' },
  negative: { tone: 'open', icon: 'circle-check' },
  positive: { tone: 'late', icon: 'circle-alert' },
  unclear: { tone: 'soon', icon: 'circle-alert' },
  given_up: { tone: 'soon', icon: 'circle-alert' },
  rejected: { tone: 'closed', icon: 'minus' },
  invalidated: { tone: 'closed', icon: 'x' },
}

const tags: Readonly<Record<Locale, Readonly<Record<Standing, string>>>> = {
  'zh-CN': {
    registered: '等着测',
    testing: '检测中',
    to_verify: '复核中',
    first_positive: '初筛阳性',
    first_unclear: '再测一次',
    negative: '没发现问题',
    positive: '两次阳性',
    unclear: '没有定论',
    given_up: '没能再测',
    rejected: '没有测',
    invalidated: '结果作废',
  },
  en: {
    registered: 'Waiting',
    testing: 'Being tested',
    to_verify: 'Being verified',
    first_positive: 'First screening positive',
    first_unclear: 'Screened once more',
    negative: 'Nothing found',
    positive: 'Positive twice',
    unclear: 'No clear result',
    given_up: 'Not screened again',
    rejected: 'Not tested',
    invalidated: 'Not valid',
  },
}

/** What each is called, in two to four letters. */
export const useStandingTags = (): Readonly<Record<Standing, string>> => tags[useLocale()]
