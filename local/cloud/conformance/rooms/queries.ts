import assert from 'node:assert/strict'
import { ids } from '../expect'
import type { Row } from '../sdk-surface'
import type { Room, World } from '../world'

const EARLY = new Date('2019-05-14T09:38:51.686Z')
const LATE = new Date('2026-11-21T00:00:00.000Z')

const DOCUMENTS: readonly Row[] = [
  { _id: 'a', n: 1, s: 'apple', tags: ['x', 'y'], o: { k: 1, m: 2 }, at: EARLY },
  {
    _id: 'b',
    n: 5,
    s: 'banana',
    tags: ['y'],
    o: { k: 2 },
    list: [
      { p: 1, q: 2 },
      { p: 3, q: 4 },
    ],
  },
  { _id: 'c', n: 10, s: 'cherry', tags: [], none: null, list: [{ p: 1, q: 9 }] },
  { _id: 'd', n: '5', s: 'Date', tags: ['x', 'y', 'z'], matrix: [[1, 2], [3]] },
  { _id: 'e', n: [1, 20], s: 'elder', flag: true, at: LATE },
  { _id: 'f', n: -2.5, s: 'fig', none: 0 },
]

/** What is asked for, and the ids that must be found. */
type Question = [name: string, condition: (world: World) => object, found: string]

const QUESTIONS: readonly Question[] = [
  ['everything', () => ({}), 'abcdef'],
  ['a value', () => ({ n: 5 }), 'b'],
  ['a value among the elements of an array', () => ({ n: 1 }), 'ae'],
  ['a whole array', () => ({ n: [1, 20] }), 'e'],
  ['null, or no such field', () => ({ none: null }), 'abcde'],
  ['several fields at once', () => ({ tags: 'y', n: 1 }), 'a'],
  ['a boolean', () => ({ flag: true }), 'e'],
  ['a moment', () => ({ at: EARLY }), 'a'],
  ['a field of an object', () => ({ o: { k: 1 } }), 'a'],
  ['a path', () => ({ 'o.k': 2 }), 'b'],
  ['a path through an array of objects', () => ({ 'list.p': 3 }), 'b'],
  ['objects of an array by their fields', () => ({ list: { p: 1 } }), 'bc'],
  ['a position in an array', () => ({ 'tags.0': 'x' }), 'ad'],
  ['a position in an array within an array', () => ({ 'matrix.0.1': 2 }), 'd'],
  ['a field of the object at a position', () => ({ 'list.1.p': 3 }), 'b'],
  ['eq', ({ _ }) => ({ n: _.eq(5) }), 'b'],
  ['eq null', ({ _ }) => ({ none: _.eq(null) }), 'abcde'],
  ['eq of an object with its fields in order', ({ _ }) => ({ o: _.eq({ k: 1, m: 2 }) }), 'a'],
  ['eq of an object with its fields in another order', ({ _ }) => ({ o: _.eq({ m: 2, k: 1 }) }), ''],
  ['neq', ({ _ }) => ({ n: _.neq(5) }), 'acdef'],
  ['neq of an element', ({ _ }) => ({ n: _.neq(1) }), 'bcdf'],
  ['neq null', ({ _ }) => ({ none: _.neq(null) }), 'f'],
  ['lt', ({ _ }) => ({ n: _.lt(5) }), 'aef'],
  ['lte', ({ _ }) => ({ n: _.lte(5) }), 'abef'],
  ['gt', ({ _ }) => ({ n: _.gt(5) }), 'ce'],
  ['gte', ({ _ }) => ({ n: _.gte(5) }), 'bce'],
  ['gt among strings, by their bytes', ({ _ }) => ({ s: _.gt('cherry') }), 'ef'],
  ['gt of a string sees strings only', ({ _ }) => ({ n: _.gt('4') }), 'd'],
  ['gt of a moment', ({ _ }) => ({ at: _.gt(EARLY) }), 'e'],
  ['lte and gte of a moment', ({ _ }) => ({ at: _.lte(EARLY).and(_.gte(EARLY)) }), 'a'],
  ['in', ({ _ }) => ({ n: _.in([1, 10]) }), 'ace'],
  ['in nothing', ({ _ }) => ({ n: _.in([]) }), ''],
  ['in with null', ({ _ }) => ({ none: _.in([null]) }), 'abcde'],
  ['in with a pattern', ({ _ }) => ({ s: _.in([/^b/, 'fig']) }), 'bf'],
  ['nin', ({ _ }) => ({ n: _.nin([1, 5]) }), 'cdf'],
  ['all', ({ _ }) => ({ tags: _.all(['x', 'y']) }), 'ad'],
  ['elemMatch of values', ({ _ }) => ({ n: _.elemMatch(_.gt(10)) }), 'e'],
  ['elemMatch of objects', ({ _ }) => ({ list: _.elemMatch({ p: 1, q: _.gt(5) }) }), 'c'],
  ['elemMatch does not see what is no array', ({ _ }) => ({ n: _.elemMatch(_.gt(0)) }), 'e'],
  ['elemMatch neq', ({ _ }) => ({ tags: _.elemMatch(_.neq('y')) }), 'ad'],
  ['exists', ({ _ }) => ({ flag: _.exists(true) }), 'e'],
  ['exists of null', ({ _ }) => ({ none: _.exists(true) }), 'cf'],
  ['exists not', ({ _ }) => ({ none: _.exists(false) }), 'abde'],
  ['size', ({ _ }) => ({ tags: _.size(2) }), 'a'],
  ['size nothing', ({ _ }) => ({ tags: _.size(0) }), 'c'],
  ['mod of two operands', ({ _ }) => ({ n: _.mod(5, 0) }), 'bce'],
  ['mod of a list', ({ _ }) => ({ n: _.mod([2, 1]) }), 'abe'],
  ['and of conditions', ({ _ }) => ({ n: _.and(_.gte(1), _.lte(5)) }), 'abe'],
  ['and going on', ({ _ }) => ({ n: _.gt(1).and(_.lt(10)) }), 'be'],
  ['and of several fields', ({ _ }) => ({ n: _.gt(0).and(_.lt(6)), s: _.neq('elder') }), 'ab'],
  ['and of whole queries', ({ _ }) => _.and([{ tags: 'x' }, { tags: 'z' }]), 'd'],
  ['or of conditions', ({ _ }) => ({ n: _.or(_.eq(1), _.eq(10)) }), 'ace'],
  ['or going on', ({ _ }) => ({ n: _.lt(0).or(_.gt(9)) }), 'cef'],
  ['or of whole queries', ({ _ }) => _.or([{ n: 5 }, { s: 'fig' }]), 'bf'],
  [
    'or of queries with ranges',
    ({ _ }) => _.or({ n: _.and(_.gte(2), _.lte(9)) }, { n: _.and(_.gt(9), _.lte(10)) }),
    'bce',
  ],
  ['nor of conditions', ({ _ }) => ({ s: _.nor(_.eq('fig'), _.eq('apple')) }), 'bcde'],
  ['nor of whole queries', ({ _ }) => _.nor([{ tags: 'y' }, { flag: true }]), 'cf'],
  ['not', ({ _ }) => ({ n: _.not(_.gt(1)) }), 'adf'],
  ['not of a pattern', ({ _ }) => ({ s: _.not(/^[a-c]/) }), 'def'],
  ['eq and neq in a chain', ({ _ }) => ({ n: _.eq(5).neq(6) }), 'b'],
  ['gt and lt in a chain', ({ _ }) => ({ n: _.gt(0).lt(6) }), 'abe'],
  ['gte and lte in a chain', ({ _ }) => ({ n: _.gte(1).lte(10) }), 'abce'],
  ['in and nin in a chain', ({ _ }) => ({ n: _.in([1, 5]).nin([5]) }), 'ae'],
  ['lt and gt in a chain', ({ _ }) => ({ n: _.lt(10).gt(1) }), 'be'],
  ['neq and gte in a chain', ({ _ }) => ({ n: _.neq(5).gte(1) }), 'ace'],
  ['gt and in in a chain', ({ _ }) => ({ n: _.gt(0).in([1, 5]) }), 'abe'],
  ['or, and then and', ({ _ }) => ({ n: _.or(_.eq(1), _.eq(5)).and(_.gt(1)) }), 'be'],
  ['eq in a chain', ({ _ }) => ({ n: _.gt(0).eq(5) }), 'b'],
  ['a pattern', () => ({ s: /an/ }), 'b'],
  ['a pattern whatever the case', () => ({ s: /^DATE$/i }), 'd'],
  ['db.RegExp', ({ db }) => ({ s: db.RegExp({ regexp: '^B', options: 'i' }) }), 'b'],
  [
    'or of db.RegExp',
    ({ _, db }) => ({ s: _.or(db.RegExp({ regexp: '^b' }), db.RegExp({ regexp: 'G$', options: 'i' })) }),
    'bf',
  ],
  ['a pattern on every string of an array', () => ({ tags: /z/ }), 'd'],
  ['a pattern on the id', () => ({ _id: /.*/ }), 'abcdef'],
  ['expr', ({ _, $ }) => _.expr($.gt(['$o.m', '$o.k'])), 'a'],
  ['expr of what is missing', ({ _, $ }) => _.expr($.gte(['$none', 0])), 'f'],
  ['jsonSchema', ({ _ }) => _.jsonSchema({ required: ['flag'] }), 'e'],
  [
    'jsonSchema of types and ranges',
    ({ _ }) =>
      _.jsonSchema({ properties: { n: { bsonType: 'number', minimum: 2 } }, required: ['n', 'tags'] }),
    'bc',
  ],
  ['nor of jsonSchema', ({ _ }) => _.nor([_.jsonSchema({ required: ['tags'] })]), 'ef'],
]

/** Every condition `db.command` can make, on the same six documents. */
export const queries: Room = {
  name: 'queries',
  cases: [
    ...QUESTIONS.map(([name, condition, found]) => ({
      name,
      run: async (world: World) => {
        const collection = await world.collection(DOCUMENTS)
        assert.deepEqual(ids(await collection.where(condition(world)).get()), found.split(''))
      },
    })),
    {
      name: 'queries as MongoDB writes them',
      run: async world => {
        const raw = (await world.collection(DOCUMENTS)).options({ raw: true })
        assert.deepEqual(ids(await raw.where({ n: { $gt: 5 } }).get()), ['c', 'e'])
        assert.deepEqual(ids(await raw.where({ $or: [{ s: 'fig' }, { n: { $type: 'string' } }] }).get()), [
          'd',
          'f',
        ])
      },
    },
    {
      name: 'objects with ids of 24 hexadecimal digits',
      run: async ({ collection, db }) => {
        const [first, second] = ['5e7b474a5e54c773b58d7b39', '5e7b474a5e54c773b58d7b40'] as const
        const things = await collection([{ _id: first, other: 'text' }])
        assert.deepEqual(ids(await things.where({ _id: first }).get()), [first])
        const added = await things.add({
          _id: db.ObjectId({ id: second }),
          other: db.ObjectId({ id: first }),
        })
        assert.equal(added.id, second)
        const found = await things.where({ other: db.ObjectId({ id: first }) }).get()
        assert.deepEqual(found.data, [{ _id: second, other: first }])
      },
    },
  ],
}
