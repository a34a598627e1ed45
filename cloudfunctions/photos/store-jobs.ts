import { rows, type Database } from '../platform/database'
import { PHOTOS, type PhotoDocument } from '../platform/photos'

/** Pictures whose copy is to be drawn, the longest due first. @param except ids that were looked at already */
export function coversDue(
  db: Database,
  at: Date,
  limit: number,
  except: readonly string[],
): Promise<PhotoDocument[]> {
  return rows<PhotoDocument>(
    db
      .collection(PHOTOS)
      .where({ coverDue: db.command.lte(at), state: 'ready', _id: db.command.nin(except) })
      .orderBy('coverDue', 'asc')
      .limit(limit)
      .get(),
  )
}

/** Nothing is to be drawn of it: no job looks at it again, unless somebody covers it anew meanwhile. */
export async function noteNothingDue(db: Database, { _id, version }: PhotoDocument): Promise<void> {
  await db.collection(PHOTOS).where({ _id, version }).update({ coverDue: null })
}

/** Looks at one that could not be drawn again later, unless somebody covers it anew meanwhile. */
export async function putOffCover(db: Database, { _id, version }: PhotoDocument, until: Date): Promise<void> {
  await db.collection(PHOTOS).where({ _id, version }).update({ coverDue: until })
}
