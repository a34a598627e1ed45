/** What the local cloud and the server write into their data folder, and what a new start makes anew. */
export const madeAnew = ['cloud.db', 'cloud.db-wal', 'cloud.db-shm', 'files', 'logs', 'server.json'] as const

/** What stays: the keys of personas that pages still hold, and the lock. */
const staying = ['signing-keys.json', 'signing-keys.json.new', 'lock.db', 'lock.db-journal']

/**
 * Whether a folder with these entries is this project's data folder: it has the database, or, where a first
 * start failed before that, nothing that somebody else put there.
 */
export function isDataFolder(names: readonly string[]): boolean {
  const known: readonly string[] = [...madeAnew, ...staying]
  return names.includes('cloud.db') || names.every(name => known.includes(name))
}
