import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from './formats'
import { Sqlite } from './sqlite'

/**
 * Pages that SQLite keeps in memory of its own. The system keeps those that were read of late, too, for as long as
 * nobody else needs the memory: four times as much here made the process that much larger for good, and inserts into
 * many indexes a sixth cheaper.
 */
const CACHE_KILOBYTES = 16_384

/**
 * Takes the folder for this process. The lock is the operating system's, on a file beside the data: it ends
 * with the process, however the process ends.
 */
function lock(folder: string): Sqlite {
  const holder = new Sqlite(join(folder, 'lock.db'))
  try {
    // Two that start at the same moment may get in one another's way: one of them must get through.
    holder.execute('PRAGMA busy_timeout=250; BEGIN EXCLUSIVE')
    return holder
  } catch (error) {
    holder.close()
    if (error instanceof Error && /locked|busy/i.test(error.message)) {
      throw new Error(
        `The data folder ${folder} is in use by another process; stop it or choose another folder.`,
        { cause: error },
      )
    }
    throw error
  }
}

/** An open data folder. */
export interface DataFolder {
  sqlite: Sqlite
  /** Lets go of the folder. */
  close: () => void
}

/**
 * Opens the database of a data folder, creating or migrating it as needed. Every commit is on disk before it
 * returns (WAL, synchronous=FULL).
 * @throws Error when another process uses the folder, or a newer program wrote it
 */
export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true })
  const holder = lock(folder)
  const sqlite = new Sqlite(join(folder, 'cloud.db'))
  const close = () => {
    sqlite.close()
    // The driver closes a file only when it collects its statements: the lock is let go of by name.
    holder.execute('ROLLBACK')
    holder.close()
  }
  try {
    sqlite.execute(
      `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-${CACHE_KILOBYTES}; PRAGMA temp_store=MEMORY`,
    )
    migrate(sqlite, folder)
    return { sqlite, close }
  } catch (error) {
    close()
    throw error
  }
}
