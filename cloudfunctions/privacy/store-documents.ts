import type { DocumentsOfPerson, Who } from '../../domain/privacy/documents'
import { rows, type Database } from '../platform/database'

/** A document of any collection. */
export type Stored = Readonly<Record<string, unknown>> & { readonly _id: string }

/** What the field of a source holds of somebody. */
export function valueOf({ holds }: DocumentsOfPerson, { subject, id }: Who): string {
  switch (holds) {
    case 'subject':
      return subject
    case 'id':
      return id
    case 'guard':
      return `roles:${id}`
  }
}

/** Somebody's documents of one source in order of id. @param until not those that were written later */
export function documentsFrom(
  db: Database,
  source: DocumentsOfPerson,
  who: Who,
  { after = '', until, limit }: { readonly after?: string; readonly until?: Date; readonly limit: number },
): Promise<Stored[]> {
  const value = valueOf(source, who)
  if (source.field === '_id') return byId(db, source.collection, value, after)
  return rows<Stored>(
    db
      .collection(source.collection)
      .where({
        [source.field]: value,
        _id: db.command.gt(after),
        ...(until && source.moment !== null ? { [source.moment]: db.command.lte(until) } : {}),
      })
      .orderBy('_id', 'asc')
      .limit(limit)
      .get(),
  )
}

async function byId(db: Database, collection: string, id: string, after: string): Promise<Stored[]> {
  if (id <= after) return []
  return rows<Stored>(db.collection(collection).where({ _id: id }).limit(1).get())
}
