import type { Point } from '../../../domain/geo/geo'
import type { Datum } from '../../../domain/station/import/datum'

/** From the datum of a list to GCJ-02, that of the map. */
export async function toMapDatum(datum: Datum): Promise<(point: Point) => Point> {
  if (datum === 'gcj02') return point => point
  const { default: gcoord } = await import('gcoord')
  const systems = { wgs84: gcoord.WGS84, bd09: gcoord.BD09 } as const
  return ({ lng, lat }) => {
    const [x, y] = gcoord.transform<[number, number]>([lng, lat], systems[datum], gcoord.GCJ02)
    return { lng: x, lat: y }
  }
}
