import fc from 'fast-check'
import { readStalls, stallAfter } from './round'

test('stalls are read as people write them down, each once, in their order', () => {
  expect(readStalls('1 号摊\n2 号摊，3 号摊、 1 号摊 \n\n')).toEqual(['1 号摊', '2 号摊', '3 号摊'])
  expect(readStalls(' \n ')).toEqual([])
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
