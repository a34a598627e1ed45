import { distanceToShape } from '../geo/distance'
import { Heap } from '../geo/heap'
import { NearSearch } from '../geo/near-search'
import { shapesAt } from '../indexes/extract-keys'
import type { GeoPlan } from '../planner/choose-plan'
import type { GeoCondition } from '../planner/conditions'
import type { Document } from '../values/value'
import { RowSet } from './row-set'

/** A condition that asks for the nearest first. */
export type Near = GeoCondition & { kind: 'near' }

/** Metres from the centre to the nearest shape of a document; infinite when it has none. */
export const metresTo = (document: Document, near: Near): number =>
  Math.min(...shapesAt(document, near.path).map(shape => distanceToShape(near.center, shape)))

/** A document at its distance; equally far ones come in the order of their ids. */
export interface Measured {
  metres: number
  id: string
}

/**
 * Documents in the order of their distance, each once.
 * @param judge makes a hit of a row, or nothing when it is none
 * @param looked hears how many index entries were read so far
 */
export function* nearest<T extends Measured>(
  plan: GeoPlan,
  near: Near,
  judge: (row: number) => T | undefined,
  looked: (entries: number) => void,
): Iterable<T> {
  const search = new NearSearch(plan.index, plan.prefixes, plan.narrowing, near.center, near)
  const seen = new RowSet()
  const waiting = new Heap<T>((a, b) => a.metres < b.metres || (a.metres === b.metres && a.id < b.id))
  let next = search.next()
  for (;;) {
    const first = waiting.peek()
    // What is certainly no farther than anything still to come may go.
    if (first !== undefined && (next === undefined || first.metres < next.at)) {
      waiting.pop()
      looked(search.keysExamined)
      yield first
      continue
    }
    if (next === undefined) break
    if (seen.add(next.row)) {
      const hit = judge(next.row)
      if (hit !== undefined) waiting.push(hit)
    }
    next = search.next()
  }
  looked(search.keysExamined)
}
