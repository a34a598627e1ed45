import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '../../../cloudfunctions/platform/database'

const FILE = path.resolve(__dirname, '../../previous-release/data.json')

type Documents = Readonly<Record<string, readonly ({ readonly _id: string } & object)[]>>

/** What the release before wrote: stations without places among their tags, reports without cases. */
export function previousRelease(): Documents {
  return JSON.parse(readFileSync(FILE, 'utf8'), (_key, value: unknown) =>
    value !== null && typeof value === 'object' && '$date' in value ? new Date(value.$date as string) : value,
  ) as Documents
}

/** Puts documents where the release before left them. */
export async function putDocuments(db: Database, documents: Documents): Promise<void> {
  for (const [name, all] of Object.entries(documents))
    for (const { _id, ...rest } of all) await db.collection(name).doc(_id).set(rest)
}

/** As many more stations like the first, so that a migration needs several batches. */
export function manyStations(count: number): Documents {
  const [first] = previousRelease().stations ?? []
  const stations = Array.from({ length: count }, (_, i) => ({
    ...first,
    _id: `M${String(i).padStart(4, '0')}`,
  }))
  return { stations }
}

/** Everything in some collections, to compare. */
export async function everything(db: Database, names: readonly string[]): Promise<object> {
  const found = await Promise.all(
    names.map(async name => [
      name,
      (await db.collection(name).where({}).orderBy('_id', 'asc').limit(1000).get()).data,
    ]),
  )
  return Object.fromEntries(found) as object
}
