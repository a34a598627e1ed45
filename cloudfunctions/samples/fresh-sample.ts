import { randomBytes, randomInt } from 'node:crypto'
import { sampleShelfOf } from '../../domain/sample/lifecycle'
import { sampleNumber } from '../../domain/sample/number'
import { noted, type Doer } from './advance'
import type { SampleDocument } from './document'

/** What is known of a sample when it is taken in. */
export type TakenIn = Pick<
  SampleDocument,
  | 'person'
  | 'source'
  | 'booking'
  | 'marketRound'
  | 'stall'
  | 'station'
  | 'path'
  | 'food'
  | 'category'
  | 'categoryCode'
  | 'boughtAt'
  | 'weightGrams'
  | 'replaces'
>

/**
 * A sample that nobody has tested yet, under a number of its own.
 *
 * @param takenAt when it was taken, where that was before it arrived here
 */
export function freshSample(taken: TakenIn, doer: Doer, at: Date, takenAt = at): SampleDocument {
  const fresh: SampleDocument = {
    ...taken,
    _id: randomBytes(16).toString('hex'),
    // One that there is already is refused by the index, and the call tries another.
    serial: sampleNumber(randomInt(1_000_000_000)),
    tests: [],
    state: 'registered',
    shelf: sampleShelfOf('registered'),
    stateAt: at,
    round: 1,
    verified: 0,
    outcome: null,
    publishedAt: null,
    reason: null,
    replacedBy: null,
    history: [],
    createdAt: at,
    updatedAt: at,
    version: 0,
  }
  return { ...noted(fresh, 'take_in', doer, takenAt), updatedAt: at }
}
