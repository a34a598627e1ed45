import { limits } from '../limits'
import type { SdkDatabase } from '../testing/sdk'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud
let db: SdkDatabase

beforeAll(async () => {
  here = await temporaryCloud({ collections: [{ name: 'things', indexes: [] }] })
  db = here.database
})

afterAll(() => here.remove())

const things = () => db.collection('things')
const ids = async (kind: string) => (await things().where({ kind }).get()).data.map(({ _id }) => _id)

// The SDK sends no transaction id with these, and so the service knows of none.
describe('what the SDK sends without the id of its transaction', () => {
  it('is written at once and stays when the transaction is rolled back', async () => {
    await things().add([
      { _id: 'w1', kind: 'written', n: 1 },
      { _id: 'w2', kind: 'written', n: 1 },
    ])
    const transaction = await db.startTransaction()
    await transaction.collection('things').doc('w1').get()
    await transaction.collection('things').where({ _id: 'w1' }).update({ n: 2 })
    await transaction.collection('things').where({ _id: 'w2' }).remove()
    expect((await things().where({ kind: 'written' }).get()).data).toEqual([
      { _id: 'w1', kind: 'written', n: 2 },
    ])
    await transaction.rollback()
    expect(await ids('written')).toEqual(['w1'])
  })

  it('counts and aggregates what is committed, not what the transaction sees', async () => {
    const transaction = await db.startTransaction()
    await transaction.collection('things').add({ _id: 'own', kind: 'counted' })
    await things().add({ _id: 'other', kind: 'counted' })
    const inside = transaction.collection('things')
    expect((await inside.where({ kind: 'counted' }).get()).data.map(({ _id }) => _id)).toEqual(['own'])
    expect((await inside.where({ kind: 'counted' }).count()).total).toBe(1)
    const summed = await inside
      .aggregate()
      .match({ kind: 'counted' })
      .group({ _id: null, last: { $max: '$_id' } })
      .end()
    expect(summed.data).toEqual([{ _id: null, last: 'other' }])
    await transaction.commit()
    expect((await things().where({ kind: 'counted' }).count()).total).toBe(2)
  })
})

describe('a writer outside transactions', () => {
  it('gives up with a conflict when the document stays locked, its own transaction included', async () => {
    jest.replaceProperty(limits, 'lockWaitMilliseconds', 50 as typeof limits.lockWaitMilliseconds)
    await things().doc('locked').set({ n: 1 })
    const transaction = await db.startTransaction()
    await transaction.collection('things').doc('locked').update({ n: 2 })
    await expect(
      transaction.collection('things').where({ _id: 'locked' }).update({ n: 3 }),
    ).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    })
    await transaction.commit()
    expect((await things().doc('locked').get()).data).toEqual([{ _id: 'locked', n: 2 }])
  })
})
