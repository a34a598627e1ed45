import type { TurnActor, TurnEvent, TurnState } from '../../../domain/booking/queue/lifecycle'
import type { PlacePath } from '../../../domain/role/place'
import type { ChinaDate } from '../../../domain/time/china-time'

/** The numbers of one day at one place, as stored in `queues`. */
export interface QueueDocument {
  /** `<offering>@20261123`. */
  readonly _id: string
  /** The number that was drawn last. */
  readonly last: number
  readonly expiresAt: Date
}

/**
 * A number that somebody drew, as stored in `turns`. Its three claims stand under unique indexes, as a booking's do; one
 * that claims nothing says its own id.
 */
export interface TurnDocument {
  readonly _id: string
  /** Claim on the number: `<queue>#12`. Nobody else has it that day, whatever becomes of it. */
  readonly turn: string
  /** Claim on a place of the day: `<slot>#<n>`, while it takes one. */
  readonly hold: string
  /** Of one who waits or was called, by the queue and the person: one has one number. */
  readonly once: string
  readonly queue: string
  readonly number: number
  readonly offering: string
  readonly station: string
  readonly path: PlacePath
  readonly day: ChinaDate
  /** Subject of who drew it; null where staff drew it for somebody without a phone. */
  readonly person: string | null
  readonly onBehalf: boolean
  readonly state: TurnState
  readonly stateAt: Date
  /** When they were called first; null for not yet. */
  readonly calledAt: Date | null
  readonly calls: number
  /** It takes one of the day's places. */
  readonly holding: boolean
  /** When the clock ends it; null where there is nothing to end. */
  readonly dueAt: Date | null
  readonly history: readonly TurnLine[]
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** One line of a turn's history. */
export interface TurnLine {
  readonly at: Date
  readonly event: TurnEvent | 'draw'
  readonly by: TurnActor
}
