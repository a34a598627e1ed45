/**
 * What people asked of one slot and what they were told, as a client saw it. Nothing here or in the checker knows the
 * product: what a slot may do is said once more, in the checker.
 */
export interface Operation {
  readonly person: string
  readonly kind: 'book' | 'join' | 'cancel'
  /**
   * `done`: booked, joined or given up. `full`: no place for them. `not_full`: there is one, no need to wait.
   * `already`: they have the slot, or wait for it, already.
   */
  readonly answer: 'done' | 'full' | 'not_full' | 'already'
  /** By one clock: when it was first sent, and when its answer was there. Asked again, it is the same operation. */
  readonly calledAt: number
  readonly answeredAt: number
}

/** What the store itself says of a slot in the end. */
export interface StoredSlot {
  readonly bookable: number
  /** Places that are taken, each with who has it. */
  readonly places: readonly { readonly person: string; readonly place: number }[]
  /** Who waits, with their numbers in the line. */
  readonly waiting: readonly { readonly person: string; readonly line: number }[]
}
