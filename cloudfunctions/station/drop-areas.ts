import { areaPlace, placeKey } from '../../domain/role/place'
import { tagsCovered } from '../../domain/station/place-tags'
import { AREAS, type AreaDocument } from '../platform/areas'
import { rows, type Database, type Transaction } from '../platform/database'

type Dropped = Pick<AreaDocument, '_id' | 'path' | 'closed' | 'dropped' | 'version'>

/**
 * Takes areas away that the district's folder does not list any more, the deepest first. Where stations, roles, an
 * emergency or homes stand in one, or other areas below it, it is closed instead: what belongs to it keeps its place.
 */
export async function dropAreas(db: Database, areas: readonly Dropped[], now: Date): Promise<void> {
  for (const area of [...areas].sort((a, b) => b.path.length - a.path.length)) {
    const transaction = await db.startTransaction()
    try {
      const document = transaction.collection(AREAS).doc(area._id)
      if (!(await holdsAnything(db, transaction, area._id))) await document.delete()
      else if (!area.closed && !area.dropped)
        await document.update({ closed: true, dropped: true, updatedAt: now, version: area.version + 1 })
      await transaction.commit()
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      throw error
    }
  }
}

async function holdsAnything(
  { command }: Database,
  transaction: Transaction,
  code: string,
): Promise<boolean> {
  const path = placeKey(areaPlace(code))
  const standing: readonly (readonly [string, object])[] = [
    [AREAS, { parent: code }],
    ['stations', { tags: command.in(tagsCovered({ area: code, kinds: [] })) }],
    ['grants', { path, listed: true }],
    ['emergencies', { path, state: 'active' }],
    ['people', { community: code }],
  ]
  for (const [collection, condition] of standing) {
    const query = transaction.collection(collection).where(condition).field({ _id: true }).limit(1)
    if ((await rows(query.get())).length > 0) return true
  }
  return false
}
