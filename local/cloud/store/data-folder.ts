import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Sqlite } from './sqlite'

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
]

/** The newest format this program writes. */
export const FORMAT = STEPS.length

function lock(sqlite: Sqlite, folder: string): void {
  try {
    // An exclusive lock is the operating system's: it ends with the process, however the process ends.
    sqlite.execute('PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL')
    sqlite.execute('BEGIN IMMEDIATE; COMMIT')
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) {
      throw new Error(
        `The data folder ${folder} is in use by another process; stop it or choose another folder.`,
      )
    }
    throw error
  }
}

/**
 * Opens the database of a data folder, creating or migrating it as needed. Every commit is on disk before it
 * returns (WAL, synchronous=FULL).
 * @throws Error when another process uses the folder, or a newer program wrote it
 */
export function openDataFolder(folder: string): Sqlite {
  mkdirSync(folder, { recursive: true })
  const sqlite = new Sqlite(join(folder, 'cloud.db'))
  try {
    lock(sqlite, folder)
    sqlite.execute('PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY')
    const format = Number(sqlite.statement('PRAGMA user_version').all()[0]?.[0] ?? 0)
    if (format > FORMAT) {
      throw new Error(
        `The data folder ${folder} has format ${format}, newer than this program knows (${FORMAT}); update the program.`,
      )
    }
    for (let step = format; step < FORMAT; step++) {
      sqlite.execute(`BEGIN IMMEDIATE; ${STEPS[step] as string} PRAGMA user_version=${step + 1}; COMMIT`)
    }
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}
