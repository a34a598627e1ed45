import type { Sqlite } from './sqlite'

/** Each step turns the format of its position into the next one; an empty file is format 0. */
const STEPS: readonly string[] = [
  `CREATE TABLE collections(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
   CREATE TABLE indexes(
     id INTEGER PRIMARY KEY,
     collection INTEGER NOT NULL,
     name TEXT NOT NULL,
     definition TEXT NOT NULL,
     arrays INTEGER NOT NULL,
     shapes INTEGER NOT NULL,
     UNIQUE(collection, name)
   );
   CREATE TABLE files(
     path TEXT PRIMARY KEY,
     bytes INTEGER NOT NULL,
     type TEXT NOT NULL,
     blob TEXT NOT NULL,
     uploaded INTEGER NOT NULL
   ) WITHOUT ROWID;`,
  // Format 1 did not say by which rules the keys of an index were made, and some of its keys were wrong: those of
  // documents without a field whose name every JavaScript object has, such as `constructor`. See key-rules.ts.
  `ALTER TABLE indexes ADD COLUMN rules INTEGER NOT NULL DEFAULT 1;`,
  // The access rule that was declared, as JSON.
  `ALTER TABLE collections ADD COLUMN rule TEXT;`,
]

/** The newest format this program writes. */
export const FORMAT = STEPS.length

/**
 * Brings the database of a folder to the newest format. A step is one transaction with its number: a process that
 * is killed leaves the format before or after it, and the next start goes on from there.
 * @throws Error when a newer program wrote it
 */
export function migrate(sqlite: Sqlite, folder: string): void {
  const format = Number(sqlite.statement('PRAGMA user_version').all()[0]?.[0] ?? 0)
  if (format > FORMAT) {
    throw new Error(
      `The data folder ${folder} has format ${format}, newer than this program knows (${FORMAT}); update the program.`,
    )
  }
  for (let step = format; step < FORMAT; step++) {
    sqlite.execute('BEGIN IMMEDIATE')
    try {
      sqlite.execute(STEPS[step] as string)
      sqlite.execute(`PRAGMA user_version=${step + 1}`)
      sqlite.execute('COMMIT')
    } catch (error) {
      sqlite.execute('ROLLBACK')
      throw error
    }
  }
}
