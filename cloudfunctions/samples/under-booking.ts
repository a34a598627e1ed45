import { NuanlinError } from '../../domain/contract/errors'
import { isGone } from '../../domain/privacy/gone'
import { chinaDate, type Instant } from '../../domain/time/china-time'
import { advance, type BookingInHand } from '../platform/booking-advance'
import type { Reader, Transaction } from '../platform/database'
import { isLeaving } from '../platform/notify'
import * as bookings from './store-bookings'

/** Who has brought more than one has been served with the first: what follows on that day is of the same booking. */
const servedToday = ({ state, stateAt }: BookingInHand, now: Instant) =>
  state === 'served' && chinaDate(stateAt.getTime()) === chinaDate(now)

/** A booking whose person is here with food. @throws NOT_HERE where it was not checked in at this station today */
export async function bookingHere(
  reader: Reader,
  id: string,
  station: string,
  now: Instant,
): Promise<BookingInHand> {
  const one = await bookings.bookingIn(reader, id)
  const here = one?.station === station && (one.state === 'checked_in' || servedToday(one, now))
  if (!here) throw new NuanlinError('NOT_HERE')
  return one
}

/**
 * Whose sample it is that is taken in under a booking, which has been served with it, in the same transaction.
 *
 * @returns their subject; null where their account is gone or being cleared
 */
export async function servedUnder(
  transaction: Transaction,
  id: string,
  station: string,
  now: Instant,
): Promise<string | null> {
  const one = await bookingHere(transaction, id, station, now)
  const served = advance(one, 'serve', 'staff', new Date(now))
  if (served) await bookings.writeBooking(transaction, served)
  return isGone(one.person) || (await isLeaving(transaction, one.person)) ? null : one.person
}
