import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../../domain/contract/lazy-schema'
import { instantSchema } from '../../domain/contract/wire'
import { readCursor, signCursor } from './cursor'
import { database, rows } from './database'
import type { Page, PageAsked } from './newest-first'

/** Where a list that runs from oldest to newest was left. */
const positionSchema = lazySchema(() => z.strictObject({ at: instantSchema(), id: z.string() }))

/**
 * One page of a list by `field`, oldest first: what waits longest. It reads the index of {@link newestFirst} backwards:
 * the conditions, `field` (-1) and `_id` (1). What comes in meanwhile stands behind, and shifts nothing.
 */
export async function oldestFirst<Item extends { readonly _id: string }>(
  collection: string,
  condition: Readonly<Record<string, unknown>>,
  field: keyof Item & string,
  { cursor, limit, scope, now }: PageAsked,
): Promise<Page<Item>> {
  const db = await database()
  const { command } = db
  const after: Parsed<typeof positionSchema> | null =
    cursor === undefined ? null : readCursor(cursor, scope, now, p => positionSchema().parse(p))
  const beyond = after && [
    { [field]: command.gt(new Date(after.at)) },
    { [field]: new Date(after.at), _id: command.lt(after.id) },
  ]
  const found = await rows<Item>(
    db
      .collection(collection)
      .where(beyond ? command.and(condition, command.or(...beyond)) : condition)
      .orderBy(field, 'asc')
      .orderBy('_id', 'desc')
      .limit(limit + 1)
      .get(),
  )
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const more = found.length > limit && last
  return {
    items,
    next: more ? signCursor({ at: (last[field] as Date).toISOString(), id: last._id }, scope, now) : null,
  }
}
