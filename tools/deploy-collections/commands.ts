import type { Collection, Index } from '../../config/cloudbase/collections'

/** An index as MongoDB's own command takes it. */
const described = ({ name, keys, unique }: Index) => ({
  key: Object.fromEntries(keys.map(({ field, direction }) => [field, direction])),
  name,
  ...(unique ? { unique } : {}),
})

/**
 * What the CloudBase command line (3.0 and later) is told so that collections that exist get their rules and indexes, and files theirs:
 * its arguments, a command each. Told again, they change nothing. Indexes that are no longer declared stay.
 */
export function commandsFor(collections: readonly Collection[], env: string): string[][] {
  return [...collections.flatMap(one => commandsOf(one, env)), storageRule(env)]
}

/** Files are read by signed address only: what an environment begins with lets everybody read them. */
const storageRule = (env: string) => ['storage', 'rules', 'update', '--acl', 'ADMINONLY', '-e', env]

function commandsOf({ name, rule, indexes }: Collection, env: string): string[][] {
  return [
    ['permission', 'set', `collection:${name}`, '--level', rule.toLowerCase(), '-e', env],
    ...(indexes.length === 0
      ? []
      : [
          [
            ...['db', 'nosql', 'execute', '--command'],
            JSON.stringify({ createIndexes: name, indexes: indexes.map(described) }),
            ...['-e', env],
          ],
        ]),
  ]
}

/** A command as somebody types it. */
export const asTyped = (command: readonly string[]): string =>
  ['npx', '--package', '@cloudbase/cli', 'tcb', ...command]
    .map(word => (/^[\w@:./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ')
