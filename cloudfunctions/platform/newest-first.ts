import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../../domain/contract/lazy-schema'
import { instantSchema } from '../../domain/contract/wire'
import type { Instant } from '../../domain/time/china-time'
import { readCursor, signCursor } from './cursor'
import { database, rows, type Database } from './database'

/** Where a list that runs from newest to oldest was left. */
const positionSchema = lazySchema(() =>
  z.strictObject({ at: instantSchema(), id: z.string(), group: z.optional(z.string()) }),
)

/** What stands before the newest: documents are grouped by a field of text, and its groups by their names. */
export interface Groups<Item> {
  readonly field: keyof Item & string
  readonly order: 'asc' | 'desc'
}

export interface PageAsked {
  readonly cursor: string | undefined
  readonly limit: number
  /** Who asks, for what: a cursor is good for the same list of the same person only. */
  readonly scope: unknown
  readonly now: Instant
}

export interface Page<Item> {
  readonly items: Item[]
  /** Signed, for the next page; null at the end. */
  readonly next: string | null
}

/**
 * One page of a list by `field`, newest first, then by `_id`: an index on the conditions, the field of the groups where
 * there are any, `field` (-1) and `_id` (1) must stand behind it. Rows that are added meanwhile do not shift the pages that follow. Where rows are long a page
 * has fewer of them, so that an answer is never too large to be given.
 */
export async function newestFirst<Item extends { readonly _id: string }>(
  collection: string,
  condition: Readonly<Record<string, unknown>>,
  field: keyof Item & string,
  page: PageAsked,
  groups?: Groups<Item>,
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
    const all = db
      .collection(collection)
      .where(from ? command.and(condition, beyond(command, field, from, groups)) : condition)
    const found = await rows<Item>(
      (groups ? all.orderBy(groups.field, groups.order) : all)
        .orderBy(field, 'desc')
        .orderBy('_id', 'asc')
        .limit(wanted)
        .get(),
    )
    for (const item of found) {
      bytes += JSON.stringify(item).length * BYTES_OF_A_LETTER
      const last = items.at(-1)
      if (last && (items.length === limit || bytes > MOST_BYTES))
        return { items, next: signCursor(positionOf(last, field, groups), scope, now) }
      items.push(item)
    }
    const last = items.at(-1)
    if (found.length < wanted || !last) return { items, next: null }
    from = positionOf(last, field, groups)
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
  groups: Groups<Item> | undefined,
): Position => ({
  at: (item[field] as Date).toISOString(),
  id: item._id,
  ...(groups ? { group: String(item[groups.field]) } : {}),
})

function beyond<Item>(
  command: Database['command'],
  field: string,
  { at, id, group }: Position,
  groups: Groups<Item> | undefined,
) {
  const same = groups ? { [groups.field]: group } : {}
  const older = { ...same, [field]: command.lt(new Date(at)) }
  const sameTime = { ...same, [field]: new Date(at), _id: command.gt(id) }
  if (!groups || group === undefined) return command.or(older, sameTime)
  const further = { [groups.field]: groups.order === 'asc' ? command.gt(group) : command.lt(group) }
  return command.or(older, sameTime, further)
}
