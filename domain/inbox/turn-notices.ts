import type { Locale } from '../contract/locale'
import { nameIn, type Name } from '../contract/name'
import { MINUTE, type Instant } from '../time/china-time'

/** What became of a number that somebody drew, without their own doing. */
export interface TurnNotice {
  readonly kind: 'turn_called' | 'turn_missed' | 'turn_lapsed'
  readonly offeringId: string
  readonly placeName: Name
  readonly number: number
  /** When it was so, ISO 8601. */
  readonly at: string
}

/** So long after a call somebody else stands at the counter. */
const CALL_COUNTS = 15 * MINUTE

/** Until when it is of use to hear of it; null where it is of use at any time. */
export const turnNewsEnds = ({ kind, at }: TurnNotice): Instant | null =>
  kind === 'turn_called' ? Date.parse(at) + CALL_COUNTS : null

export const turnNoticeKinds = [
  'turn_called',
  'turn_missed',
  'turn_lapsed',
] as const satisfies readonly TurnNotice['kind'][]

export const isTurnNotice = <N extends { readonly kind: string }>(
  notice: N,
): notice is Extract<N, TurnNotice> => (turnNoticeKinds as readonly string[]).includes(notice.kind)

/** Title and text of such a notice. */
export function turnNoticeWords(
  { kind, placeName, number }: TurnNotice,
  locale: Locale,
): { readonly title: string; readonly text: string } {
  const place = nameIn(placeName, locale)
  if (locale === 'en')
    switch (kind) {
      case 'turn_called':
        return { title: `No. ${number}: it is your turn`, text: `${place}. Please come to the counter now.` }
      case 'turn_missed':
        return {
          title: `You missed No. ${number}`,
          text: `${place}. If you are still there, tell the staff, or draw a new number.`,
        }
      case 'turn_lapsed':
        return {
          title: `No. ${number} was not reached today`,
          text: `${place}. We are sorry. Book a time, and you need not wait.`,
        }
    }
  switch (kind) {
    case 'turn_called':
      return { title: `叫到你了：${number} 号`, text: `${place}，请现在到窗口。` }
    case 'turn_missed':
      return { title: `${number} 号过号了`, text: `${place}。人还在就跟工作人员说一声，也可以重新取号。` }
    case 'turn_lapsed':
      return { title: `${number} 号今天没轮到`, text: `${place}。对不起，先约个时间再来，不用等。` }
  }
}
