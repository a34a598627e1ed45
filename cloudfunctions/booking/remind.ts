import { isSoon } from '../../domain/booking/reminders'
import type { Database } from '../platform/database'
import { transact } from '../platform/transact'
import { reminderOf } from '../platform/booking-advance'
import type { BookingDocument } from './document'
import { bookingIn, writeBooking } from './store'
import { tellBooking } from './tell'

/**
 * Reminds somebody of their booking, in the transaction that notes the next reminder: twice, late or by two at once it
 * is told once. One that comes after the start is told to nobody.
 */
export async function remindOf(db: Database, { _id }: BookingDocument, at: Date): Promise<void> {
  await transact(db, async transaction => {
    const one = await bookingIn(transaction, _id)
    if (!one?.remindAt || one.remindAt > at) return
    const after: BookingDocument = {
      ...one,
      remindAt: reminderOf(one.state, one, at),
      updatedAt: at,
    }
    await writeBooking(transaction, after)
    if (one.state !== 'booked' || one.startsAt <= at) return
    const soon = isSoon(one.startsAt.getTime(), at.getTime())
    await tellBooking(transaction, one, { kind: 'booking_reminder', soon }, at)
  })
}
