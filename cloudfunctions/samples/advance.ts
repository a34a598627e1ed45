import { transition } from '../../domain/contract/state-table'
import type { Role } from '../../domain/role/roles'
import type { SampleHappening } from '../../domain/sample/event-words'
import { sampleShelfOf, sampleTable, type SampleActor, type SampleEvent } from '../../domain/sample/lifecycle'
import type { SampleDocument } from './document'

/** Who of the staff did something. */
export interface Doer {
  /** Id in `people`. */
  readonly person: string | null
  readonly role: Role | null
}

type Changes = Partial<
  Pick<
    SampleDocument,
    'tests' | 'round' | 'verified' | 'outcome' | 'publishedAt' | 'reason' | 'replacedBy' | 'person'
  >
>

/** A sample after an event; null where the event cannot happen to it now. */
export function advance(
  sample: SampleDocument,
  event: SampleEvent,
  by: SampleActor,
  doer: Doer,
  at: Date,
  changes: Changes = {},
): SampleDocument | null {
  const state = transition(sampleTable, sample.state, event, by)
  if (!state) return null
  const after = noted({ ...sample, ...changes, state, shelf: sampleShelfOf(state) }, event, doer, at)
  // Some results of a screening do not move it in the queue.
  return state === sample.state ? after : { ...after, stateAt: at }
}

/** The same with another line in its history, and its next version. */
export function noted(
  sample: SampleDocument,
  event: SampleHappening,
  { person, role }: Doer,
  at: Date,
): SampleDocument {
  const version = sample.version + 1
  const { round, state } = sample
  return {
    ...sample,
    history: [...sample.history, { at, event, person, role, round, state, version }],
    updatedAt: at,
    version,
  }
}
