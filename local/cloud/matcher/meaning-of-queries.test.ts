import fc from 'fast-check'
import { Query } from 'mingo'
import { smallDocument, smallScalar } from '../testing/arbitraries'
import { rounds } from '../testing/rounds'
import { type Document, Rare } from '../values/value'
import { compileQuery } from './compile-query'
import { mingoOptions } from './expressions'

type Case = [query: Document, found: Document[], passedBy: Document[]]

/** What MongoDB's manual and server say; each with documents that match and documents that do not. */
const cases: Record<string, Case> = {
  'a path goes through arrays of objects': [
    { 'a.b': 1 },
    [{ a: { b: 1 } }, { a: [{ b: 2 }, { b: 1 }] }, { a: { b: [3, 1] } }],
    [{ a: [[{ b: 1 }]] }, { a: [1] }, { 'a.b': 1 }],
  ],
  'a number in a path is a position or a field': [
    { 'a.1.b': 1 },
    [
      { a: [{ b: 0 }, { b: 1 }] },
      { a: { '1': { b: 1 } } },
      { a: [{ '1': { b: 1 } }] },
      { a: [0, [{ b: 1 }]] },
    ],
    [{ a: [{ b: 1 }] }, { a: [{ b: 1 }, { b: 0 }] }],
  ],
  'null is also a field that is not there': [
    { a: null },
    [{}, { a: null }, { a: [1, null] }],
    [{ a: 0 }, { a: [] }, { a: '' }],
  ],
  'null along a path': [
    { 'a.b': null },
    [{}, { a: 1 }, { a: {} }, { a: [{ b: 1 }, {}] }],
    [{ a: { b: 1 } }, { a: [] }, { a: [1] }],
  ],
  'not null is there and not null': [
    { a: { $ne: null } },
    [{ a: 0 }, { a: [] }],
    [{}, { a: null }, { a: [null] }],
  ],
  'a comparison stays within its type': [
    { a: { $gt: 1 } },
    [{ a: 2 }, { a: [0, 3] }],
    [{ a: '2' }, { a: true }, { a: new Date(5) }, { a: null }, {}, { a: NaN }],
  ],
  'two bounds may be met by two elements': [
    { a: { $gt: 5, $lt: 3 } },
    [{ a: [1, 9] }],
    [{ a: [4] }, { a: 4 }],
  ],
  'one element meets all criteria': [
    { a: { $elemMatch: { $gt: 5, $lt: 9 } } },
    [{ a: [1, 7] }],
    [{ a: [1, 9] }, { a: 7 }, { a: [[7]] }],
  ],
  'one object meets all criteria': [
    { a: { $elemMatch: { b: 1, c: { $gte: 2 } } } },
    [{ a: [{ b: 1, c: 2 }] }],
    [{ a: [{ b: 1 }, { b: 0, c: 2 }] }, { a: { b: 1, c: 2 } }],
  ],
  'an array within an array has positions for fields': [
    { a: { $elemMatch: { '0': 1 } } },
    [{ a: [[1, 2]] }, { a: [{ '0': 1 }] }],
    [{ a: [1] }, { a: [[2, 1]] }],
  ],
  'length is no field of an array': [
    { a: { $elemMatch: { length: 2 } } },
    [{ a: [{ length: 2 }] }],
    [{ a: [[1, 2]] }],
  ],
  'an array equals itself or an element': [
    { a: [1, 2] },
    [{ a: [1, 2] }, { a: [0, [1, 2]] }],
    [{ a: [2, 1] }, { a: [1, 2, 3] }, { a: 1 }],
  ],
  'an object equals one with the same fields in the same order': [
    { a: { x: 1, y: 2 } },
    [{ a: { x: 1, y: 2 } }, { a: [{ x: 1, y: 2 }] }],
    [{ a: { y: 2, x: 1 } }, { a: { x: 1, y: 2, z: 3 } }],
  ],
  'all of several values': [{ a: { $all: [1, 2] } }, [{ a: [2, 3, 1] }], [{ a: [1] }, { a: 1 }]],
  'all with a single value': [{ a: { $all: ['x'] } }, [{ a: 'x' }, { a: ['y', 'x'] }], [{ a: 'y' }]],
  'all of nothing': [{ a: { $all: [] } }, [], [{ a: [] }, {}]],
  'all with criteria for elements': [
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { c: 1 } }] } },
    [{ a: [{ b: 1 }, { c: 1 }] }],
    [{ a: [{ b: 1 }] }],
  ],
  'a size': [{ a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [[1, 2]] }, { a: 'ab' }, {}]],
  'a remainder': [
    { a: { $mod: [4, 1] } },
    [{ a: 5 }, { a: [2, 9] }, { a: 5.7 }],
    [{ a: 6 }, { a: '5' }, { a: NaN }],
  ],
  'a negative remainder': [{ a: { $mod: [4, -1] } }, [{ a: -5 }], [{ a: 5 }, { a: 3 }]],
  'not, of what is not there too': [
    { a: { $not: { $gt: 1 } } },
    [{}, { a: 1 }, { a: 'x' }],
    [{ a: 2 }, { a: [0, 2] }],
  ],
  'not both': [{ a: { $not: { $gt: 1, $lt: 5 } } }, [{ a: 7 }, {}], [{ a: 3 }, { a: [0, 9] }]],
  'none of several': [{ $nor: [{ a: 1 }, { b: 1 }] }, [{}, { a: 2 }], [{ a: 1 }, { b: [1] }]],
  'not in': [{ a: { $nin: [1, null] } }, [{ a: 2 }], [{}, { a: [2, 1] }, { a: null }]],
  'in, with patterns': [{ a: { $in: [/^x/, 5] } }, [{ a: 'xy' }, { a: [5] }], [{ a: 'yx' }, {}]],
  'a pattern without case over lines': [
    { a: { $regex: '^b', $options: 'im' } },
    [{ a: 'a\nB' }, { a: ['x', 'b'] }],
    [{ a: 'ab' }, { a: 5 }],
  ],
  'there, whatever it is': [
    { 'a.b': { $exists: true } },
    [{ a: { b: null } }, { a: [1, { b: 0 }] }],
    [{ a: [] }, {}],
  ],
  'not there': [{ 'a.b': { $exists: false } }, [{ a: [] }, {}, { a: 1 }], [{ a: [{}, { b: 1 }] }]],
  'fields that every object inherits': [
    { constructor: null, toString: { $exists: false } },
    [{}, { constructor: null }],
    [{ constructor: 1 }],
  ],
  'types by name': [
    { a: { $type: ['int', 'bool'] } },
    [{ a: 1 }, { a: false }, { a: ['x', 2] }],
    [{ a: 1.5 }, { a: '1' }, { a: null }, {}],
  ],
  'large and broken numbers': [
    { a: { $type: 'double' } },
    [{ a: 1.5 }, { a: Infinity }, { a: NaN }],
    [{ a: 1 }, { a: '1' }],
  ],
  'NaN is itself': [{ a: NaN }, [{ a: NaN }, { a: [NaN] }], [{ a: 0 }, {}]],
  'the ends of the order': [
    { a: { $lt: new Rare('$maxKey', '1') } },
    [{ a: 'z' }, { a: null }, { a: new Date(0) }],
    [{}],
  ],
  'zero has no sign': [{ a: 0 }, [{ a: -0 }, { a: 0 }], [{ a: null }]],
}

describe('queries', () => {
  it.each(Object.entries(cases))('%s', (_name, [query, found, passedBy]) => {
    const test = compileQuery(query)
    expect(found.filter(document => !test(document))).toEqual([])
    expect(passedBy.filter(test)).toEqual([])
  })

  it('find what mingo finds, where mingo has the meaning right (not of $all)', () => {
    const operand = fc.oneof(
      smallScalar,
      fc.constantFrom('$ne', '$eq').chain(name => smallScalar.map(value => ({ [name]: value }))),
      // To mingo, what is not there is not at most null.
      fc
        .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), smallScalar)
        .map(([name, value]) => ({ [name]: value ?? 1 })),
      fc.array(smallScalar, { maxLength: 3 }).map(values => ({ $in: values })),
      fc.array(smallScalar, { maxLength: 3 }).map(values => ({ $nin: values })),
      fc.nat(3).map(size => ({ $size: size })),
      fc.boolean().map(wanted => ({ $exists: wanted })),
    )
    const part = fc
      .tuple(fc.constantFrom('a', 'b', 'a.x', 'c'), operand)
      .map(([field, value]): Document => ({ [field]: value }))
    const query = fc.oneof(
      part,
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts): Document => ({ $or: parts })),
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts): Document => ({ $nor: parts })),
      fc.array(part, { minLength: 1, maxLength: 3 }).map((parts): Document => ({ $and: parts })),
    )
    fc.assert(
      fc.property(query, smallDocument, (wanted, document) => {
        // mingo takes a field along a path that is an array of scalars or empty for null; MongoDB does not.
        fc.pre(!(JSON.stringify(wanted).includes('"a.x"') && Array.isArray(document['a'])))
        expect(compileQuery(wanted)(document)).toBe(new Query(wanted, mingoOptions).test(document))
      }),
      { numRuns: rounds(700, 20_000) },
    )
  })
})
