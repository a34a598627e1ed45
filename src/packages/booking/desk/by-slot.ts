import type { DeskBooking, SlotView } from '../../../../domain/booking/views'

/** One slot of the day sheet. */
export interface SheetSlot {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
  /** As it can be booked now; null for a day that cannot be booked any more. */
  readonly slot: SlotView | null
  /** Who has a place in it or waits for one, those with a place first. */
  readonly bookings: readonly DeskBooking[]
}

/** Who still matters at the desk. */
const shown: readonly DeskBooking['state'][] = [
  'checked_in',
  'booked',
  'offered',
  'waiting',
  'served',
  'no_show',
]

/** The day by time: every slot, and who is in it. */
export function bySlot(bookings: readonly DeskBooking[], slots: readonly SlotView[]): SheetSlot[] {
  const known = new Map<string, SheetSlot>(
    slots.map(slot => [slot.id, { ...spanOf(slot), id: slot.id, slot, bookings: [] }]),
  )
  for (const one of bookings) {
    if (!shown.includes(one.state)) continue
    const sheet = known.get(one.slotId) ?? { ...spanOf(one), id: one.slotId, slot: null, bookings: [] }
    known.set(one.slotId, { ...sheet, bookings: [...sheet.bookings, one] })
  }
  return [...known.values()]
    .map(sheet => ({
      ...sheet,
      bookings: [...sheet.bookings].sort((a, b) => shown.indexOf(a.state) - shown.indexOf(b.state)),
    }))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1))
}

const spanOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }) => ({
  startsAt,
  endsAt,
})
