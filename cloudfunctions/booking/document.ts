import type { OfferingKind, OfferingPlan, Stop } from '../../domain/booking/offering'
import type { Name } from '../../domain/contract/name'
import type { PlacePath } from '../../domain/role/place'
import type { ChinaDate } from '../../domain/time/china-time'
import type { BookingInHand } from '../platform/booking-advance'

/** Something that can be booked, as stored in `offerings`. */
export interface OfferingDocument {
  readonly _id: string
  readonly kind: OfferingKind
  readonly station: string
  /** Keys of the station and all that hold it. */
  readonly path: PlacePath
  readonly stationName: Name
  readonly address: Name
  /** GeoJSON, where it is given: for searches by distance. */
  readonly location: unknown
  readonly lng: number
  readonly lat: number
  /** Of a vehicle: where it stops. */
  readonly stop: Stop | null
  readonly plan: OfferingPlan
  /** What staff said when they changed it last, for who loses their place by it. */
  readonly planReason: string
  /** Nothing of it can be booked any more. */
  readonly ended: boolean
  readonly demo: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/**
 * One slot, as stored in `slots`. What can be booked is decided by the unique claims of bookings: `free` and `next` only say
 * where to look first, and a job counts them anew.
 */
export interface SlotDocument {
  readonly _id: string
  readonly offering: string
  readonly station: string
  readonly path: PlacePath
  readonly day: ChinaDate
  readonly startsAt: Date
  readonly endsAt: Date
  readonly capacity: number
  /** Places `0 … bookable - 1` can be booked. */
  readonly bookable: number
  /** Places that seem to be free. */
  readonly free: number
  /** How many places were given out for the first time: the next one's number. */
  readonly next: number
  /** How many have joined the line so far: the last one's number. */
  readonly line: number
  readonly state: 'open' | 'closed'
  /** Why it was closed. */
  readonly reason: string | null
  /** Whether its plan left it out, which a later plan may undo, or staff closed just this one. Null while it is open. */
  readonly closedBy: 'plan' | 'staff' | null
  /** When it is looked after: places that came free are passed on, the free ones counted. Null for never. */
  readonly settleAt: Date | null
  /** With the last booking of it. */
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** A booking, or a position in the line of a slot, as stored in `bookings`. */
export interface BookingDocument extends BookingInHand {
  readonly offering: string
  readonly slot: string
  readonly path: PlacePath
  /** Number in the slot's line; null for who never waited. */
  readonly line: number | null
  readonly expiresAt: Date
  readonly createdAt: Date
}
