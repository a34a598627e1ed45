import fc from 'fast-check'
import { compare as mingoCompare } from 'mingo/util'
import { anyValue, scalar } from '../testing/arbitraries'
import { compareValues } from '../values/compare'
import { encodePart, encodeValue, successor } from './encode-key'

describe('keys', () => {
  it('sort as their values do', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(Math.sign(Buffer.compare(encodeValue(a), encodeValue(b)))).toBe(Math.sign(compareValues(a, b)))
      }),
      { numRuns: 3000 },
    )
  })

  it('sort the other way round when they descend, and as pairs, field by field', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, anyValue, (a, b, c, d) => {
        const left = Buffer.concat([encodeValue(a, -1), encodeValue(c)])
        const right = Buffer.concat([encodeValue(b, -1), encodeValue(d)])
        const wanted = Math.sign(-compareValues(a, b)) || Math.sign(compareValues(c, d))
        expect(Math.sign(Buffer.compare(left, right)) + 0).toBe(wanted + 0)
      }),
      { numRuns: 2000 },
    )
  })

  it('agree with mingo about the order of values of one type', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const comparable =
          typeof a === typeof b && (a === null) === (b === null) && a instanceof Date === b instanceof Date
        // mingo knows no order for NaN, and compares UTF-16 units where MongoDB compares code points.
        const odd = [a, b].some(
          value => Number.isNaN(value) || (typeof value === 'string' && /[\ud800-\uffff]/.test(value)),
        )
        fc.pre(comparable && !odd)
        expect(Math.sign(Buffer.compare(encodeValue(a), encodeValue(b))) + 0).toBe(
          Math.sign(mingoCompare(a, b)) + 0,
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('put an empty array before null and after nothing else', () => {
    const empty = encodePart({ emptyArray: true })
    expect(Buffer.compare(empty, encodeValue(null))).toBeLessThan(0)
    expect(encodeValue(undefined)).toEqual(encodeValue(null))
    expect(encodeValue(-0)).toEqual(encodeValue(0))
  })

  it('know the first key after all that begin alike', () => {
    expect(successor(Buffer.from([1, 255]))).toEqual(Buffer.from([2]))
    expect(successor(Buffer.from([255, 255]))).toBeUndefined()
  })
})
