import { eventsOf, type StateTable } from '../contract/state-table'

/**
 * `to_verify`: results are in, a second person looks. `screen_again`: a first screening was positive or unclear, and
 * another tester screens once more. `invalidated`: it was published and found wrong; a fresh sample stands for it.
 */
export const sampleStates = [
  'registered',
  'testing',
  'to_verify',
  'screen_again',
  'published',
  'rejected',
  'invalidated',
] as const
export type SampleState = (typeof sampleStates)[number]

/** What happens to a sample after it was taken in. */
export type SampleEvent =
  | 'start'
  | 'enter'
  | 'complete'
  | 'send_back'
  | 'ask_again'
  | 'start_again'
  | 'publish'
  | 'reject'
  | 'give_up'
  | 'invalidate'

/** By the role they act in: `verifier` is never who entered the result. */
export type SampleActor = 'tester' | 'verifier'

/** Everything that may happen to a sample of food. A published result is never edited: there is no way back from it. */
export const sampleTable: StateTable<SampleState, SampleEvent, SampleActor> = [
  { from: 'registered', event: 'start', to: 'testing', by: 'tester' },
  { from: 'registered', event: 'reject', to: 'rejected', by: 'tester' },
  { from: 'testing', event: 'enter', to: 'testing', by: 'tester' },
  { from: 'testing', event: 'complete', to: 'to_verify', by: 'tester' },
  { from: 'testing', event: 'reject', to: 'rejected', by: 'tester' },
  { from: 'to_verify', event: 'publish', to: 'published', by: 'verifier' },
  { from: 'to_verify', event: 'ask_again', to: 'screen_again', by: 'verifier' },
  { from: 'to_verify', event: 'send_back', to: 'testing', by: 'verifier' },
  { from: 'screen_again', event: 'start_again', to: 'testing', by: 'tester' },
  // What is left is not enough, or spoiled: a second person says so, for a first screening is known by then.
  { from: 'screen_again', event: 'give_up', to: 'rejected', by: 'verifier' },
  { from: 'published', event: 'invalidate', to: 'invalidated', by: 'verifier' },
]

/** What somebody in one of these parts may do with it, as far as its state goes. */
export function sampleEvents(state: SampleState, parts: readonly SampleActor[]): SampleEvent[] {
  return [...new Set(parts.flatMap(part => eventsOf(sampleTable, state, part)))]
}

/** The lists of a station's sample desk, by what is to be done. */
export const sampleShelves = ['to_test', 'testing', 'to_verify', 'to_screen_again', 'done'] as const
export type SampleShelf = (typeof sampleShelves)[number]

/** Where staff find a sample. */
export function sampleShelfOf(state: SampleState): SampleShelf {
  switch (state) {
    case 'registered':
      return 'to_test'
    case 'screen_again':
      return 'to_screen_again'
    case 'published':
    case 'rejected':
    case 'invalidated':
      return 'done'
    default:
      return state
  }
}
