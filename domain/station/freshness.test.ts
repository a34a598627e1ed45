import { freshness } from './freshness'

const rules = { freshMinutes: 15, staleMinutes: 60 }
const now = Date.parse('2026-11-20T12:00:00Z')
const minutesAgo = (minutes: number) => now - minutes * 60_000

describe('freshness of what was last told', () => {
  it.each([
    [0, 'fresh'],
    [15, 'fresh'],
    [15.1, 'ageing'],
    [60, 'ageing'],
    [60.1, 'unknown'],
    [-5, 'fresh'],
  ])('%s minutes old is %s', (minutes, expected) =>
    expect(freshness(minutesAgo(minutes), now, rules)).toBe(expected),
  )
  it('is unknown where nobody has told', () => expect(freshness(null, now, rules)).toBe('unknown'))
})
