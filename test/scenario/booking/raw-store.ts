import path from 'node:path'
import Sqlite from 'libsql'
import type { StoredSlot } from './history'

/** Documents of a collection as they stand on the disk, read past the cloud and the product. */
export function readRaw(dataFolder: string, collection: string): readonly Record<string, unknown>[] {
  const sqlite = new Sqlite(path.join(dataFolder, 'cloud.db'), { readonly: true })
  try {
    const found = sqlite.prepare('SELECT id FROM collections WHERE name = ?').get(collection) as
      { id: number } | undefined
    if (!found) throw new Error(`there is no collection ${collection}`)
    const rows = sqlite.prepare(`SELECT body FROM documents_${found.id}`).all() as { body: string }[]
    return rows.map(({ body }) => plain(JSON.parse(body)) as Record<string, unknown>)
  } finally {
    sqlite.close()
  }
}

/** Extended JSON without its types: `{"$numberInt": "3"}` is 3. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  const [first] = Object.entries(value)
  if (first && /^\$number/.test(first[0])) return Number(first[1])
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
}

/** Who has a slot and who waits for it, by the bookings on the disk. */
export function storedSlot(
  bookings: readonly Record<string, unknown>[],
  slot: string,
  bookable: number,
): StoredSlot {
  const own = bookings.filter(one => one['slot'] === slot)
  const inState = (...states: string[]) => own.filter(one => states.includes(String(one['state'])))
  return {
    bookable,
    places: inState('booked', 'offered', 'checked_in', 'served').map(one => ({
      person: String(one['person']),
      place: Number(one['place']),
    })),
    waiting: inState('waiting').map(one => ({ person: String(one['person']), line: Number(one['line']) })),
  }
}
