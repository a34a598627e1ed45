import fc from 'fast-check'
import type { Document, Value } from '../values/value'

/** Values that are neither arrays nor objects, with many of each kind equal or next to one another. */
export const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'a\u0000', 'a\u0000b', '中', '\uffff', '😀'),
  fc.string({ maxLength: 4 }),
  fc.date({ noInvalidDate: true }),
)

/** Values of every type a document may hold that JavaScript has too, nested a little. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value

/** Small values that collide often: what a query has a chance to find. */
export const smallScalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 3, arbitrary: fc.constantFrom('a', 'ab', 'b', 'ba') },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map(day => new Date(day * 86_400_000)) },
)

/** Two fields of one element, the first of which may hold several values. */
function pair(): fc.Arbitrary<Document> {
  const several = fc.array(smallScalar, { maxLength: 2 })
  const x = fc.oneof({ weight: 3, arbitrary: smallScalar }, { weight: 1, arbitrary: several })
  return fc.record({ x, y: smallScalar }, { requiredKeys: [], noNullPrototype: true })
}

const smallField: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: smallScalar },
  { weight: 4, arbitrary: fc.array(smallScalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: smallScalar }, { noNullPrototype: true }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.oneof({ weight: 5, arbitrary: pair() }, smallScalar), { maxLength: 3 }),
  },
)

/** Documents of the fields a, b and c, any of which may be missing. */
export const smallDocument: fc.Arbitrary<Document> = fc.record(
  { a: smallField, b: smallScalar, c: smallScalar },
  { requiredKeys: [], noNullPrototype: true },
)
