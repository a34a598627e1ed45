import type { BookingNews } from '../../domain/inbox/booking-notices'
import type { Transaction } from '../platform/database'
import { tell } from '../platform/notify'
import type { BookingDocument } from './document'
import { offeringIn } from './store'

/** Tells who a booking is for what became of it, in the transaction that does it. */
export async function tellBooking(
  transaction: Transaction,
  { _id, person, offering, startsAt }: BookingDocument,
  news: BookingNews,
  at: Date,
): Promise<void> {
  const known = await offeringIn(transaction, offering)
  if (!known) return
  await tell(
    transaction,
    person,
    {
      ...news,
      bookingId: _id,
      placeName: known.stop?.name ?? known.stationName,
      startsAt: startsAt.toISOString(),
    },
    at,
  )
}
