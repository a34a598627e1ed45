import { rows, type Database } from './database'

/** Documents of one page; the service gives 1,000 at most. */
const PAGE = 500

/** The documents of a collection, or those that meet a condition, in order of id, page by page. */
export async function* walk<Stored extends { readonly _id: string }>(
  db: Database,
  collection: string,
  {
    where = {},
    fields,
    from = '',
    size = PAGE,
  }: {
    /** Not about `_id`. */
    readonly where?: Readonly<Record<string, unknown>>
    readonly fields?: Readonly<Partial<Record<keyof Stored, boolean>>>
    /** The id after which to begin. */
    readonly from?: string
    /** Of a page: smaller where each document takes long. */
    readonly size?: number
  } = {},
): AsyncGenerator<Stored[]> {
  for (let after = from; ;) {
    const found = db
      .collection(collection)
      .where({ ...where, _id: db.command.gt(after) })
      .orderBy('_id', 'asc')
      .limit(size)
    const page = await rows<Stored>((fields ? found.field(fields as Record<string, boolean>) : found).get())
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (page.length < size || !last) return
    after = last._id
  }
}
