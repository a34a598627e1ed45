import fc from 'fast-check'
import { firstFinding, outcomeOf, screeningResults, settled, type ScreeningResult } from './screening'

const result = fc.constantFrom(...screeningResults)

test.each<[string, ScreeningResult[], ScreeningResult | null]>([
  ['nothing screened yet', [], null],
  ['negative', ['negative'], 'negative'],
  ['positive once is no proof', ['positive'], null],
  ['positive twice', ['positive', 'positive'], 'positive'],
  ['a first positive that is not found again', ['positive', 'negative'], 'negative'],
  ['unclear once is screened again', ['unclear'], null],
  ['unclear stays unclear', ['unclear', 'unclear'], 'unclear'],
  ['a positive that becomes unclear', ['positive', 'unclear'], 'unclear'],
  ['unclear, then positive for the first time', ['unclear', 'positive'], null],
  ['unclear, then positive twice', ['unclear', 'positive', 'positive'], 'positive'],
])('%s', (_name, results, wanted) => {
  expect(settled(results)).toBe(wanted)
})

test('an analyte is settled after three screenings at most, and positive only where two found it', () => {
  fc.assert(
    fc.property(fc.array(result, { minLength: 3, maxLength: 3 }), results => {
      // Screenings go on only until it is settled.
      const done = [1, 2, 3].map(n => settled(results.slice(0, n))).find(one => one !== null)
      expect(done).toBeDefined()
    }),
  )
  fc.assert(
    fc.property(fc.array(result, { maxLength: 5 }), results => {
      if (settled(results) === 'positive')
        expect(results.filter(one => one === 'positive').length).toBeGreaterThan(1)
    }),
  )
})

test('a sample has an outcome once every analyte is settled, and the worst counts', () => {
  expect(outcomeOf([])).toBeNull()
  expect(outcomeOf([['negative'], ['positive']])).toBeNull()
  expect(outcomeOf([['negative'], ['positive', 'positive']])).toBe('positive')
  expect(outcomeOf([['unclear', 'unclear'], ['negative']])).toBe('unclear')
  expect(outcomeOf([['negative'], ['negative']])).toBe('negative')
})

test('what a first screening found is named while another is to come', () => {
  expect(firstFinding([['negative']])).toBeNull()
  expect(firstFinding([['negative'], ['unclear'], ['positive']])).toBe('positive')
  expect(firstFinding([['unclear'], ['negative']])).toBe('unclear')
  expect(firstFinding([['positive', 'positive']])).toBeNull()
  expect(firstFinding([[]])).toBeNull()
})
