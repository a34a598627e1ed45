import type { Database } from '../platform/database'

/** What one batch did. */
export interface Batch {
  /** Where the next batch goes on; null when there is nothing left. */
  readonly next: string | null
  /** Documents that were changed. */
  readonly changed: number
}

/**
 * One step from the data of a release to those of the next. It works in batches, and a batch that is done again, for
 * instance after a crash, changes nothing a second time: what is written already is as it should be.
 */
export interface Migration {
  /** Counted from 1, without gaps; never given to another. */
  readonly number: number
  /** What it brings, in a line for whoever runs it. */
  readonly summary: string
  /** @param after where the batch before left off; empty at the start */
  batch(database: Database, after: string, now: Date): Promise<Batch>
}

/** Four digits, so that records sort as they were run. */
export const migrationId = (number: number): string => String(number).padStart(4, '0')
