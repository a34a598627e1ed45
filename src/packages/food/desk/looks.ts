import type { DeskSample } from '../../../../domain/sample/views'
import type { IconName } from '../../../components/icon/names'
import type { Tone } from '../../../components/status-tag'

const states: Readonly<Record<DeskSample['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  registered: { tone: 'info', icon: 'clock' },
  testing: { tone: 'info', icon: 'flask-conical' },
  to_verify: { tone: 'soon', icon: 'shield-check' },
  screen_again: { tone: 'late', icon: 'refresh-cw' },
  published: { tone: 'open', icon: 'circle-check' },
  rejected: { tone: 'closed', icon: 'minus' },
  invalidated: { tone: 'closed', icon: 'x' },
}

/** How a sample looks to staff: a positive one never like one that is well. */
export function deskLook({ state, outcome }: DeskSample): { readonly tone: Tone; readonly icon: IconName } {
  return state === 'published' && outcome !== 'negative'
    ? { tone: 'late', icon: 'circle-alert' }
    : states[state]
}
