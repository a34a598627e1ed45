import fc from 'fast-check'
import { readStalls, stallAfter } from './round'

test('stalls are read as people write them down, each once, in their order', () => {
  expect(readStalls('1 号摊\n2 号摊，3 号摊、 1 号摊 \n\n')).toEqual(['1 号摊', '2 号摊', '3 号摊'])
  expect(readStalls(' \n ')).toEqual([])
  expect(readStalls('1-3 号摊，豆腐摊')).toEqual(['1 号摊', '2 号摊', '3 号摊', '豆腐摊'])
  expect(readStalls('A8–A10')).toEqual(['A8', 'A9', 'A10'])
  // Nothing that is counted from one to the other.
  expect(readStalls('9-3')).toEqual(['9-3'])
  expect(readStalls('1-9999')).toEqual(['1-9999'])
})

test('one goes from stall to stall until all were visited, and begins anew', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 20 }),
      stalls => {
        const visited: string[] = []
        for (let at: string | null = stalls[0] ?? null; at !== null && !visited.includes(at);) {
          visited.push(at)
          at = stallAfter(stalls, at)
        }
        expect(visited).toEqual(stalls)
      },
    ),
  )
  expect(stallAfter([], 'a')).toBeNull()
})
