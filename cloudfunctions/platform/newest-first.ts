import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../../domain/contract/lazy-schema'
import { instantSchema } from '../../domain/contract/wire'
import type { Instant } from '../../domain/time/china-time'
import { readCursor, signCursor } from './cursor'
import { database, rows, type Database } from './database'

/** Where a list that runs from newest to oldest was left. */
const positionSchema = lazySchema(() => z.strictObject({ at: instantSchema(), id: z.string() }))

export interface Page<Item> {
  readonly items: Item[]
  /** Signed, for the next page; null at the end. */
  readonly next: string | null
}

/**
 * One page of a list by `field`, newest first, then by `_id`: an index on the conditions, `field` (-1) and `_id` (1)
 * must stand behind it. Rows that are added meanwhile do not shift the pages that follow. Where rows are long a page
 * has fewer of them, so that an answer is never too large to be given.
 *
 * @param scope who asks, for what: a cursor is good for the same list of the same person only
 */
export async function newestFirst<Item extends { readonly _id: string }>(
  collection: string,
  condition: Readonly<Record<string, unknown>>,
  field: keyof Item & string,
  page: {
    readonly cursor: string | undefined
    readonly limit: number
    readonly scope: unknown
    readonly now: Instant
  },
): Promise<Page<Item>> {
  const { cursor, limit, scope, now } = page
  const db = await database()
  const { command } = db
  const after: Position | null =
    cursor === undefined ? null : readCursor(cursor, scope, now, p => positionSchema().parse(p))
  const items: Item[] = []
  let bytes = 0
  let from = after
  for (;;) {
    const wanted = Math.min(limit + 1 - items.length, CHUNK)
    const found = await rows<Item>(
      db
        .collection(collection)
        .where(from ? command.and(condition, beyond(command, field, from)) : condition)
        .orderBy(field, 'desc')
        .orderBy('_id', 'asc')
        .limit(wanted)
        .get(),
    )
    for (const item of found) {
      bytes += JSON.stringify(item).length * BYTES_OF_A_LETTER
      const last = items.at(-1)
      if (last && (items.length === limit || bytes > MOST_BYTES))
        return { items, next: signCursor(positionOf(last, field), scope, now) }
      items.push(item)
    }
    const last = items.at(-1)
    if (found.length < wanted || !last) return { items, next: null }
    from = positionOf(last, field)
  }
}

/** At most, as UTF-8. */
const BYTES_OF_A_LETTER = 3
/** Of one page: an answer may have a megabyte, and words about a document are longer than the document. */
const MOST_BYTES = 256 * 1024
/** So many are read at once. */
const CHUNK = 100

type Position = Parsed<typeof positionSchema>

const positionOf = <Item extends { readonly _id: string }>(
  item: Item,
  field: keyof Item & string,
): Position => ({ at: (item[field] as Date).toISOString(), id: item._id })

const beyond = (command: Database['command'], field: string, { at, id }: Position) =>
  command.or({ [field]: command.lt(new Date(at)) }, { [field]: new Date(at), _id: command.gt(id) })
