import type { BookingInHand } from '../platform/booking-advance'
import { row, type Reader, type Transaction } from '../platform/database'

const BOOKINGS = 'bookings'

/** The booking under which somebody brings food. */
export function bookingIn(reader: Reader, id: string): Promise<BookingInHand | null> {
  return row<BookingInHand>(reader.collection(BOOKINGS).doc(id).get())
}

export async function writeBooking(transaction: Transaction, one: BookingInHand): Promise<void> {
  const { _id, ...rest } = one
  await transaction.collection(BOOKINGS).doc(_id).set(rest)
}
