import type { Collection } from '../../config/cloudbase/collections'
import { commandsFor } from './commands'

/** The part of the SDK's database that makes collections. */
export interface CollectionMaker {
  createCollection(name: string): Promise<unknown>
}

/**
 * Makes an environment what `collections` says: collections by the SDK, then rules and indexes by the command line.
 * Broken off or run again, it goes on with what is missing.
 * @param run one call of the CloudBase command line; rejects when it fails
 */
export async function applyCollections(
  collections: readonly Collection[],
  {
    env,
    database,
    run,
    say,
  }: {
    readonly env: string
    readonly database: CollectionMaker
    readonly run: (command: readonly string[]) => Promise<void>
    readonly say: (line: string) => void
  },
): Promise<void> {
  for (const { name } of collections) {
    const made = await create(database, name)
    say(made ? `+ ${name}` : `= ${name}`)
  }
  const commands = commandsFor(collections, env)
  for (const [at, command] of commands.entries()) {
    say(`${at + 1}/${commands.length} tcb ${command.slice(0, 3).join(' ')} …`)
    await run(command)
  }
}

async function create(database: CollectionMaker, name: string): Promise<boolean> {
  try {
    await database.createCollection(name)
    return true
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code === 'DATABASE_COLLECTION_ALREADY_EXIST') return false
    throw error
  }
}
