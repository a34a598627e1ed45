import { row, type Database } from '../platform/database'
import { migrationId } from './migration'

/** What ran, one document for each migration, and the lease. */
export const MIGRATIONS = 'migrations'
/** One run migrates at a time. */
export const lease = { collection: MIGRATIONS, id: 'lease' }

/** How far a migration is, as stored in `migrations`. */
export interface MigrationRecord {
  readonly _id: string
  readonly summary: string
  /** Where the next batch goes on. */
  readonly after: string
  readonly batches: number
  /** Documents changed. */
  readonly changed: number
  readonly startedAt: Date
  /** Null while it is not done. */
  readonly finishedAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export async function recordOf(db: Database, number: number): Promise<MigrationRecord | null> {
  return row<MigrationRecord>(db.collection(MIGRATIONS).doc(migrationId(number)).get())
}

export async function writeRecord(db: Database, { _id, ...rest }: MigrationRecord): Promise<void> {
  await db.collection(MIGRATIONS).doc(_id).set(rest)
}
