import type { Role } from '../../domain/role/roles'
import { transition } from '../../domain/contract/state-table'
import {
  shelfOf,
  submissionTable,
  type SubmissionActor,
  type SubmissionEvent,
  type SubmissionState,
} from '../../domain/submissions/lifecycle'
import { REFUSED_KEPT, WITHDRAWN_KEPT } from '../../domain/submissions/limits'
import type { HistoryLine, SubmissionDocument } from './document'

/** Who did something. */
export interface Doer {
  readonly by: SubmissionActor
  /** Of staff: their id in `people`. */
  readonly person?: string
  readonly role?: Role | null
}

type Changes = Partial<
  Pick<SubmissionDocument, 'refusal' | 'objection' | 'caption' | 'photos' | 'check' | 'checkDue'>
>

/** A submission after an event; null where the event cannot happen to it now. */
export function advance(
  one: SubmissionDocument,
  event: SubmissionEvent,
  doer: Doer,
  at: Date,
  changes: Changes = {},
): SubmissionDocument | null {
  const state = transition(submissionTable, one.state, event, doer.by)
  return (
    state && {
      ...noted(one, event, doer, at, state),
      ...changes,
      state,
      shelf: shelfOf(state),
      stateAt: at,
      expiresAt: expiryOf(state, at),
    }
  )
}

/** The same with another line in its history, and its next version. */
export function noted(
  one: SubmissionDocument,
  event: HistoryLine['event'],
  { by, person, role }: Doer,
  at: Date,
  state: SubmissionState = one.state,
): SubmissionDocument {
  const version = one.version + 1
  const line: HistoryLine = { at, event, by, person: person ?? null, role: role ?? null, state, version }
  return { ...one, history: [...one.history, line], updatedAt: at, version }
}

function expiryOf(state: SubmissionState, at: Date): Date | null {
  switch (state) {
    case 'refused':
    case 'upheld':
    case 'taken_down':
      return new Date(at.getTime() + REFUSED_KEPT)
    case 'withdrawn':
      return new Date(at.getTime() + WITHDRAWN_KEPT)
    default:
      return null
  }
}
