import type { Role } from '../role/roles'

/** Who runs the bookings of a station: checks people in, calls numbers, closes slots. */
export const bookingDeskRoles = [
  'station_staff',
  'food_tester',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[]
