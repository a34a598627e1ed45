import { row, type Database } from '../../cloudfunctions/platform/database'
import type { Instant } from '../../domain/time/china-time'

/** What is remembered of the demonstration, in `settings/demo`. */
export interface DemoSettings {
  readonly seed: string
  /** False while it is being loaded, and after a load that was interrupted. */
  readonly complete: boolean
  /** What people of it did is loaded too. Absent in one of the release before. */
  readonly doings?: boolean
  /** When its live states were last told. */
  readonly refreshedAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

const documentOf = (database: Database) => database.collection('settings').doc('demo')

/** Null where no demonstration was ever begun. */
export function demoSettings(database: Database): Promise<DemoSettings | null> {
  return row<DemoSettings>(documentOf(database).get())
}

export async function noteDemo(
  database: Database,
  {
    seed,
    complete,
    doings,
    now,
  }: {
    readonly seed: string
    readonly complete: boolean
    readonly doings?: boolean
    readonly now: Instant
  },
): Promise<void> {
  const at = new Date(now)
  const before = await demoSettings(database)
  const settings: DemoSettings = {
    seed,
    complete,
    doings: doings ?? before?.doings ?? false,
    refreshedAt: at,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
    version: (before?.version ?? 0) + 1,
  }
  await documentOf(database).set(settings)
}
