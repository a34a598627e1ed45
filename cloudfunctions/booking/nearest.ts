import { distance } from '../../domain/geo/measure'
import type { Point } from '../../domain/geo/geo'
import type { OfferingKind } from '../../domain/booking/offering'
import { database, rows } from '../platform/database'
import type { OfferingDocument } from './document'
import { OFFERINGS } from './store'

/** Most that one read of the database may return: more than a district has of a kind. */
const MOST = 1000
/** Distances nearer to each other than this, in metres, count as the same. */
const TIE = 0.001

/** Offerings of a kind, nearest first, those that ended left out; `after` is the last of the page before. */
export async function nearestOfferings(
  kind: OfferingKind,
  from: Point,
  after: { readonly distance: number; readonly id: string } | null,
  limit: number,
): Promise<OfferingDocument[]> {
  const db = await database()
  const location = db.command.geoNear({
    geometry: new db.Geo.Point(from.lng, from.lat),
    ...(after ? { minDistance: Math.max(0, after.distance - TIE) } : {}),
  })
  const found = await rows<OfferingDocument>(
    db.collection(OFFERINGS).where({ kind, ended: false, location }).limit(MOST).get(),
  )
  const measured = found.map(one => ({ one, away: distance(from, one) }))
  measured.sort((a, b) => a.away - b.away || (a.one._id < b.one._id ? -1 : 1))
  return measured
    .filter(
      ({ one, away }) =>
        !after || away > after.distance + TIE || (away >= after.distance - TIE && one._id > after.id),
    )
    .slice(0, limit)
    .map(({ one }) => one)
}
