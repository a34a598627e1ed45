import type { StateTable } from '../../contract/state-table'

/**
 * A turn of somebody who walked in and drew a number. `missed`: they were called and did not come; `lapsed`: the day was
 * over before it was their turn.
 */
export const turnStates = ['waiting', 'called', 'served', 'missed', 'left', 'lapsed'] as const
export type TurnState = (typeof turnStates)[number]

export type TurnEvent = 'call' | 'call_again' | 'serve' | 'miss' | 'leave' | 'end'

/** `clock` is what happens by itself at the end of the day. */
export type TurnActor = 'person' | 'staff' | 'clock'

/** Everything that may happen to a turn. */
export const turnTable: StateTable<TurnState, TurnEvent, TurnActor> = [
  { from: 'waiting', event: 'call', to: 'called', by: 'staff' },
  { from: 'waiting', event: 'leave', to: 'left', by: 'person' },
  { from: 'waiting', event: 'end', to: 'lapsed', by: 'clock' },
  { from: 'called', event: 'serve', to: 'served', by: 'staff' },
  { from: 'called', event: 'call_again', to: 'called', by: 'staff' },
  { from: 'called', event: 'miss', to: 'missed', by: 'staff' },
  { from: 'called', event: 'leave', to: 'left', by: 'person' },
  // Who was called and not noted as missing was served.
  { from: 'called', event: 'end', to: 'served', by: 'clock' },
  { from: 'missed', event: 'call_again', to: 'called', by: 'staff' },
]

/** Whether it is still to come: nobody draws a second number meanwhile. */
export const isLive = (state: TurnState): boolean => state === 'waiting' || state === 'called'

/** Whether it takes one of the day's places. */
export const takesPlace = (state: TurnState): boolean => isLive(state) || state === 'served'
