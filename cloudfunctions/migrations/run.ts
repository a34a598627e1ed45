import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../platform/database'
import { endLease, LeaseLost, renewLease, takeLease } from '../platform/lease'
import { migrations as all } from './list'
import { migrationId, type Migration } from './migration'
import { lease, recordOf, writeRecord, type MigrationRecord } from './records'

/** How often to look whether another run has finished, in milliseconds. */
const LOOK_AGAIN = 250

interface RunOptions {
  readonly now: () => Date
  /** Told what happens, a line at a time; silent when nothing is pending. */
  readonly say: (line: string) => void
  /** Nobody else can reach the database: what a crashed run held is taken at once. */
  readonly alone?: boolean
  /** For tests; every one there is by default. */
  readonly migrations?: readonly Migration[]
}

/**
 * Runs what has not run yet, in order. Two runs at the same time do it once: the second waits for the first. Broken
 * off anywhere, the next run goes on with the batch that was not noted.
 *
 * @returns the numbers of those that this run finished
 */
export async function migrate(
  db: Database,
  { now, say, alone = false, migrations = all }: RunOptions,
): Promise<number[]> {
  const holder = randomUUID()
  for (let waited = false; ;) {
    if ((await pending(db, migrations)).length === 0) return []
    const held = await takeLease(db, lease, holder, now(), alone)
    if (held) {
      try {
        return await runAll(db, held.fence, { now, say, migrations })
      } catch (error) {
        if (!(error instanceof LeaseLost)) throw error
        say('Another run has taken over; waiting for it …')
      } finally {
        await endLease(db, lease, held.fence)
      }
    } else if (!waited) say('Another run is at it; waiting for it …')
    waited = true
    await wait(LOOK_AGAIN)
  }
}

/** Those that are not done, in order. */
export async function pending(
  db: Database,
  migrations: readonly Migration[] = all,
): Promise<readonly Migration[]> {
  const records = await Promise.all(migrations.map(({ number }) => recordOf(db, number)))
  return migrations.filter((_, i) => !records[i]?.finishedAt)
}

async function runAll(
  db: Database,
  fence: number,
  { now, say, migrations }: Required<Pick<RunOptions, 'now' | 'say' | 'migrations'>>,
): Promise<number[]> {
  const finished: number[] = []
  // Read again under the lease: another run may have finished some meanwhile.
  for (const migration of await pending(db, migrations)) {
    let record = (await recordOf(db, migration.number)) ?? begun(migration, now())
    const name = `Migration ${record._id}`
    say(`${name}: ${migration.summary}${record.batches > 0 ? ' (going on)' : ''}`)
    while (!record.finishedAt) {
      const { next, changed } = await migration.batch(db, record.after, now())
      // Before the record: who has lost the lease must not put it back.
      await renewLease(db, lease, fence, now())
      record = {
        ...record,
        after: next ?? record.after,
        batches: record.batches + 1,
        changed: record.changed + changed,
        finishedAt: next === null ? now() : null,
        updatedAt: now(),
        version: record.version + 1,
      }
      await writeRecord(db, record)
      say(`${name}: ${record.changed} changed${next === null ? ', done' : ''}`)
    }
    finished.push(migration.number)
  }
  return finished
}

function begun({ number, summary }: Migration, at: Date): MigrationRecord {
  return {
    _id: migrationId(number),
    summary,
    after: '',
    batches: 0,
    changed: 0,
    startedAt: at,
    finishedAt: null,
    createdAt: at,
    updatedAt: at,
    version: 0,
  }
}
