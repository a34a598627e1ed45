import { eventsOf, type StateTable } from '../contract/state-table'

/**
 * `checking`: WeChat looks at it. `queued`: staff decide. `refused` and `taken_down` can be objected to once;
 * `upheld` is a refusal after an objection, and final.
 */
export const submissionStates = [
  'checking',
  'queued',
  'published',
  'refused',
  'objected',
  'upheld',
  'taken_down',
  'withdrawn',
] as const
export type SubmissionState = (typeof submissionStates)[number]

/** What happens to something that was sent to be shown. */
export type SubmissionEvent =
  'let_through' | 'publish' | 'refuse' | 'object' | 'uphold' | 'take_down' | 'uncover' | 'hold' | 'withdraw'

/** `machine` is WeChat's content security. It refuses and never publishes: staff do, for faces have to be covered first. */
export type SubmissionActor = 'author' | 'staff' | 'machine'

const withdrawable = submissionStates.filter(state => state !== 'withdrawn')

/** Everything that may happen to what somebody sent to be shown. */
export const submissionTable: StateTable<SubmissionState, SubmissionEvent, SubmissionActor> = [
  { from: 'checking', event: 'let_through', to: 'queued', by: 'machine' },
  { from: 'checking', event: 'refuse', to: 'refused', by: 'machine' },
  // An answer that came late, or one that was asked for again.
  { from: 'queued', event: 'refuse', to: 'refused', by: 'machine' },
  { from: 'queued', event: 'publish', to: 'published', by: 'staff' },
  { from: 'queued', event: 'refuse', to: 'refused', by: 'staff' },
  { from: 'published', event: 'take_down', to: 'taken_down', by: 'staff' },
  // Nobody decided on what is to be seen now.
  { from: 'published', event: 'uncover', to: 'queued', by: 'staff' },
  // WeChat's answer came after it: staff look once more.
  { from: 'published', event: 'hold', to: 'queued', by: 'machine' },
  { from: 'refused', event: 'object', to: 'objected', by: 'author' },
  { from: 'taken_down', event: 'object', to: 'objected', by: 'author' },
  { from: 'objected', event: 'publish', to: 'published', by: 'staff' },
  { from: 'objected', event: 'uphold', to: 'upheld', by: 'staff' },
  ...withdrawable.map(from => ({ from, event: 'withdraw', to: 'withdrawn', by: 'author' }) as const),
]

/** What its author may do with it now: an objection is heard once. */
export function authorsEvents(state: SubmissionState, hasObjected: boolean): SubmissionEvent[] {
  return eventsOf(submissionTable, state, 'author').filter(event => !(event === 'object' && hasObjected))
}

/** The lists in which staff look at them. */
export const shelves = ['waiting', 'objected', 'checking', 'published', 'refused'] as const
export type Shelf = (typeof shelves)[number]

/** Where staff find it; null for what its author took back, which is nobody else's business any more. */
export function shelfOf(state: SubmissionState): Shelf | null {
  switch (state) {
    case 'queued':
      return 'waiting'
    case 'upheld':
    case 'taken_down':
      return 'refused'
    case 'withdrawn':
      return null
    default:
      return state
  }
}
