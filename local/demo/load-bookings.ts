import { publishSlots } from '../../cloudfunctions/booking/publish'
import { BOOKINGS, OFFERINGS, SLOTS } from '../../cloudfunctions/booking/store'
import { rows, type Database } from '../../cloudfunctions/platform/database'
import { inParallel } from '../../cloudfunctions/platform/in-parallel'
import type { StationDocument } from '../../cloudfunctions/station/document'
import type { Instant } from '../../domain/time/china-time'
import type { WorkingCalendar } from '../../domain/time/working-calendar'
import { demoBookings, demoOfferings } from './demo-offerings'

/**
 * Opens the demonstration's test rooms and vehicles for booking, and books some of their slots. Run again it writes the
 * same.
 */
export async function loadBookings(
  database: Database,
  calendar: WorkingCalendar,
  now: Instant,
): Promise<void> {
  const { command } = database
  const stations = await rows<StationDocument>(
    database
      .collection('stations')
      .where({ demo: true, kinds: command.in(['food_test_room', 'food_test_vehicle']) })
      .orderBy('_id', 'asc')
      .limit(1000)
      .get(),
  )
  const offerings = stations.flatMap(station => demoOfferings(station, now))
  const at = new Date(now)
  await inParallel([...offerings.entries()], 2, async ([i, offering]) => {
    const { _id, ...rest } = offering
    await database.collection(OFFERINGS).doc(_id).set(rest)
    await publishSlots(database, offering, calendar, at)
    for (const { slot, bookings } of demoBookings(offering, calendar, now, i === 0)) {
      for (const { _id: id, ...booking } of bookings) await database.collection(BOOKINGS).doc(id).set(booking)
      // The clock counts what is free.
      if (bookings.length > 0)
        await database
          .collection(SLOTS)
          .where({ _id: slot, next: 0 })
          .update({ next: bookings.length, free: command.inc(-bookings.length) })
    }
  })
}
