import type { BookingState } from '../../../domain/booking/lifecycle'
import type { IconName } from '../../components/icon/names'
import type { Tone } from '../../components/status-tag'

/** How each state looks wherever a booking is shown. */
export const looks: Readonly<Record<BookingState, { readonly tone: Tone; readonly icon: IconName }>> = {
  waiting: { tone: 'info', icon: 'clock' },
  offered: { tone: 'soon', icon: 'circle-alert' },
  booked: { tone: 'open', icon: 'calendar-check' },
  checked_in: { tone: 'open', icon: 'circle-check' },
  served: { tone: 'closed', icon: 'check' },
  cancelled: { tone: 'closed', icon: 'calendar-x' },
  no_show: { tone: 'closed', icon: 'minus' },
  lapsed: { tone: 'closed', icon: 'minus' },
}
