import type { Document, Value } from '../values/value'
import { harmlessLength } from './bounded-pattern'
import { compileQuery } from './compile-query'
import { evaluate } from './expressions'

const HANGS = `${'a'.repeat(60)}!`
const slow = /regular expression: too slow/

describe('a pattern that would try for hours', () => {
  it.each<[string, Document]>([
    ['repeats a repeat', { text: { $regex: '^(a+)+$' } }],
    ['repeats alternatives, whatever its options', { text: { $regex: '^(A|AA)+$', $options: 'i' } }],
    ['goes back to what it found', { text: { $regex: '^(a*)*\\1b$' } }],
    ['stands in a schema', { $jsonSchema: { properties: { text: { pattern: '^(a+)+$' } } } }],
    ['stands in an expression', { $expr: { $regexMatch: { input: '$text', regex: '^(a+)+$' } } }],
    ['is negated', { text: { $not: { $regex: '^(a+)+$' } } }],
  ])('is refused where it %s', (_name, query) => {
    const test = compileQuery(query)
    expect(() => test({ text: HANGS })).toThrow(slow)
    // It has used up what one request may take: the next document is refused at once.
    expect(() => test({ text: HANGS })).toThrow(slow)
  })

  it('takes what it matches quickly, and what is short', () => {
    const test = compileQuery({ text: { $regex: '^(a+)+$' } })
    expect(test({ text: 'a'.repeat(5000) })).toBe(true)
    expect(test({ text: 'aaaaaaaaa!' })).toBe(false)
    const found = (regex: Value) =>
      evaluate({ text: HANGS }, { $regexFind: { input: '$text', regex } }) as { match: string }
    expect(found('(a|b)+').match).toHaveLength(60)
  })
})

it.each<[RegExp, number]>([
  [/^abc$/, 1e7],
  [/\d+/, 3162],
  [/^1[3-9]\d{9}$/, 3162],
  [/a.*b.*c/, 215],
  [/[(+*)]+\(\*/, 3162],
  [/(ab)?c/, 1e7],
  [/(a+)+/, 16],
  [/(a|b){2,}/, 16],
  [/(a)\1/, 16],
])('%s need not be watched on texts of up to %d characters', (pattern, length) => {
  expect(Math.round(harmlessLength(pattern))).toBe(length)
})
