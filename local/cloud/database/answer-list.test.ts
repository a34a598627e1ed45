import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud({ collections: [{ name: 'large', indexes: [] }] })
  for (let n = 0; n < 3; n++) {
    const text = 'x'.repeat(1_000_000)
    await here.database
      .collection('large')
      .add(Array.from({ length: 6 }, (_item, i) => ({ n: n * 6 + i, text })))
  }
})

afterAll(() => here.remove())

const tooLarge = expect.objectContaining({ code: 'EXCEED_MAX_RESPONSE_SIZE' }) as Error

describe('an answer', () => {
  it('that would be larger than 16 MB is refused', async () => {
    const large = here.database.collection('large')
    await expect(large.get()).rejects.toEqual(tooLarge)
    await expect(large.aggregate().sort({ n: 1 }).end()).rejects.toEqual(tooLarge)
  })

  it('has all there is when fewer documents or fewer fields are asked for', async () => {
    const large = here.database.collection('large')
    expect((await large.limit(15).get()).data).toHaveLength(15)
    expect((await large.field({ n: true }).get()).data).toHaveLength(18)
  })
})
