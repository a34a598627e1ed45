import { usualRules, type BookingRules, type OfferingPlan } from '../../domain/booking/offering'
import type { Client } from './client'

/** Every day from nine to eleven, in half hours, two places in each. */
export function aPlan(
  changes: Partial<OfferingPlan['weekly'][number]> = {},
  rules: Partial<BookingRules> = {},
): OfferingPlan {
  return {
    weekly: [
      {
        days: [1, 2, 3, 4, 5, 6, 7],
        range: { from: '09:00', to: '11:00' },
        minutes: 30,
        capacity: 2,
        walkIn: 0,
        ...changes,
      },
    ],
    holidays: 'closed',
    closures: [],
    rules: { ...usualRules, ...rules },
  }
}

/** Opens food tests for booking at a station; its id. */
export async function openBooking(staff: Client, stationId: string, plan: OfferingPlan): Promise<string> {
  const { id } = await staff.booking.addOffering({ stationId, kind: 'food_test', stop: null, plan })
  return id
}

/** The slots of a day. */
export async function slotsOf(client: Client, offeringId: string, date: string) {
  return (await client.booking.slots({ offeringId, date })).slots
}
