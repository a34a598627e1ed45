import fc from 'fast-check'
import { suggestions, verdictOf, type PartState } from './check'

const parts = fc.array(fc.constantFrom<PartState>(...suggestions, 'waiting', 'failed', 'stale'), {
  minLength: 1,
  maxLength: 10,
})

it.each<[PartState[], boolean, ReturnType<typeof verdictOf>]>([
  [['pass', 'pass'], false, 'pass'],
  [['pass', 'review'], false, 'review'],
  [['waiting', 'risky'], false, 'risky'],
  [['pass', 'waiting'], false, null],
  [['review', 'failed'], false, null],
  [['pass', 'waiting'], true, 'unknown'],
  [['stale', 'waiting'], false, 'stale'],
  [[], false, 'pass'],
])('%j, late %s → %s', (states, late, verdict) => {
  expect(verdictOf(states, late)).toBe(verdict)
})

it('nothing passes of which a part did not pass', () => {
  fc.assert(
    fc.property(parts, fc.boolean(), (states, late) => {
      expect(verdictOf(states, late) === 'pass').toBe(states.every(state => state === 'pass'))
    }),
  )
})

it('is known in the end, and waiting changes nothing that is known', () => {
  fc.assert(
    fc.property(parts, states => {
      const [early, late] = [verdictOf(states, false), verdictOf(states, true)]
      expect(late).not.toBeNull()
      if (early !== null) expect(late).toBe(early)
    }),
  )
})
