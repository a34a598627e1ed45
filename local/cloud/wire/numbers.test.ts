import { decode, decodeStored, encode } from './extended-json'

const kept = (text: string) => decodeStored(encode(decode(text, 0)))['a']

describe('values at the edge', () => {
  it.each([
    ['{"a":{"$numberDouble":"-0.0"}}', -0],
    ['{"a":{"$numberDouble":"NaN"}}', NaN],
    ['{"a":{"$numberDouble":"-Infinity"}}', -Infinity],
    ['{"a":{"$numberLong":"9007199254740991"}}', Number.MAX_SAFE_INTEGER],
    ['{"a":{"$numberLong":"9007199254740994"}}', 2 ** 53 + 2],
    ['{"a":{"$numberDouble":"5e-324"}}', Number.MIN_VALUE],
    ['{"a":{"$date":{"$numberLong":"-62198755200000"}}}', new Date(-62_198_755_200_000)],
    ['{"a":{"$date":{"$numberLong":"253402300800000"}}}', new Date(253_402_300_800_000)],
    ['{"a":"\\ud83d\\ude00 \\u0000 \\ud800"}', '😀 \u0000 \ud800'],
    ['{"a":{"constructor":{"hasOwnProperty":1}}}', { constructor: { hasOwnProperty: 1 } }],
  ])('%s comes back as it was', (text, value) => {
    expect(kept(text)).toEqual(value)
  })

  it('a long that no number is equal to is refused, and not changed', () => {
    expect(() => decode('{"a":{"$numberLong":"9007199254740993"}}', 0)).toThrow('cannot be kept exactly')
  })
})
