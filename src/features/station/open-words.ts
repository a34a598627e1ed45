import { isOpen } from '../../../domain/station/opening'
import type { OpenState } from '../../../domain/station/open-state'
import { MINUTE, type Instant } from '../../../domain/time/china-time'
import type { Tone } from '../../components/status-tag'
import type { IconName } from '../../components/icon/names'
import { endWords, momentWords } from '../../i18n/time-words'
import type { WordsOf } from '../../i18n/zh-CN'

export interface OpenView {
  readonly tone: Tone
  readonly icon: IconName
  readonly words: string
}

/**
 * The state as it is now, when the answer is older than its next change: what was open has closed, and the
 * other way round. What comes after that is not known.
 */
export function presentState(open: OpenState, now: Instant): OpenState {
  if (open.changesAt === null || Date.parse(open.changesAt) > now) return open
  return {
    status: isOpen(open) ? 'closed' : 'open',
    changesAt: null,
    closedByStaff: false,
    holidayUnknown: false,
  }
}

/** Open or not, until when or from when: an icon, a word and a colour. */
export function openView(state: OpenState, now: Instant, words: WordsOf): OpenView {
  const open = presentState(state, now)
  const passed = open !== state
  const at = open.changesAt === null ? null : Date.parse(open.changesAt)
  const minutes = at === null ? 0 : Math.floor((at - now) / MINUTE)
  // Neither open nor closed may be said for sure.
  if (open.holidayUnknown) return { tone: 'soon', icon: 'info', words: words.open.holidayUnknown }
  switch (open.status) {
    case 'open':
      return {
        tone: 'open',
        icon: 'circle-check',
        words: passed
          ? words.open.open
          : at === null
            ? words.open.allDay
            : words.open.until(endWords(at, now, words)),
      }
    case 'closing':
      return {
        tone: 'soon',
        icon: 'clock',
        words: minutes < 1 ? words.open.closingSoon : words.open.closing(minutes),
      }
    case 'opening':
      return {
        tone: 'soon',
        icon: 'clock',
        words: minutes < 1 ? words.open.openingSoon : words.open.opening(minutes),
      }
    case 'closed':
      return { tone: 'closed', icon: 'moon', words: closedWords(open, at, passed, now, words) }
  }
}

function closedWords(
  open: OpenState,
  at: Instant | null,
  passed: boolean,
  now: Instant,
  words: WordsOf,
): string {
  if (open.closedByStaff)
    return at === null ? words.open.byStaff : words.open.byStaffUntil(momentWords(at, now, words))
  if (at !== null) return words.open.opensAt(momentWords(at, now, words))
  return passed ? words.open.closed : words.open.notOpen
}
