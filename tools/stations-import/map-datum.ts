import gcoord from 'gcoord'
import type { Point } from '../../domain/geo/geo'
import type { Datum } from './arguments'

const systems = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const

/** From the datum of a list to GCJ-02, that of the map. */
export function toMapDatum(datum: Datum): (point: Point) => Point {
  if (datum === 'gcj02') return point => point
  return ({ lng, lat }) => {
    const [x, y] = gcoord.transform<[number, number]>([lng, lat], systems[datum], gcoord.GCJ02)
    return { lng: x, lat: y }
  }
}
