import type { GeoPlan } from '../planner/choose-plan'
import type { GeoCondition } from '../planner/conditions'
import type { BoundedRange } from '../planner/bounds'
import { type Box, boxOf } from './boxes'
import { cellBytes, coverBox, parentOf, rangeOfCell, unwrapBox } from './cells'
import { boxAround } from './distance'

const MOST_CELLS = 24

function regionOf(geo: GeoCondition): Box | undefined {
  if (geo.kind === 'within') return boxOf(geo.area)
  if (geo.kind === 'intersects') return boxOf(geo.shape)
  return boxAround(geo.center, geo.kind === 'sphere' ? geo.metres : geo.maximum)
}

/** The key ranges of everything that may touch the region of a geo condition. */
export function regionRanges(plan: GeoPlan): BoundedRange[] {
  const box = regionOf(plan.geo)
  if (box === undefined) return []
  const cells = unwrapBox(box).flatMap(part => coverBox(part, MOST_CELLS))
  const ranges: { from: Buffer; last: Buffer }[] = cells.map(rangeOfCell)
  if (plan.index.shapes) {
    // A geometry larger than the region lies under a cell around the region.
    const around = new Map<string, Buffer>()
    for (const cell of cells) {
      for (let outer = cell; outer.level > 0;) {
        outer = parentOf(outer)
        const bytes = cellBytes(outer)
        around.set(bytes.toString('latin1'), bytes)
      }
    }
    for (const bytes of around.values()) ranges.push({ from: bytes, last: bytes })
  }
  return plan.prefixes.flatMap(({ bytes, first }) =>
    ranges.map(({ from, last }) => ({
      from: Buffer.concat([bytes, from]),
      to: Buffer.concat([bytes, last, Buffer.from([0xff])]),
      starts: [0, first],
    })),
  )
}
