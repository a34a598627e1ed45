import fc from 'fast-check'
import { limits } from '../limits'
import { openCollections } from '../testing/collections'
import { smallDocument } from '../testing/arbitraries'
import type { Document } from '../values/value'
import { type Batches, gather, type Scope } from './batches'
import { evaluateStages } from './evaluate-stages'
import type { Stage } from './stages'
import { streamStages } from './stream-stages'

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

const scope = (): Scope => ({ catalog: collections.catalog, variables: {} })

const streamed = (documents: readonly Document[], stages: readonly Stage[], size = 7) =>
  gather(streamStages(scope(), batches(documents, size), stages), 'test')

const asPipeline = (stages: readonly Stage[]): Document[] =>
  stages.map(({ name, value }) => ({ [name]: value }))

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
        const plain = [...evaluateStages(all, asPipeline(stages))]
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
    const found = await gather(streamStages(scope(), endless(), stages), 'test')
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

  it.each<[string, Document, string]>([
    [
      'one array after the other',
      { a: { $map: { input: { $range: [0, 1e6] }, in: { $range: [0, 1e6] } } } },
      'arrays of more than',
    ],
    [
      'an array doubled again and again',
      {
        a: {
          $reduce: {
            input: { $range: [0, 40] },
            initialValue: [0],
            in: { $concatArrays: ['$$value', '$$value'] },
          },
        },
      },
      'arrays of more than',
    ],
    [
      'a document larger than there may be',
      { a: { $range: [0, 1e6] }, b: { $range: [0, 9e5] } },
      'BSONObj size',
    ],
  ])('refuse to make %s', async (_name, value, message) => {
    await expect(streamed([{ _id: 1 }], [{ name: '$addFields', value }])).rejects.toThrow(message)
  })

  it('hold what groups keep of their documents, and the groups themselves, against the same budget', async () => {
    const large = 'x'.repeat(1024 * 1024)
    const documents = Array.from({ length: limits.stageBytes / large.length + 1 }, (_item, _id) => ({
      _id,
      large: large + String(_id),
    }))
    const group = (operator: string): Stage => ({
      name: '$group',
      value: { _id: '$_id', kept: { [operator]: '$large' } },
    })
    for (const operator of ['$first', '$last', '$max'])
      await expect(streamed(documents, [group(operator)])).rejects.toThrow('Exceeded memory limit for $group')
    const one: Stage = { name: '$group', value: { _id: null, kept: { $last: '$large' } } }
    expect(await streamed(documents, [one])).toHaveLength(1)
  })

  it('run each pipeline of a facet as by itself', async () => {
    const documents: Document[] = [
      { _id: 1, n: 2 },
      { _id: 2, n: 3 },
    ]
    const facet: Stage = {
      name: '$facet',
      value: {
        sum: [{ $group: { _id: null, n: { $sum: '$n' } } }],
        few: [{ $match: { n: 3 } }, { $project: { _id: 1 } }],
        none: [{ $match: { n: 7 } }, { $count: 'n' }],
      },
    }
    expect(await streamed(documents, [facet])).toEqual([
      { sum: [{ _id: null, n: 5 }], few: [{ _id: 2 }], none: [] },
    ])
  })
})
