/**
 * What clients of a database saw. Every value that is appended to a list is unique, so that a list that was read
 * tells which writes came before, and in which order (the list-append histories of Elle).
 */
export type Operation =
  /** Adds a value to the end of the list of a key; a key nobody has written holds an empty list. */
  | { readonly kind: 'append'; readonly key: string; readonly value: number }
  /** Reads a list. `length` is what the document itself says its list has, where it says so. */
  | {
      readonly kind: 'read'
      readonly key: string
      readonly values: readonly number[]
      readonly length?: number
    }
  /** Adds one to a counter. */
  | { readonly kind: 'increment'; readonly key: string }
  /** Reads a counter; one that nobody has written is 0. */
  | { readonly kind: 'count'; readonly key: string; readonly value: number }

/**
 * A transaction, or a single operation outside transactions, as its client knows it. Moments are numbers of one
 * counter in the program that records, all different: a smaller one was certainly earlier.
 */
export interface Recorded {
  readonly id: number
  readonly client: string
  /** What was answered, in the order of the client. A write whose answer never came stands here too. */
  readonly operations: readonly Operation[]
  /** Before the first request was sent: the snapshot is not older. */
  readonly began: number
  /** After the first operation was answered: the snapshot is not younger. */
  readonly seen: number
  /** Before the commit was sent (a single write: the write): it did not commit earlier. */
  readonly committing: number
  /** After the last answer: it did not commit later, unless the outcome is unknown. */
  readonly ended: number
  readonly outcome: 'committed' | 'aborted' | 'unknown'
}

export type History = readonly Recorded[]

export type AnomalyKind =
  /** A read has a value nobody wrote, or a document disagrees with itself. */
  | 'garbage-read'
  /** A value stands in a list twice. */
  | 'repeated-write'
  /** A read has what an aborted transaction wrote (Adya's G1a, a dirty read). */
  | 'aborted-read'
  /** A read has some of what a transaction wrote to one key, not all (G1b, a dirty read). */
  | 'intermediate-read'
  /** A transaction read one key twice and saw two states that its own writes do not explain. */
  | 'non-repeatable-read'
  /** A transaction saw one key with, another key without, what one transaction wrote to both. */
  | 'fractured-read'
  /** A committed write is gone, or was made on a state that another had changed meanwhile. */
  | 'lost-update'
  /** A counter shows fewer increments than were acknowledged, or more than were asked for. */
  | 'wrong-count'
  /** Two transactions wrote the same keys in opposite orders (G0). */
  | 'dirty-write'
  /** Both of two transactions that overlapped wrote one key and committed. */
  | 'missed-conflict'
  /** What a transaction read depends, round a circle, on what it wrote (G1c). */
  | 'circular-flow'
  /** A transaction saw what was committed only after its snapshot. */
  | 'future-read'
  /** A transaction did not see what was committed before it began. */
  | 'stale-read'
  /** No order of snapshots and commits explains what was read (G-single, G-nonadjacent, G-SI). */
  | 'snapshot-violation'

export interface Anomaly {
  readonly kind: AnomalyKind
  /** What happened, for a person. */
  readonly message: string
  /** Ids of the transactions that show it. */
  readonly transactions: readonly number[]
}
