import assert from 'node:assert/strict'
import { refused } from '../expect'
import type { Collection, Row } from '../sdk-surface'
import type { Room, World } from '../world'

const MOMENT = new Date('2020-03-01T12:00:00.000Z')

const rows = ({ db }: World): Row[] => [
  {
    _id: '1',
    category: 'Web',
    tags: ['JavaScript', 'C#'],
    at: MOMENT,
    place: new db.Geo.Point(90, 23),
    num: 2,
  },
  { _id: '2', category: 'Web', tags: ['Go'] },
  { _id: '3', category: 'Life', tags: [] },
]

const one = async (collection: Collection, id: string) => (await collection.doc(id).get()).data[0]

/** Transactions as the SDK makes them. */
export const transactions: Room = {
  name: 'transactions',
  cases: [
    {
      name: 'begin, commit and roll back',
      run: async ({ db }) => {
        const first = await db.startTransaction()
        assert.equal(typeof first.getTransactionId(), 'string')
        assert.equal(typeof (await first.commit()).requestId, 'string')
        const second = await db.startTransaction()
        assert.equal(typeof (await second.rollback()).requestId, 'string')
        assert.notEqual(first.getTransactionId(), second.getTransactionId())
      },
    },
    {
      name: 'what is written is seen inside, and outside after the commit',
      run: async world => {
        const things = await world.collection(rows(world))
        const transaction = await world.db.startTransaction()
        const inside = transaction.collection(things.name)
        assert.deepEqual((await inside.doc('1').get()).data, rows(world)[0])
        assert.equal((await inside.doc('nobody').get()).data, null)
        const added = await inside.add({ _id: 'new', at: MOMENT, place: new world.db.Geo.Point(90, 23) })
        assert.equal(added.inserted, 1)
        assert.equal(added.ok, 1)
        assert.equal(added.id, 'new')
        const numbered = await inside.add({ _id: 7, category: 'Web' })
        assert.equal(String(numbered.id as unknown), '7')
        const listed = await inside.add([{ category: 'list' }])
        assert.equal(listed.ids.length, 1)
        const updated = await inside.doc('1').update({ num: world._.inc(1), category: 'Node.js' })
        assert.equal(updated.updated, 1)
        assert.deepEqual((await inside.doc('1').get()).data, {
          ...rows(world)[0],
          num: 3,
          category: 'Node.js',
        })
        assert.equal((await inside.doc('2').set({ category: 'set' })).updated, 1)
        assert.deepEqual((await inside.doc('2').get()).data, { _id: '2', category: 'set' })
        const upserted = await inside.doc('114514').set({ category: 'made' })
        assert.deepEqual(
          upserted.upserted?.map(item => item._id),
          ['114514'],
        )
        assert.equal((await inside.doc('3').delete()).deleted, 1)
        assert.equal((await inside.doc('3').get()).data, null)
        assert.equal((await inside.doc('3').remove()).deleted, 0)
        const found = await inside.where({ category: 'Node.js' }).get()
        assert.deepEqual(
          found.data.map(row => row['_id']),
          ['1'],
        )
        const returned = await inside.where({ _id: '1' }).updateAndReturn({ num: 9 })
        assert.equal(returned.doc?.['num'], 9)
        assert.equal((await one(things, '1'))?.['num'], 2)
        assert.equal(await one(things, 'new'), undefined)
        assert.notEqual(await one(things, '3'), undefined)
        await transaction.commit()
        assert.equal((await one(things, '1'))?.['num'], 9)
        assert.deepEqual((await one(things, 'new'))?.['at'], MOMENT)
        assert.equal(await one(things, '3'), undefined)
        assert.equal((await things.count()).total, 6)
      },
    },
    {
      name: 'rolled back is as if nothing had been',
      run: async world => {
        const things = await world.collection(rows(world))
        const transaction = await world.db.startTransaction()
        const inside = transaction.collection(things.name)
        await inside.doc('3').delete()
        await inside.doc('1').update({ category: 'x' })
        await inside.doc('fresh').create({ a: 1 })
        await transaction.rollback()
        assert.deepEqual(await one(things, '3'), rows(world)[2])
        assert.deepEqual(await one(things, '1'), rows(world)[0])
        assert.equal(await one(things, 'fresh'), undefined)
      },
    },
    {
      name: 'a transaction reads what stood when it began',
      run: async world => {
        const things = await world.collection(rows(world))
        const transaction = await world.db.startTransaction()
        const inside = transaction.collection(things.name)
        await inside.doc('1').get()
        await things.doc('1').set({ category: 'changed' })
        await things.doc('2').set({ category: 'changed' })
        assert.deepEqual((await inside.doc('1').get()).data, rows(world)[0])
        assert.deepEqual((await inside.doc('2').get()).data, rows(world)[1])
        await refused(inside.doc('1').update({ category: 'late' }), 'DATABASE_TRANSACTION_CONFLICT')
        assert.equal((await one(things, '1'))?.['category'], 'changed')
      },
    },
    {
      name: 'the second to write a document conflicts at once, and says so as the service does',
      run: async world => {
        const things = await world.collection(rows(world))
        const [first, second] = [await world.db.startTransaction(), await world.db.startTransaction()]
        await first.collection(things.name).doc('1').get()
        await second.collection(things.name).doc('1').update({ category: 'second' })
        const late = first.collection(things.name).doc('1').update({ category: 'first' })
        await assert.rejects(late, {
          code: 'DATABASE_TRANSACTION_CONFLICT',
          message:
            '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by ' +
            'others. Please check your request, but if the problem persists, contact us.',
        })
        await second.commit()
        assert.equal((await one(things, '1'))?.['category'], 'second')
      },
    },
    {
      name: 'two that write what the other read both commit',
      run: async world => {
        const things = await world.collection(rows(world))
        const [first, second] = [await world.db.startTransaction(), await world.db.startTransaction()]
        await first.collection(things.name).doc('1').get()
        await second.collection(things.name).doc('2').get()
        await first.collection(things.name).doc('2').set({ category: 'first' })
        await second.collection(things.name).doc('1').set({ category: 'second' })
        await first.commit()
        await second.commit()
        assert.equal((await one(things, '2'))?.['category'], 'first')
        assert.equal((await one(things, '1'))?.['category'], 'second')
      },
    },
    {
      name: 'nothing goes on after the end',
      run: async world => {
        const things = await world.collection(rows(world))
        const transaction = await world.db.startTransaction()
        await transaction.commit()
        const gone = {
          code: 'DATABASE_TRANSACTION_FAIL',
          message:
            '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction ' +
            'must be commit or abort in 30 seconds. Please check your request, but if the problem persists, ' +
            'contact us.',
        }
        await assert.rejects(transaction.collection(things.name).doc('1').set({ a: 1 }), gone)
        await assert.rejects(transaction.collection(things.name).doc('1').get(), gone)
        await assert.rejects(transaction.commit(), gone)
        await assert.rejects(transaction.rollback(), gone)
      },
    },
    {
      name: 'runTransaction commits and hands back what the work returns',
      run: async world => {
        const things = await world.collection(rows(world))
        const result = await world.db.runTransaction(async transaction => {
          await transaction
            .collection(things.name)
            .doc('1')
            .update({ num: world._.inc(1) })
          return 'done'
        })
        assert.equal(result, 'done')
        assert.equal((await one(things, '1'))?.['num'], 3)
      },
    },
    {
      name: 'runTransaction tries again after a conflict, and gives up after the fourth time',
      run: async world => {
        const things = await world.collection(rows(world))
        let times = 0
        await world.db.runTransaction(async transaction => {
          await transaction.collection(things.name).doc('1').get()
          if (times++ === 0) await things.doc('1').update({ num: 50 })
          await transaction
            .collection(things.name)
            .doc('1')
            .update({ num: world._.inc(1) })
        })
        assert.equal(times, 2)
        assert.equal((await one(things, '1'))?.['num'], 51)
        times = 0
        const never = world.db.runTransaction(async transaction => {
          await transaction.collection(things.name).doc('1').get()
          times++
          await things.doc('1').update({ num: world._.inc(10) })
          await transaction.collection(things.name).doc('1').update({ num: 0 })
        })
        await assert.rejects(never, (error: unknown) => error instanceof Error)
        assert.equal(times, 4)
        assert.equal((await one(things, '1'))?.['num'], 91)
      },
    },
    {
      name: 'runTransaction rolls back with a reason, or on an error',
      run: async world => {
        const things = await world.collection(rows(world))
        const reasoned = world.db.runTransaction(async transaction => {
          await transaction.collection(things.name).doc('1').update({ num: 100 })
          await transaction.rollback('reason')
        })
        await assert.rejects(reasoned, (error: unknown) => error === 'reason')
        const failed = world.db.runTransaction(async transaction => {
          await transaction.collection(things.name).doc('1').update({ num: 100 })
          throw new Error('of the program')
        })
        await assert.rejects(failed, { message: 'of the program' })
        assert.equal((await one(things, '1'))?.['num'], 2)
      },
    },
    {
      name: 'a collection that is missing',
      run: async ({ db, missing }) => {
        const transaction = await db.startTransaction()
        await refused(transaction.collection(missing).doc('1').get(), 'DATABASE_COLLECTION_NOT_EXIST')
        await transaction.rollback().catch(() => undefined)
      },
    },
  ],
}
