import type { Role } from '../role/roles'
import { DAY, HOUR, MINUTE } from '../time/china-time'

/** How long the code of an offer is good, in milliseconds. */
export const OFFER_LIFETIME = 10 * MINUTE
/** How long a family member may act for somebody, in milliseconds. */
export const FAMILY_LIFETIME = 365 * DAY
/** How long the number of somebody without an account is kept, to be called back, in milliseconds. */
export const DESK_PHONE_KEPT = 30 * DAY
/** How long staff act for somebody whom they serve, in milliseconds. */
export const COUNTER_LIFETIME = 2 * HOUR

/** Who serves people at the counter of a station or on its telephone. */
export const counterRoles = [
  'station_staff',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[]

/** How somebody whom staff serve came: in person, or by telephone. */
export const counterChannels = ['counter', 'telephone'] as const
export type CounterChannel = (typeof counterChannels)[number]
