import { eventsOf, transition, type StateTable } from './state-table'

type State = 'shut' | 'open'
type Event = 'push' | 'pull'
type By = 'guest' | 'keeper'
const door: StateTable<State, Event, By> = [
  { from: 'shut', event: 'push', to: 'open', by: 'guest' },
  { from: 'open', event: 'pull', to: 'shut', by: 'keeper' },
]

it.each([
  ['shut', 'push', 'guest', 'open'],
  ['shut', 'push', 'keeper', null],
  ['open', 'push', 'guest', null],
  ['open', 'pull', 'keeper', 'shut'],
] as const)('%s, %s by %s → %s', (state, event, by, to) => {
  expect(transition(door, state, event, by)).toBe(to)
})

it('tells what somebody may do', () => {
  expect(eventsOf(door, 'shut', 'guest')).toEqual(['push'])
  expect(eventsOf(door, 'open', 'guest')).toEqual([])
})
