import { limits } from '../limits'
import type { SdkDatabase, SdkTransaction } from '../testing/sdk'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

jest.setTimeout(90_000)

let here: TemporaryCloud
let db: SdkDatabase

beforeAll(async () => {
  here = await temporaryCloud({
    collections: [
      {
        name: 'accounts',
        indexes: [
          {
            name: 'area_n',
            keys: [
              { field: 'area', direction: 1 },
              { field: 'n', direction: 1 },
            ],
          },
        ],
      },
      { name: 'ledger', indexes: [] },
      {
        name: 'people',
        indexes: [{ name: 'email', unique: true, keys: [{ field: 'email', direction: 1 }] }],
      },
    ],
  })
  db = here.database
})

afterAll(() => here.remove())

beforeEach(() => {
  // Who waits for a lock here waits for what the test does next, however slow the machine is.
  jest.replaceProperty(limits, 'lockWaitMilliseconds', 25_000 as typeof limits.lockWaitMilliseconds)
})

const accounts = () => db.collection('accounts')
const people = () => db.collection('people')
const conflict = expect.objectContaining({
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: expect.stringMatching(/^\[ResourceUnavailable\.TransactionConflict\]/) as string,
}) as Error
const over = expect.objectContaining({
  code: 'DATABASE_TRANSACTION_FAIL',
  message: expect.stringMatching(/^\[ResourceUnavailable\.TransactionNotExist\]/) as string,
}) as Error

const value = async (id: string) => (await accounts().doc(id).get()).data[0]?.['n']

describe('a transaction', () => {
  it('sees its own writes, and others do not until it commits', async () => {
    await accounts().doc('own').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('own').update({ n: 2 })
    await transaction.collection('accounts').add({ _id: 'own-2', n: 5, area: 'own' })
    expect((await transaction.collection('accounts').doc('own').get()).data).toMatchObject({ n: 2 })
    expect((await transaction.collection('accounts').where({ area: 'own' }).get()).data).toHaveLength(1)
    expect(await value('own')).toBe(1)
    expect(await value('own-2')).toBeUndefined()
    await transaction.commit()
    expect(await value('own')).toBe(2)
    expect(await value('own-2')).toBe(5)
  })

  it('leaves nothing behind when it is rolled back', async () => {
    await accounts().doc('back').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('back').update({ n: 2 })
    await transaction.collection('ledger').add({ _id: 'back' })
    await transaction.rollback()
    expect(await value('back')).toBe(1)
    expect((await db.collection('ledger').doc('back').get()).data).toEqual([])
  })

  it('goes on seeing the state of its first operation, in every collection and order', async () => {
    await accounts().doc('s1').set({ n: 1, area: 'snap' })
    await accounts().doc('s2').set({ n: 2, area: 'snap' })
    await db.collection('ledger').doc('s').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('s1').get()
    await accounts().doc('s1').update({ n: 10 })
    await accounts().doc('s2').remove()
    await accounts().doc('s3').set({ n: 3, area: 'snap' })
    await db.collection('ledger').doc('s').update({ n: 2 })
    const seen = await transaction.collection('accounts').where({ area: 'snap' }).orderBy('n', 'desc').get()
    expect(seen.data.map(({ _id, n }) => [_id, n])).toEqual([
      ['s2', 2],
      ['s1', 1],
    ])
    expect((await transaction.collection('ledger').doc('s').get()).data).toMatchObject({ n: 1 })
    await transaction.commit()
    expect((await accounts().where({ area: 'snap' }).orderBy('n', 'desc').get()).data).toHaveLength(2)
  })

  it('fails at the write of a document that changed since its snapshot, and is over then', async () => {
    await accounts().doc('c').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('c').get()
    await accounts().doc('c').update({ n: 2 })
    await expect(transaction.collection('accounts').doc('c').update({ n: 3 })).rejects.toEqual(conflict)
    await expect(transaction.collection('accounts').doc('c').get()).rejects.toEqual(over)
    expect(await value('c')).toBe(2)
  })

  it('fails at once at a document another transaction has written', async () => {
    await accounts().doc('w').set({ n: 1 })
    const first = await db.startTransaction()
    const second = await db.startTransaction()
    await first.collection('accounts').doc('w').update({ n: 2 })
    await expect(second.collection('accounts').doc('w').update({ n: 3 })).rejects.toEqual(conflict)
    await first.commit()
    expect(await value('w')).toBe(2)
  })

  it('makes writers outside transactions wait for it', async () => {
    await accounts().doc('q').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('q').update({ n: 5 })
    const outside = accounts()
      .where({ _id: 'q' })
      .update({ n: db.command.inc(1) })
    await transaction.commit()
    await outside
    expect(await value('q')).toBe(6)
  })

  it('is over after 30 seconds of the cloud, and lets go of what it held', async () => {
    await accounts().doc('t').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('t').update({ n: 2 })
    here.cloud.clock.advance(31_000)
    try {
      await expect(transaction.commit()).rejects.toEqual(over)
      await accounts().doc('t').update({ n: 3 })
    } finally {
      here.cloud.clock.reset()
    }
    expect(await value('t')).toBe(3)
  })

  it('ends with a unique key that is taken, whether stored, its own or pending elsewhere', async () => {
    const duplicate = expect.objectContaining({
      message: expect.stringContaining('E11000') as string,
    }) as Error
    await people().add({ _id: 'u1', email: 'a@x' })
    await expect(people().add({ _id: 'u2', email: 'a@x' })).rejects.toEqual(duplicate)
    const stored = await db.startTransaction()
    await expect(stored.collection('people').add({ _id: 'u3', email: 'a@x' })).rejects.toEqual(duplicate)
    await expect(stored.commit()).rejects.toEqual(over)
    const own = await db.startTransaction()
    await own.collection('people').add({ _id: 'u4', email: 'b@x' })
    await expect(own.collection('people').add({ _id: 'u5', email: 'b@x' })).rejects.toEqual(duplicate)
    const first = await db.startTransaction()
    const second = await db.startTransaction()
    await first.collection('people').add({ _id: 'u6', email: 'c@x' })
    await expect(second.collection('people').add({ _id: 'u7', email: 'c@x' })).rejects.toEqual(conflict)
    const waiting = expect(people().add({ _id: 'u8', email: 'c@x' })).rejects.toEqual(duplicate)
    await first.commit()
    await waiting
  })

  it.each([
    ['set', (t: SdkTransaction) => t.collection('accounts').doc('each').set({ n: 9 })],
    ['remove', (t: SdkTransaction) => t.collection('accounts').doc('each').remove()],
    [
      'updateAndReturn',
      (t: SdkTransaction) => t.collection('accounts').where({ _id: 'each' }).updateAndReturn({ n: 9 }),
    ],
    ['add', (t: SdkTransaction) => t.collection('accounts').add({ _id: 'each-new', n: 9 })],
  ])('loses against an earlier writer with %s too', async (_name, write) => {
    await accounts().doc('each').set({ n: 1 })
    await accounts().doc('each-new').remove()
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('each').get()
    await accounts().doc('each').update({ n: 2 })
    await accounts().add({ _id: 'each-new', n: 3 })
    await expect(write(transaction)).rejects.toEqual(conflict)
    await expect(transaction.commit()).rejects.toEqual(over)
    expect([await value('each'), await value('each-new')]).toEqual([2, 3])
  })

  it('reads without conflict what others changed, so that two may each break what both looked at', async () => {
    await accounts().add([
      { _id: 'skew-1', on: true },
      { _id: 'skew-2', on: true },
    ])
    const both = await Promise.all([db.startTransaction(), db.startTransaction()])
    for (const [at, transaction] of both.entries()) {
      const { data } = await transaction.collection('accounts').where({ on: true }).get()
      expect(data).toHaveLength(2)
      await transaction
        .collection('accounts')
        .doc(`skew-${at + 1}`)
        .update({ on: false })
    }
    for (const transaction of both) await transaction.commit()
    expect((await accounts().where({ on: true }).get()).data).toEqual([])
  })

  it('does not see what came into its query after its snapshot, nor lose what left it', async () => {
    await accounts().add([
      { _id: 'ph-1', area: 'ph', n: 1 },
      { _id: 'ph-2', area: 'ph', n: 2 },
    ])
    const transaction = await db.startTransaction()
    const seen = async () =>
      (await transaction.collection('accounts').where({ area: 'ph' }).orderBy('n', 'asc').get()).data
    const before = await seen()
    await db.runTransaction(async other => {
      await other.collection('accounts').doc('ph-1').update({ area: 'elsewhere' })
      await other.collection('accounts').add({ _id: 'ph-3', area: 'ph', n: 0 })
    })
    expect(await seen()).toEqual(before)
    await transaction.commit()
    expect((await accounts().where({ area: 'ph' }).count()).total).toBe(2)
  })

  it('is over once it was committed or rolled back, and for an id nobody gave out', async () => {
    const committed = await db.startTransaction()
    await committed.commit()
    await expect(committed.commit()).rejects.toEqual(over)
    const back = await db.startTransaction()
    await back.rollback()
    await expect(back.collection('accounts').add({ _id: 'after-end' })).rejects.toEqual(over)
    expect(await value('after-end')).toBeUndefined()
  })

  it('may take 30 seconds of the cloud and no more', async () => {
    const inTime = await db.startTransaction()
    await inTime.collection('accounts').doc('in-time').set({ n: 1 })
    const late = await db.startTransaction()
    try {
      // Real seconds pass as well.
      here.cloud.clock.advance(15_000)
      await inTime.commit()
      here.cloud.clock.advance(15_001)
      await expect(late.collection('accounts').doc('late').set({ n: 1 })).rejects.toEqual(over)
    } finally {
      here.cloud.clock.reset()
    }
    expect([await value('in-time'), await value('late')]).toEqual([1, undefined])
  })

  it('loses against whoever gave up a unique key after its snapshot, for it still sees the key taken', async () => {
    await people().add({ _id: 'g1', email: 'g@x' })
    const transaction = await db.startTransaction()
    await transaction.collection('people').doc('g1').get()
    await people().doc('g1').update({ email: 'g2@x' })
    await expect(transaction.collection('people').add({ _id: 'g3', email: 'g@x' })).rejects.toEqual(conflict)
    await people().add({ _id: 'g3', email: 'g@x' })
  })

  it('may hand a unique key from one of its documents to another', async () => {
    await people().add({ _id: 'h1', email: 'h@x' })
    await db.runTransaction(async transaction => {
      await transaction.collection('people').doc('h1').remove()
      await transaction.collection('people').add({ _id: 'h2', email: 'h@x' })
    })
    expect((await people().where({ email: 'h@x' }).get()).data).toEqual([{ _id: 'h2', email: 'h@x' }])
  })

  it.each([
    [
      'add of what an index cannot hold',
      (t: SdkTransaction) => t.collection('accounts').add({ area: [1], n: [2] }),
    ],
    [
      'update that does not fit the document',
      (t: SdkTransaction) =>
        t
          .collection('accounts')
          .doc('bad')
          .update({ n: db.command.push([1]) }),
    ],
    [
      'updateAndReturn that does not fit',
      (t: SdkTransaction) =>
        t
          .collection('accounts')
          .where({ _id: 'bad' })
          .updateAndReturn({ n: db.command.push([1]) }),
    ],
    [
      'set of a document too large',
      (t: SdkTransaction) =>
        t
          .collection('accounts')
          .doc('bad')
          .set({ n: 'x'.repeat(17_000_000) }),
    ],
  ])('is over after an %s', async (_name, write) => {
    await accounts().doc('bad').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('accounts').doc('bad').update({ n: 2 })
    await expect(write(transaction)).rejects.toBeDefined()
    await expect(transaction.commit()).rejects.toEqual(over)
    await accounts().doc('bad').update({ n: 3 })
    expect(await value('bad')).toBe(3)
  })

  it('loses no update when many read and write one document', async () => {
    await accounts().doc('many').set({ n: 0 })
    const done = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        db.runTransaction(async transaction => {
          const { data } = await transaction.collection('accounts').doc('many').get()
          await transaction
            .collection('accounts')
            .doc('many')
            .update({ n: Number(data?.['n']) + 1 })
        }),
      ),
    )
    const succeeded = done.filter(({ status }) => status === 'fulfilled').length
    expect(succeeded).toBeGreaterThan(0)
    expect(await value('many')).toBe(succeeded)
  })

  it('allows one conditional update to each of what is left, and not one more', async () => {
    await accounts().doc('stock').set({ n: 7 })
    const _ = db.command
    const results = await Promise.all(
      Array.from({ length: 40 }, () =>
        accounts()
          .where({ _id: 'stock', n: _.gt(0) })
          .update({ n: _.inc(-1) }),
      ),
    )
    expect(results.reduce((sum, { updated }) => sum + updated, 0)).toBe(7)
    expect(await value('stock')).toBe(0)
  })
})
