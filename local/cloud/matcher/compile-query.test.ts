import fc from 'fast-check'
import { Query } from 'mingo'
import { smallDocument, smallScalar } from '../testing/arbitraries'
import { rounds } from '../testing/rounds'
import type { Document, Value } from '../values/value'
import { ServiceError } from '../wire/service-error'
import { compileQuery } from './compile-query'

const matches = (query: Document, document: Document) => compileQuery(query)(document)

describe('a query', () => {
  it('judges as mingo does where mingo is right', () => {
    const operator = fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte')
    const condition = fc.oneof(
      smallScalar,
      fc.tuple(operator, smallScalar).map(([name, value]) => ({ [name]: value })),
      fc.array(smallScalar, { maxLength: 3 }).map(values => ({ $in: values })),
      fc.array(smallScalar, { maxLength: 3 }).map(values => ({ $nin: values })),
      fc.boolean().map(wanted => ({ $exists: wanted })),
      fc.nat({ max: 3 }).map(size => ({ $size: size })),
    )
    // Null and dotted paths are where mingo differs from MongoDB; their meaning is fixed below by example.
    const plain = (value: object | Value): boolean => !JSON.stringify(value).includes('null')
    fc.assert(
      fc.property(smallDocument, fc.constantFrom('a', 'b'), condition, (document, field, wanted) => {
        fc.pre(plain(wanted) && plain(document))
        const query = { [field]: wanted }
        expect(matches(query, document)).toBe(new Query(query).test(document))
      }),
      { numRuns: rounds(1000, 30_000) },
    )
  })

  it.each<[string, Document, Document, boolean]>([
    ['null finds a missing field', { a: null }, {}, true],
    ['null finds null in an array', { a: null }, { a: [1, null] }, true],
    ['null does not find an empty array', { a: null }, { a: [] }, false],
    ['a path through a number misses', { 'a.b': null }, { a: 4 }, true],
    ['a path through an array of numbers reaches nothing', { 'a.b': null }, { a: [4] }, false],
    ['a path goes through arrays of objects', { 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true],
    ['a path may name a position', { 'a.1': 2 }, { a: [1, 2] }, true],
    ['an object equals only with its fields in order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    ['an array equals as a whole or as an element', { a: [1, 2] }, { a: [[1, 2], 3] }, true],
    ['a comparison sees only its own type', { a: { $gt: 1 } }, { a: 'b' }, false],
    ['two elements may meet two conditions', { a: { $gt: 4, $lt: 3 } }, { a: [1, 9] }, true],
    [
      'one element must meet both within $elemMatch',
      { a: { $elemMatch: { $gt: 4, $lt: 3 } } },
      { a: [1, 9] },
      false,
    ],
    [
      '$elemMatch with fields looks at objects only',
      { a: { $elemMatch: { x: null } } },
      { a: [1, 2] },
      false,
    ],
    [
      '$elemMatch finds an object',
      { a: { $elemMatch: { x: 1, y: 2 } } },
      { a: [{ x: 1 }, { x: 1, y: 2 }] },
      true,
    ],
    ['$all wants each', { a: { $all: [1, 2] } }, { a: [2, 3, 1] }, true],
    ['$not of a pattern', { a: { $not: /^b/ } }, { a: 'abc' }, true],
    ['$ne speaks of the whole array', { a: { $ne: 1 } }, { a: [1, 2] }, false],
    ['$nin with null misses the missing', { a: { $nin: [null] } }, {}, false],
    ['$mod', { a: { $mod: [4, 1] } }, { a: 9 }, true],
    ['$type by name and number', { a: { $type: ['string', 16] } }, { a: 3 }, true],
    ['$lt does not find NaN', { a: { $lt: 5 } }, { a: NaN }, false],
    ['$regex with options', { a: { $regex: 'B', $options: 'i' } }, { a: 'abc' }, true],
    ['$expr compares fields', { $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
    ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, { a: 3, b: 3 }, true],
  ])('%s', (_, query, document, wanted) => {
    expect(matches(query, document)).toBe(wanted)
  })

  it.each<[string, Document]>([
    ['an unknown operator', { a: { $near2: 1 } }],
    ['an unknown logical operator', { $xor: [] }],
    ['$in without an array', { a: { $in: 1 } }],
    ['an empty $or', { $or: [] }],
    ['operators and fields in one object', { a: { $gt: 1, b: 2 } }],
    ['$not of a number', { a: { $not: 1 } }],
    ['$size of a text', { a: { $size: 'x' } }],
    ['a geometry that is none', { a: { $geoWithin: { $geometry: { type: 'Star' } as Value } } }],
  ])('with %s is refused', (_, query) => {
    expect(() => compileQuery(query)).toThrow(ServiceError)
  })
})
