import { transition } from '../contract/state-table'
import { sampleShelfOf, sampleShelves, sampleStates, sampleTable } from './lifecycle'
import { mayDo } from './two-people'

it('says one thing for each state, event and actor', () => {
  const lines = sampleTable.map(({ from, event, by }) => `${from} ${event} ${by}`)
  expect(new Set(lines).size).toBe(lines.length)
})

it('reaches every state', () => {
  const reached = new Set<string>(['registered'])
  for (const state of reached) for (const { from, to } of sampleTable) if (from === state) reached.add(to)
  expect([...reached].sort()).toEqual([...sampleStates].sort())
})

it('a result is published by a verifier only, and after that it can but be invalidated', () => {
  expect(new Set(sampleTable.filter(({ to }) => to === 'published').map(({ by }) => by))).toEqual(
    new Set(['verifier']),
  )
  expect(sampleTable.filter(({ from }) => from === 'published').map(({ event }) => event)).toEqual([
    'invalidate',
  ])
  for (const state of ['rejected', 'invalidated'] as const)
    expect(sampleTable.filter(({ from }) => from === state)).toEqual([])
  expect(transition(sampleTable, 'to_verify', 'publish', 'tester')).toBeNull()
})

it('every shelf holds something', () => {
  expect(new Set(sampleStates.map(sampleShelfOf))).toEqual(new Set(sampleShelves))
})

describe('the rules of two people', () => {
  const path = ['area:1', 'station:A'] as const
  const both = [
    { role: 'food_tester', place: 'station:A' },
    { role: 'food_verifier', place: 'station:A' },
  ] as const
  const entered = { event: 'complete', round: 1, person: 'li' }

  it('who entered a result may not decide on it, another one may', () => {
    const looking = { state: 'to_verify', round: 1, history: [entered], held: both, path } as const
    expect(mayDo({ ...looking, person: 'li' })).toEqual([])
    expect(mayDo({ ...looking, person: 'wang' })).toEqual(['publish', 'ask_again', 'send_back'])
  })

  it('who screened before may not screen again, but may verify what another one found', () => {
    const looking = { state: 'screen_again', round: 1, history: [entered], held: both, path } as const
    expect(mayDo({ ...looking, person: 'li' })).toEqual(['give_up'])
    expect(mayDo({ ...looking, person: 'wang' })).toEqual(['start_again', 'give_up'])
    const second = { ...entered, round: 2, person: 'wang' }
    const verifying = { ...looking, state: 'to_verify', round: 2, history: [entered, second] } as const
    expect(mayDo({ ...verifying, person: 'li' })).toContain('publish')
    expect(mayDo({ ...verifying, person: 'wang' })).toEqual([])
  })

  it('a supervisor may mark a published result as invalid, and nothing else', () => {
    const held = [{ role: 'supervisor', place: 'area:1' }] as const
    const looking = { round: 1, history: [entered], held, path, person: 'zhao' } as const
    expect(mayDo({ ...looking, state: 'published' })).toEqual(['invalidate'])
    expect(mayDo({ ...looking, state: 'to_verify' })).toEqual([])
    expect(mayDo({ ...looking, state: 'published', path: ['area:2'] })).toEqual([])
  })
})
