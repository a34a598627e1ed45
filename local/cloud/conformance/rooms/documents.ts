import assert from 'node:assert/strict'
import { ids, refused } from '../expect'
import type { Row } from '../sdk-surface'
import type { Room } from '../world'

const HOUR = 3_600_000

/** Adding, reading, replacing and removing, and the shapes of the answers. */
export const documents: Room = {
  name: 'documents',
  cases: [
    {
      name: 'add gives one id, or a list of them',
      run: async ({ collection }) => {
        const things = await collection()
        const one = await things.add({ name: 'one' })
        assert.equal(typeof one.id, 'string')
        assert.ok(one.id.length > 0)
        assert.equal(typeof one.requestId, 'string')
        assert.equal('ids' in one, false)
        const many = await things.add([{ name: 'two' }, { name: 'three' }, { _id: 'own', name: 'four' }])
        assert.equal(many.ids.length, 3)
        assert.equal(many.ids[2], 'own')
        assert.equal('id' in many, false)
        assert.equal(new Set([one.id, ...many.ids]).size, 4)
      },
    },
    {
      name: 'ids of their own, as text and as number',
      run: async ({ collection }) => {
        const things = await collection()
        assert.equal((await things.add({ _id: 'text', a: 1 })).id, 'text')
        assert.equal(String((await things.add({ _id: 42, a: 2 })).id as unknown), '42')
        assert.deepEqual((await things.doc(42).get()).data, [{ _id: 42, a: 2 }])
        assert.deepEqual((await things.doc('42').get()).data, [])
        await refused(things.add({ _id: 'text', a: 3 }), 'DATABASE_REQUEST_FAILED')
        assert.deepEqual((await things.doc('text').get()).data, [{ _id: 'text', a: 1 }])
      },
    },
    {
      name: 'values come back as they were given',
      run: async ({ collection }) => {
        const things = await collection()
        const given: Row = {
          _id: 'v',
          text: '暖邻 "quoted" \\ \n',
          empty: '',
          whole: 42,
          negative: -7,
          large: 9_007_199_254_740_991,
          beyond: 4_294_967_296,
          part: 0.1,
          tiny: 5e-324,
          none: null,
          yes: true,
          no: false,
          when: new Date('2018-09-01T00:00:00.000Z'),
          before: new Date(-1),
          list: [1, 'two', null, [3, [4]], { five: 5 }],
          emptyList: [],
          emptyObject: {},
          deep: { 'l-02': { 'l-03': { level: 1, flag: '0' } } },
        }
        await things.add({ ...given, dropped: undefined })
        assert.deepEqual((await things.doc('v').get()).data, [given])
        assert.deepEqual((await things.where({ _id: 'v' }).get()).data, [given])
      },
    },
    {
      name: 'a field whose name ends in a dot',
      run: async ({ collection }) => {
        const things = await collection()
        const { id } = await things.add({ 'key.': '1' })
        const { updated } = await things.where({ _id: id }).update({ data: { a: null, b: null } })
        assert.equal(updated, 1)
        const [found] = (await things.where({ _id: id }).get()).data
        assert.deepEqual(found?.['data'], { a: null, b: null })
        assert.equal((await things.doc(id).remove()).deleted, 1)
      },
    },
    {
      name: 'the time of the server, with and without offset',
      run: async ({ collection, db, _ }) => {
        const things = await collection()
        await things.add({
          _id: 't',
          now: db.serverDate(),
          later: db.serverDate({ offset: HOUR }),
          farOff: db.serverDate({ offset: 365 * 24 * HOUR }),
          list: [db.serverDate({ offset: HOUR })],
          o: { inner: db.serverDate({ offset: -HOUR }) },
        })
        const read = async () =>
          (await things.doc('t').get()).data[0] as Record<string, Date> & { list: Date[] }
        const first = await read()
        const now = first['now']?.getTime() ?? NaN
        assert.ok(Math.abs(now - Date.now()) < 10 * 60_000, 'the time of the server is about ours')
        assert.equal(first['later']?.getTime(), now + HOUR)
        assert.equal(first['farOff']?.getTime(), now + 365 * 24 * HOUR)
        assert.equal(first.list[0]?.getTime(), now + HOUR)
        assert.equal((first['o'] as unknown as { inner: Date }).inner.getTime(), now - HOUR)
        await things.doc('t').update({
          later: db.serverDate({ offset: 2 * HOUR }),
          list: _.push(db.serverDate()),
        })
        const second = await read()
        assert.ok((second['later']?.getTime() ?? 0) >= now + 2 * HOUR)
        assert.ok(second.list[1] instanceof Date)
      },
    },
    {
      name: 'get of a document that is not there is empty',
      run: async ({ collection }) => {
        const things = await collection()
        const found = await things.doc('nobody').get()
        assert.deepEqual(found.data, [])
        assert.equal(typeof found.requestId, 'string')
        assert.deepEqual((await things.where({ a: 1 }).get()).data, [])
      },
    },
    {
      name: 'create makes a document with the id of its reference',
      run: async ({ collection }) => {
        const things = await collection()
        assert.equal((await things.doc('made').create({ a: 1 })).id, 'made')
        assert.deepEqual((await things.get()).data, [{ _id: 'made', a: 1 }])
        await refused(things.doc('made').create({ a: 2 }), 'DATABASE_REQUEST_FAILED')
      },
    },
    {
      name: 'set makes a document or replaces it whole',
      run: async ({ collection, _ }) => {
        const things = await collection()
        const made = await things.doc('s').set({ name: 'jude', old: true })
        assert.equal(made.upsertedId, 's')
        assert.equal(made.updated, 0)
        const replaced = await things.doc('s').set({ data: { type: 'set' } })
        assert.equal(replaced.updated, 1)
        assert.deepEqual((await things.doc('s').get()).data, [{ _id: 's', data: { type: 'set' } }])
        assert.equal(
          (await things.doc('s').set({ data: { type: 'set' } })).updated,
          1,
          'the same again counts',
        )
        await refused(things.doc('s').set({ n: _.inc(1) }), 'DATABASE_REQUEST_FAILED')
        await refused(things.doc('s').set({ _id: 'x' }), 'INVALID_PARAM')
      },
    },
    {
      name: 'remove says how many it removed',
      run: async ({ collection, _ }) => {
        const things = await collection('abcde'.split('').map((_id, n) => ({ _id, n })))
        assert.equal((await things.doc('a').remove()).deleted, 1)
        assert.equal((await things.doc('a').remove()).deleted, 0)
        assert.equal((await things.doc('b').delete()).deleted, 1)
        assert.equal((await things.where({ n: _.gt(100) }).remove()).deleted, 0)
        const one = await things
          .where({ n: _.gte(2) })
          .options({ multiple: false })
          .remove()
        assert.equal(one.deleted, 1)
        const rest = await things.where({ n: _.gte(2) }).remove()
        assert.equal(rest.deleted, 2)
        assert.equal(typeof rest.requestId, 'string')
        assert.deepEqual(ids(await things.get()), [])
      },
    },
    {
      name: 'every geometry comes back as the SDK made it',
      run: async ({ collection, db }) => {
        const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo
        const corner = (x: number, y: number) => new Point(x, y)
        const ring = (size: number) =>
          new LineString([
            corner(-size, -size),
            corner(size, -size),
            corner(size, size),
            corner(-size, size),
            corner(-size, -size),
          ])
        const line = new LineString([corner(-180, 20), corner(12.5, -89.75)])
        const given = {
          _id: 'g',
          point: corner(-180, 20),
          line,
          polygon: new Polygon([ring(2), ring(1)]),
          points: new MultiPoint([corner(0, 0), corner(1, 1)]),
          lines: new MultiLineString([line, line]),
          polygons: new MultiPolygon([new Polygon([ring(2)]), new Polygon([ring(1)])]),
          list: [corner(90, 23), corner(90, 24)],
        }
        const things = await collection()
        await things.add(given)
        const [found] = (await things.doc('g').get()).data
        assert.deepEqual(found, given)
        assert.ok(found['polygon'] instanceof Polygon)
        const { _id, ...rest } = given
        assert.equal((await things.doc(_id).set(rest)).updated, 1)
      },
    },
    {
      name: 'a collection cannot be made twice',
      run: async ({ collection, db }) => {
        const { name } = await collection()
        await refused(db.createCollection(name), 'DATABASE_COLLECTION_ALREADY_EXIST')
      },
    },
  ],
}
