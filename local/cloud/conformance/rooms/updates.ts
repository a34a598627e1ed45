import assert from 'node:assert/strict'
import { refused } from '../expect'
import type { Row } from '../sdk-surface'
import type { Room, World } from '../world'

/** A document before, the changes to it, and the document after. */
type Change = [name: string, before: Row, changes: (world: World) => object, after: Row]

const CHANGES: readonly Change[] = [
  ['a value', { a: 1, b: 2 }, () => ({ a: 5 }), { a: 5, b: 2 }],
  ['a field that was not there', { a: 1 }, () => ({ b: [] }), { a: 1, b: [] }],
  ['null', { a: 1 }, () => ({ a: null }), { a: null }],
  [
    'fields within an object, the others stay',
    { o: { x: 1, y: 2 } },
    () => ({ o: { x: 9 } }),
    { o: { x: 9, y: 2 } },
  ],
  ['a path', { o: { x: 1, y: 2 } }, () => ({ 'o.x': 9 }), { o: { x: 9, y: 2 } }],
  ['a path that was not there', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
  ['an element by its position', { list: [1, 2, 3] }, () => ({ 'list.1': 9 }), { list: [1, 9, 3] }],
  ['an element beyond the end', { list: [1] }, () => ({ 'list.3': 9 }), { list: [1, null, null, 9] }],
  ['set of a whole object', { o: { x: 1, y: 2 } }, ({ _ }) => ({ o: _.set({ z: 1 }) }), { o: { z: 1 } }],
  ['remove', { a: 1, b: 2 }, ({ _ }) => ({ a: _.remove() }), { b: 2 }],
  ['remove within an object', { o: { x: 1, y: 2 } }, ({ _ }) => ({ o: { x: _.remove() } }), { o: { y: 2 } }],
  ['remove of what is not there', { a: 1 }, ({ _ }) => ({ zz: _.remove(), a: 2 }), { a: 2 }],
  [
    'remove within the elements of an array leaves their places',
    { list: [{ n: 'A', s: {} }, { n: 'B' }, { n: 'C' }] },
    ({ _ }) => ({ list: { 0: { s: _.remove() }, 1: _.remove() } }),
    { list: [{ n: 'A' }, null, { n: 'C' }] },
  ],
  ['inc', { n: 1 }, ({ _ }) => ({ n: _.inc(4) }), { n: 5 }],
  ['inc by a part', { n: 0.2 }, ({ _ }) => ({ n: _.inc(-0.05) }), { n: 0.2 - 0.05 }],
  ['inc of what is not there', {}, ({ _ }) => ({ n: _.inc(4) }), { n: 4 }],
  ['inc within an object', { o: { n: 1 } }, ({ _ }) => ({ o: { n: _.inc(1) } }), { o: { n: 2 } }],
  ['mul', { n: 5 }, ({ _ }) => ({ n: _.mul(3) }), { n: 15 }],
  ['mul of what is not there', {}, ({ _ }) => ({ n: _.mul(3) }), { n: 0 }],
  ['max', { a: 5, b: 5 }, ({ _ }) => ({ a: _.max(9), b: _.max(1), c: _.max(3) }), { a: 9, b: 5, c: 3 }],
  ['min', { a: 5, b: 5 }, ({ _ }) => ({ a: _.min(9), b: _.min(1), c: _.min(3) }), { a: 5, b: 1, c: 3 }],
  ['bit and', { n: 13 }, ({ _ }) => ({ n: _.bit({ and: 10 }) }), { n: 8 }],
  ['bit or', { n: 3 }, ({ _ }) => ({ n: _.bit({ or: 5 }) }), { n: 7 }],
  ['bit xor', { n: 1 }, ({ _ }) => ({ n: _.bit({ xor: 5 }) }), { n: 4 }],
  ['rename', { old: 1 }, ({ _ }) => ({ old: _.rename('fresh') }), { fresh: 1 }],
  ['push of one', { l: [1] }, ({ _ }) => ({ l: _.push(2) }), { l: [1, 2] }],
  ['push of several', { l: [1] }, ({ _ }) => ({ l: _.push(2, 3) }), { l: [1, 2, 3] }],
  ['push of a list', { l: [1] }, ({ _ }) => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }],
  ['push onto nothing', {}, ({ _ }) => ({ l: _.push([1]) }), { l: [1] }],
  ['push of objects', { l: [] }, ({ _ }) => ({ l: _.push({ a: 1 }) }), { l: [{ a: 1 }] }],
  [
    'push at a place',
    { l: [1, 2] },
    ({ _ }) => ({ l: _.push({ each: [8, 9], position: 1 }) }),
    { l: [1, 8, 9, 2] },
  ],
  [
    'push, sorted and cut',
    { l: [1, 2, 3] },
    ({ _ }) => ({ l: _.push({ each: [4, 5, 6], sort: -1, slice: 3 }) }),
    { l: [6, 5, 4] },
  ],
  [
    'push, cut from the end',
    { l: [1, 2] },
    ({ _ }) => ({ l: _.push({ each: [3], slice: -2 }) }),
    { l: [2, 3] },
  ],
  [
    'push, sorted by a field',
    { l: [{ n: 3 }] },
    ({ _ }) => ({ l: _.push({ each: [{ n: 1 }], sort: { n: 1 } }) }),
    { l: [{ n: 1 }, { n: 3 }] },
  ],
  ['unshift', { l: [3] }, ({ _ }) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }],
  ['unshift of several', { l: [3] }, ({ _ }) => ({ l: _.unshift(1, 2) }), { l: [1, 2, 3] }],
  ['pop', { l: [1, 2, 3] }, ({ _ }) => ({ l: _.pop() }), { l: [1, 2] }],
  ['shift', { l: [1, 2, 3] }, ({ _ }) => ({ l: _.shift() }), { l: [2, 3] }],
  ['pull of a value', { l: ['a', 'b', 'a'] }, ({ _ }) => ({ l: _.pull('a') }), { l: ['b'] }],
  ['pull of a condition', { l: [1, 5, 9] }, ({ _ }) => ({ l: _.pull(_.gte(5)) }), { l: [1] }],
  ['pull of a list', { l: [1, 5, 9] }, ({ _ }) => ({ l: _.pull(_.in([1, 9])) }), { l: [5] }],
  [
    'pull of objects',
    {
      l: [
        { p: 1, q: 1 },
        { p: 2, q: 1 },
      ],
    },
    ({ _ }) => ({ l: _.pull({ p: 1 }) }),
    { l: [{ p: 2, q: 1 }] },
  ],
  [
    'pull of two fields at once',
    { l: ['a', 'b'], m: [1, 2] },
    ({ _ }) => ({ l: _.pull(_.in(['a'])), m: _.pull(1) }),
    { l: ['b'], m: [2] },
  ],
  ['pullAll', { l: [1, 2, 3, 2] }, ({ _ }) => ({ l: _.pullAll([2, 3]) }), { l: [1] }],
  ['addToSet', { l: [1] }, ({ _ }) => ({ l: _.addToSet(2) }), { l: [1, 2] }],
  ['addToSet of what is there', { l: [1, 2] }, ({ _ }) => ({ l: _.addToSet(2), n: 1 }), { l: [1, 2], n: 1 }],
  ['addToSet of several', { l: [1] }, ({ _ }) => ({ l: _.addToSet({ $each: [1, 2] }) }), { l: [1, 2] }],
  [
    'commands side by side',
    { d: { arr: [1], foo: 123 }, array: [0, 0] },
    ({ _ }) => ({ d: { arr: _.push([4]), foo: _.inc(1) }, array: _.pop() }),
    { d: { arr: [1, 4], foo: 124 }, array: [0] },
  ],
]

/** Changes that MongoDB refuses. */
const REFUSALS: readonly [name: string, before: Row, changes: (world: World) => object][] = [
  ['inc of text', { n: 'text' }, ({ _ }) => ({ n: _.inc(1) })],
  ['inc by text', { n: 1 }, ({ _ }) => ({ n: _.inc('1') })],
  ['push onto what is no array', { l: 1 }, ({ _ }) => ({ l: _.push(1) })],
  ['pull from what is no array', { l: 1 }, ({ _ }) => ({ l: _.pull(1) })],
  ['a field within a number', { n: 1 }, () => ({ 'n.x': 1 })],
  ['two changes of one place', { o: {} }, ({ _ }) => ({ o: _.set({ x: 1 }), 'o.x': 2 })],
  ['an operator that does not exist, as MongoDB writes it', { a: 1 }, () => ({ $frobnicate: { a: 1 } })],
]

/** Every change `db.command` can make. */
export const updates: Room = {
  name: 'updates',
  cases: [
    ...CHANGES.map(([name, before, changes, after]) => ({
      name,
      run: async (world: World) => {
        const collection = await world.collection([{ _id: 'u', ...before }])
        assert.equal((await collection.doc('u').update(changes(world))).updated, 1)
        assert.deepEqual((await collection.doc('u').get()).data, [{ _id: 'u', ...after }])
      },
    })),
    ...REFUSALS.map(([name, before, changes]) => ({
      name: `${name} is refused and changes nothing`,
      run: async (world: World) => {
        const collection = await world.collection([{ _id: 'u', ...before }])
        await refused(collection.doc('u').update(changes(world)), 'DATABASE_REQUEST_FAILED')
        assert.deepEqual((await collection.doc('u').get()).data, [{ _id: 'u', ...before }])
      },
    })),
    {
      name: 'update changes all that match, or one',
      run: async ({ collection, _ }) => {
        const things = await collection([{ n: 1 }, { n: 1 }, { n: 1 }])
        const one = await things
          .where({ n: 1 })
          .options({ multiple: false })
          .update({ n: _.inc(1) })
        assert.equal(one.updated, 1)
        const all = await things
          .where({ n: _.gt(0) })
          .options({ multiple: true })
          .update({ n: _.inc(1) })
        assert.equal(all.updated, 3)
        assert.equal((await things.where({ n: _.gt(0) }).update({ n: _.inc(1) })).updated, 3)
        assert.equal((await things.where({ n: -1 }).update({ n: 0 })).updated, 0)
        assert.equal((await things.doc('nobody').update({ n: 0 })).updated, 0)
        assert.equal((await things.where({ n: 4 }).count()).total, 1)
      },
    },
    {
      name: 'update without a condition is refused',
      run: async ({ collection }) => {
        await refused((await collection([{ a: 1 }])).update({ a: 2 }), 'INVALID_PARAM')
      },
    },
    {
      name: 'the element that matched, as MongoDB writes it',
      run: async ({ collection }) => {
        const things = await collection([
          {
            _id: 'u',
            list: [
              { p: 1, q: 1 },
              { p: 2, q: 2 },
            ],
          },
        ])
        await things.where({ 'list.p': 2 }).update({ 'list.$.q': 7 })
        assert.deepEqual((await things.doc('u').get()).data[0]?.['list'], [
          { p: 1, q: 1 },
          { p: 2, q: 7 },
        ])
      },
    },
    {
      name: 'updateAndReturn gives the document as it is afterwards',
      run: async ({ collection, _ }) => {
        const things = await collection([{ _id: 'u', a: 1 }])
        const changed = await things.where({ a: 1 }).updateAndReturn({ a: _.inc(1) })
        assert.equal(changed.updated, 1)
        assert.deepEqual(changed.doc, { _id: 'u', a: 2 })
        assert.equal((await things.where({ a: 2 }).updateAndReturn({ a: 2 })).updated, 1, 'the same counts')
        const none = await things.where({ a: -1 }).updateAndReturn({ a: 1 })
        assert.equal(none.updated, 0)
        assert.equal(none.doc, null)
      },
    },
    {
      name: 'many increments at once lose none',
      run: async ({ collection, _ }) => {
        const things = await collection([{ _id: 'u', n: 0 }])
        await Promise.all(Array.from({ length: 20 }, () => things.doc('u').update({ n: _.inc(1) })))
        assert.deepEqual((await things.doc('u').get()).data, [{ _id: 'u', n: 20 }])
      },
    },
  ],
}
