import assert from 'node:assert/strict'
import type { Row } from '../sdk-surface'
import type { Room } from '../world'

const order = (rows: readonly Row[]): string => rows.map(row => String(row['_id'])).join('')

const PROJECTED: readonly Row[] = [
  {
    _id: 'p',
    a: 1,
    o: { x: 1, y: 2 },
    list: [10, 20, 30, 40],
    parts: [{ v: 1, w: 1 }, { v: 7, w: 2 }, { v: 9 }],
  },
]

/** Order, pages and projections. */
export const pages: Room = {
  name: 'order, pages and projections',
  cases: [
    {
      name: 'values of all types in their order, both ways',
      run: async ({ collection }) => {
        const things = await collection([
          { _id: 'h', v: new Date(0) },
          { _id: 'g', v: true },
          { _id: 'f', v: false },
          { _id: 'e', v: { x: 1 } },
          { _id: 'd', v: 'b' },
          { _id: 'c', v: 'B' },
          { _id: 'b', v: 10 },
          { _id: 'a', v: -1.5 },
          { _id: '0', v: null },
        ])
        assert.equal(order((await things.orderBy('v', 'asc').get()).data), '0abcdefgh')
        assert.equal(order((await things.orderBy('v', 'desc').get()).data), 'hgfedcba0')
      },
    },
    {
      name: 'arrays by their least element going up and their greatest going down',
      run: async ({ collection }) => {
        const things = await collection([
          { _id: 'a', v: [5, 1] },
          { _id: 'b', v: 3 },
          { _id: 'c', v: [2, 9] },
          { _id: 'd', v: [] },
        ])
        assert.equal(order((await things.orderBy('v', 'asc').get()).data), 'dacb')
        assert.equal(order((await things.orderBy('v', 'desc').get()).data), 'cabd')
      },
    },
    {
      name: 'several orders, a path, a page of them',
      run: async ({ collection }) => {
        const things = await collection('abcdef'.split('').map((_id, n) => ({ _id, group: n % 2, o: { n } })))
        const sorted = things.orderBy('group', 'desc').orderBy('o.n', 'asc')
        assert.equal(order((await sorted.get()).data), 'bdface')
        assert.equal(order((await sorted.skip(2).limit(3).get()).data), 'fac')
        assert.equal((await sorted.skip(6).get()).data.length, 0)
        const optioned = things.options({ order: { 'o.n': -1 }, limit: 2, offset: 1, projection: { o: 1 } })
        assert.deepEqual((await optioned.where({}).get()).data, [
          { _id: 'e', o: { n: 4 } },
          { _id: 'd', o: { n: 3 } },
        ])
      },
    },
    {
      name: '100 when no limit is given, 1,000 at most, and all of them counted',
      run: async ({ collection }) => {
        const things = await collection(Array.from({ length: 1001 }, (_item, n) => ({ n })))
        assert.equal((await things.get()).data.length, 100)
        assert.equal((await things.where({}).limit(101).get()).data.length, 101)
        assert.equal((await things.where({}).limit(1000).get()).data.length, 1000)
        assert.equal((await things.where({}).limit(1001).get()).data.length, 1000)
        const { total, requestId } = await things.count()
        assert.equal(total, 1001)
        assert.equal(typeof requestId, 'string')
        assert.equal((await things.where({ n: 7 }).count()).total, 1)
        assert.equal((await things.where({ n: -1 }).count()).total, 0)
      },
    },
    {
      name: 'only the fields asked for',
      run: async ({ collection, _ }) => {
        const things = await collection(PROJECTED)
        const [row] = PROJECTED
        const fields = async (projection: object) =>
          (await things.where({ _id: 'p' }).field(projection).get()).data[0]
        assert.deepEqual(await fields({ a: true }), { _id: 'p', a: 1 })
        assert.deepEqual(await fields({ a: 1, _id: 0 }), { a: 1 })
        assert.deepEqual(await fields({ 'o.y': true }), { _id: 'p', o: { y: 2 } })
        assert.deepEqual(await fields({ 'parts.w': 1, _id: 0 }), { parts: [{ w: 1 }, { w: 2 }, {}] })
        assert.deepEqual(await fields({ list: 0, parts: false, o: 0 }), { _id: 'p', a: 1 })
        assert.deepEqual(await fields({ 'o.x': 0, list: 0, parts: 0 }), { _id: 'p', a: 1, o: { y: 2 } })
        assert.deepEqual(await fields({ nothing: 1 }), { _id: 'p' })
        assert.deepEqual(await fields({ list: _.project.slice(1) }), { ...row, list: [10] })
        assert.deepEqual(await fields({ list: _.project.slice(-2) }), { ...row, list: [30, 40] })
        assert.deepEqual(await fields({ list: _.project.slice([1, 2]) }), { ...row, list: [20, 30] })
        assert.deepEqual(await fields({ a: 1, list: _.project.slice(1) }), { _id: 'p', a: 1, list: [10] })
        assert.deepEqual(await fields({ parts: _.project.elemMatch({ v: { $gt: 3 } }) }), {
          _id: 'p',
          parts: [{ v: 7, w: 2 }],
        })
        assert.deepEqual(await fields({ parts: _.project.elemMatch({ v: 100 }) }), { _id: 'p' })
        assert.deepEqual((await things.doc('p').field({ a: true, _id: false }).get()).data, [{ a: 1 }])
      },
    },
  ],
}
