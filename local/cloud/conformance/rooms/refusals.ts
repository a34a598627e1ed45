import assert from 'node:assert/strict'
import { refused } from '../expect'
import type { Collection } from '../sdk-surface'
import type { Room, World } from '../world'

const ON_A_COLLECTION: readonly [name: string, act: (collection: Collection) => Promise<unknown>][] = [
  ['get', missing => missing.where({ a: 1 }).get()],
  ['get of a document', missing => missing.doc('1').get()],
  ['count', missing => missing.count()],
  ['add', missing => missing.add({ a: 1 })],
  ['update', missing => missing.where({ a: 1 }).update({ a: 2 })],
  ['update of a document', missing => missing.doc('1').update({ a: 2 })],
  ['set', missing => missing.doc('1').set({ a: 2 })],
  ['updateAndReturn', missing => missing.where({ a: 1 }).updateAndReturn({ a: 2 })],
  ['remove', missing => missing.where({ a: 1 }).remove()],
  ['remove of a document', missing => missing.doc('1').remove()],
  ['aggregate', missing => missing.aggregate().match({ a: 1 }).end()],
]

/** Conditions that MongoDB does not know, or whose operands are wrong. */
const CONDITIONS: readonly [name: string, condition: (world: World) => object][] = [
  ['an operator that does not exist', () => ({ a: { $frobnicate: 1 } })],
  ['in without a list', () => ({ a: { $in: 1 } })],
  ['or without a list', () => ({ $or: { a: 1 } })],
  ['or of nothing', () => ({ $or: [] })],
  ['mod by zero', () => ({ a: { $mod: [0, 1] } })],
  ['a size that is no number', () => ({ a: { $size: 'two' } })],
  ['a pattern that is none', () => ({ a: { $regex: '(' } })],
  ['a top level operator that does not exist', () => ({ $frobnicate: 1 })],
  ['a text search without an index', ({ _ }) => _.text({ search: 'life' })],
]

/** What the service refuses, and the codes it does so with. */
export const refusals: Room = {
  name: 'refusals',
  cases: [
    ...ON_A_COLLECTION.map(([name, act]) => ({
      name: `${name} on a collection that is missing`,
      run: async ({ db, missing }: World) => {
        await refused(act(db.collection(missing)), 'DATABASE_COLLECTION_NOT_EXIST')
      },
    })),
    ...CONDITIONS.map(([name, condition]) => ({
      name,
      run: async (world: World) => {
        const raw = (await world.collection([{ a: 1 }])).options({ raw: true })
        await refused(raw.where(condition(world)).get(), 'INVALID_PARAM', 'DATABASE_REQUEST_FAILED')
      },
    })),
    {
      name: 'a field whose name begins with a dollar',
      run: async ({ collection }) => {
        const things = await collection()
        await refused(things.add({ $_key: 1 }), 'DATABASE_REQUEST_FAILED')
        assert.equal((await things.count()).total, 0)
      },
    },
    {
      name: 'an id that is a list',
      run: async ({ collection }) => {
        await refused((await collection()).add({ _id: [1] }), 'DATABASE_REQUEST_FAILED')
      },
    },
    {
      name: 'a document of more than 16 MB',
      run: async ({ collection }) => {
        const things = await collection()
        await refused(
          things.add({ text: 'x'.repeat(16 * 1024 * 1024 + 1) }),
          'DATABASE_REQUEST_FAILED',
          'INVALID_PARAM',
          'EXCEED_REQUEST_SIZE_LIMIT',
        )
        assert.equal((await things.count()).total, 0)
      },
    },
    {
      name: 'a projection that takes and leaves',
      run: async ({ collection }) => {
        const things = await collection([{ a: 1, b: 2 }])
        await refused(things.field({ a: 1, b: 0 }).get(), 'INVALID_PARAM', 'DATABASE_REQUEST_FAILED')
      },
    },
    {
      name: 'what the SDK itself refuses',
      run: async ({ collection, db, _ }) => {
        const things = await collection()
        assert.throws(() => things.where([] as object))
        assert.throws(() => things.where({ a: undefined }))
        assert.throws(() => things.limit(1.5))
        assert.throws(() => things.orderBy('a', 'up' as 'asc'))
        assert.throws(() => things.options({ frobnicate: 1 } as object))
        assert.throws(() => db.collection(''))
        assert.throws(() => new db.Geo.Point(181, 0))
        assert.throws(() => new db.Geo.Polygon([]))
        assert.throws(() => _.geoWithin({}).and(_.geoWithin({})).geoNear({ geometry: 1 }))
        await refused(things.doc('a').update({ _id: 'b' }), 'INVALID_PARAM')
      },
    },
  ],
}
