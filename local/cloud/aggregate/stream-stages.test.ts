import fc from 'fast-check'
import { limits } from '../limits'
import { openCollections } from '../testing/collections'
import { smallDocument } from '../testing/arbitraries'
import type { Document } from '../values/value'
import { evaluateStages } from './evaluate-stages'
import type { Stage } from './stages'
import { type Batches, gather, streamStages } from './stream-stages'

let collections: ReturnType<typeof openCollections>

beforeAll(() => {
  collections = openCollections()
})

afterAll(() => {
  collections.close()
})

async function* batches(documents: readonly Document[], size: number): Batches {
  for (let at = 0; at < documents.length; at += size) {
    await Promise.resolve()
    yield documents.slice(at, at + size)
  }
}

const streamed = (documents: readonly Document[], stages: readonly Stage[], size = 7) =>
  gather(streamStages(collections.catalog, batches(documents, size), stages), 'test')

const stage = fc.constantFrom<Stage>(
  { name: '$match', value: { b: { $gte: 1 } } },
  { name: '$addFields', value: { d: { $ifNull: ['$b', 7] } } },
  { name: '$project', value: { _id: 0, b: 1, c: 1 } },
  { name: '$unwind', value: '$c' },
  { name: '$skip', value: 3 },
  { name: '$limit', value: 11 },
  { name: '$sort', value: { c: -1, b: 1, _id: 1 } },
  {
    name: '$group',
    value: {
      _id: '$b',
      sum: { $sum: '$d' },
      mean: { $avg: '$d' },
      least: { $min: '$d' },
      most: { $max: '$d' },
      first: { $first: '$_id' },
      last: { $last: '$_id' },
      // What is missing is not gathered, which mingo gets wrong.
      all: { $push: { $ifNull: ['$_id', 0] } },
      spread: { $stdDevPop: '$d' },
    },
  },
  { name: '$group', value: { _id: null, count: { $sum: 1 }, kinds: { $addToSet: { $ifNull: ['$b', 0] } } } },
  {
    name: '$group',
    value: { _id: { b: '$b' }, n: { $sum: 1 } },
  },
  { name: '$count', value: 'n' },
)

describe('stages that stream', () => {
  it('give what mingo gives for all documents at once', async () => {
    const documents = fc
      .array(smallDocument, { maxLength: 40 })
      .map(list => list.map((item, _id): Document => ({ ...item, b: _id % 4, _id })))
    await fc.assert(
      fc.asyncProperty(documents, fc.array(stage, { minLength: 1, maxLength: 4 }), async (all, stages) => {
        // mingo's count of nothing is a document; MongoDB's is none.
        const count = stages.findIndex(({ name }) => name === '$count')
        fc.pre(count < 0)
        const plain = evaluateStages(
          collections.catalog,
          all,
          stages.map(({ name, value }) => ({ [name]: value })),
        )
        const close = (list: Document[]) =>
          JSON.parse(JSON.stringify(list), (_key, value: unknown) =>
            typeof value === 'number' ? Number(value.toFixed(9)) : value,
          ) as unknown
        expect(close(await streamed(all, stages))).toEqual(close(plain))
      }),
      { numRuns: 150 },
    )
  })

  it('merge objects, and nothing else', async () => {
    const merge: Stage = { name: '$group', value: { _id: null, all: { $mergeObjects: '$o' } } }
    const documents: Document[] = [{ o: { a: 1, b: 1 } }, { o: null }, {}, { o: { b: 2 } }]
    expect(await streamed(documents, [merge])).toEqual([{ _id: null, all: { a: 1, b: 2 } }])
    await expect(streamed([{ o: [1] }], [merge])).rejects.toThrow('$mergeObjects requires object inputs')
  })

  it('count nothing as nothing, and read no more than a limit needs', async () => {
    expect(await streamed([], [{ name: '$count', value: 'n' }])).toEqual([])
    expect(await streamed([{ _id: 1 }, { _id: 2 }], [{ name: '$count', value: 'n' }])).toEqual([{ n: 2 }])
    let read = 0
    const endless = async function* (): Batches {
      for (;;) {
        await Promise.resolve()
        yield [{ _id: read++ }]
      }
    }
    const stages: Stage[] = [
      { name: '$addFields', value: { a: 1 } },
      { name: '$skip', value: 2 },
      { name: '$limit', value: 3 },
    ]
    const found = await gather(streamStages(collections.catalog, endless(), stages), 'test')
    expect({ ids: found.map(({ _id }) => _id), read }).toEqual({ ids: [2, 3, 4], read: 5 })
  })

  it('hold no more than the service lets them', async () => {
    const large = 'x'.repeat(1024 * 1024)
    const many = Array.from({ length: limits.stageBytes / large.length + 1 }, (_item, _id) => ({
      _id,
      large,
    }))
    const push: Stage = { name: '$group', value: { _id: null, all: { $push: '$large' } } }
    await expect(streamed(many, [push])).rejects.toThrow('Exceeded memory limit for $group')
    const sum: Stage = { name: '$group', value: { _id: null, all: { $sum: 1 } } }
    expect(await streamed(many, [sum])).toEqual([{ _id: null, all: many.length }])
    const best: Stage[] = [
      { name: '$sort', value: { _id: -1 } },
      { name: '$limit', value: 1 },
      { name: '$project', value: { _id: 1 } },
    ]
    expect(await streamed(many, best)).toEqual([{ _id: many.length - 1 }])
  })
})
