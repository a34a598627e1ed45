import type { Document } from '../values/value'
import { compileUpdate } from './apply-update'
import { impliedBy } from './implied-by'

const NOW = Date.UTC(2026, 2, 2)
const updated = (document: Document, update: Document, query: Document = {}) =>
  compileUpdate(update, query, NOW)(document)

describe('updates', () => {
  it.each<[name: string, document: Document, update: Document, result: Document]>([
    ['sets along a path, making objects', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    ['sets a position, filling with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [
      'sets within an element',
      { a: [{ b: 1 }, { b: 2 }] },
      { $set: { 'a.1.b': 5 } },
      { a: [{ b: 1 }, { b: 5 }] },
    ],
    [
      'takes away, leaving null in an array',
      { a: [1, 2], b: 1 },
      { $unset: { 'a.0': 1, b: 1, c: 1 } },
      { a: [null, 2] },
    ],
    ['adds to what is not there', {}, { $inc: { a: 5, b: -Infinity } }, { a: 5, b: -Infinity }],
    ['multiplies what is not there to zero', {}, { $mul: { a: -5, b: Infinity } }, { a: 0, b: 0 }],
    [
      'keeps the least and the most, by type too',
      { a: 5, b: 5 },
      { $min: { a: null }, $max: { b: 'x', c: 1 } },
      { a: null, b: 'x', c: 1 },
    ],
    ['renames, over what is there', { a: 1, b: 2 }, { $rename: { a: 'b', x: 'y' } }, { b: 1 }],
    ['renames into a path', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
    [
      'pushes in order: place, sort, cut',
      { a: [3, 1] },
      { $push: { a: { $each: [2, 5], $position: 0, $sort: 1, $slice: -3 } } },
      { a: [2, 3, 5] },
    ],
    [
      'pushes before the end',
      { a: [1, 2, 3] },
      { $push: { a: { $each: [9], $position: -1 } } },
      { a: [1, 2, 9, 3] },
    ],
    [
      'sorts objects by a field',
      { a: [{ s: 2 }, { s: 1 }] },
      { $push: { a: { $each: [], $sort: { s: 1 } } } },
      { a: [{ s: 1 }, { s: 2 }] },
    ],
    ['pushes an array as one element', {}, { $push: { a: [1, 2] } }, { a: [[1, 2]] }],
    [
      'pops both ends',
      { a: [1, 2, 3], b: [1, 2, 3], c: [] },
      { $pop: { a: 1, b: -1, c: 1, d: 1 } },
      { a: [1, 2], b: [2, 3], c: [] },
    ],
    ['pulls what equals', { a: [1, 2, 1, [1]] }, { $pull: { a: 1 } }, { a: [2, [1]] }],
    [
      'pulls what matches',
      { a: [{ x: 1, y: 1 }, { x: 2 }] },
      { $pull: { a: { x: { $gte: 2 } } } },
      { a: [{ x: 1, y: 1 }] },
    ],
    ['pulls all of several', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }],
    [
      'adds once',
      { a: [1, { x: 1, y: 2 }] },
      { $addToSet: { a: { $each: [1, 2, 2, { y: 2, x: 1 }] } } },
      { a: [1, { x: 1, y: 2 }, 2, { y: 2, x: 1 }] },
    ],
    ['sets the time', {}, { $currentDate: { a: true } }, { a: new Date(NOW) }],
    ['changes every element', { a: [1, 2] }, { $inc: { 'a.$[]': 1 } }, { a: [2, 3] }],
    [
      'keeps fields that every object inherits apart',
      {},
      { $set: { constructor: 1, 'a.toString': 2 } },
      { constructor: 1, a: { toString: 2 } },
    ],
  ])('%s', (_name, document, update, result) => {
    const before = JSON.stringify(document)
    expect(updated(document, update)).toEqual(result)
    expect(JSON.stringify(document)).toBe(before)
  })

  it('changes the element that was found', () => {
    const document: Document = {
      a: [
        { k: 1, n: 0 },
        { k: 2, n: 0 },
      ],
    }
    expect(updated(document, { $inc: { 'a.$.n': 5 } }, { 'a.k': 2 })).toEqual({
      a: [
        { k: 1, n: 0 },
        { k: 2, n: 5 },
      ],
    })
  })

  it.each<[name: string, document: Document, update: Document]>([
    ['a way through a number', { a: 1 }, { $set: { 'a.b': 1 } }],
    ['a way through null', { a: null }, { $set: { 'a.b': 1 } }],
    ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }],
    ['a sum with text', { a: 'x' }, { $inc: { a: 1 } }],
    ['a sum with null', { a: null }, { $inc: { a: 1 } }],
    ['a push onto no array', { a: 1 }, { $push: { a: 1 } }],
    ['two changes of one path', {}, { $set: { a: 1 }, $inc: { 'a.b': 1 } }],
    ['another id', { _id: 1 }, { $set: { _id: 2 } }],
    ['a field with a dollar within a value', {}, { $set: { a: { $date: 'x' } } }],
    ['a field with a dollar along a path', {}, { $set: { 'a.$date': 'x' } }],
    ['a prototype', {}, { $set: { 'a.__proto__.b': 1 } }],
    ['objects nested too deep', {}, { $set: { [Array.from({ length: 150 }, () => 'a').join('.')]: 1 } }],
  ])('refuse %s', (_name, document, update) => {
    expect(() => updated(document, update)).toThrow('[FailedOperation]')
  })

  it('start, when they insert, from what the query says', () => {
    expect(
      impliedBy({
        a: 1,
        'b.c': { $eq: 2 },
        d: { $gt: 1 },
        e: /x/,
        $and: [{ f: { $in: [3] } }, { g: { $in: [1, 2] } }],
        $or: [{ h: 1 }],
      }),
    ).toEqual({ a: 1, b: { c: 2 }, f: 3 })
  })
})
