import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../../domain/contract/lazy-schema'
import { instantSchema } from '../../domain/contract/wire'
import type { Instant } from '../../domain/time/china-time'
import { readCursor, signCursor } from './cursor'
import { database, rows } from './database'

/** Where a list that runs from newest to oldest was left. */
const positionSchema = lazySchema(() => z.strictObject({ at: instantSchema(), id: z.string() }))

export interface Page<Item> {
  readonly items: Item[]
  /** Signed, for the next page; null at the end. */
  readonly next: string | null
}

/**
 * One page of a list by `field`, newest first, then by `_id`: an index on the conditions, `field` (-1) and `_id` (1)
 * must stand behind it. Rows that are added meanwhile do not shift the pages that follow.
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
  const after: Parsed<typeof positionSchema> | null =
    cursor === undefined ? null : readCursor(cursor, scope, now, p => positionSchema().parse(p))
  const where = after
    ? command.and(
        condition,
        command.or(
          { [field]: command.lt(new Date(after.at)) },
          { [field]: new Date(after.at), _id: command.gt(after.id) },
        ),
      )
    : condition
  const found = await rows<Item>(
    db
      .collection(collection)
      .where(where)
      .orderBy(field, 'desc')
      .orderBy('_id', 'asc')
      .limit(limit + 1)
      .get(),
  )
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next =
    found.length > limit && last
      ? signCursor({ at: (last[field] as Date).toISOString(), id: last._id }, scope, now)
      : null
  return { items, next }
}
