import type { MySample } from '../../../../domain/sample/views'
import type { IconName } from '../../../components/icon/names'
import type { Tone } from '../../../components/status-tag'
import type { Standing } from './words'

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
