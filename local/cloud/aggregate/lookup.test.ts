import { Finder } from '../query/find'
import { CollectionTable } from '../store/collection-table'
import { openCollections } from '../testing/collections'
import type { Document, Value } from '../values/value'
import { type Batches, gather, inBatches } from './batches'
import { streamStages } from './stream-stages'

let collections: ReturnType<typeof openCollections>

beforeEach(() => {
  collections = openCollections()
  collections.catalog.declare([
    { name: 'items', indexes: [{ name: 'of', keys: [{ field: 'of', direction: 1 }] }] },
  ])
})

afterEach(() => {
  collections.close()
})

function fill(documents: readonly Document[]): void {
  const items = collections.catalog.collection('items')
  for (const document of documents)
    items.insert(CollectionTable.key(document['_id'] as Value), items.prepare(document))
}

const lookup = (documents: readonly Document[], value: Document): Batches =>
  streamStages({ catalog: collections.catalog, variables: {} }, inBatches(documents), [
    { name: '$lookup', value: { from: 'items', as: 'joined', ...value } },
  ])

const numbered = (count: number, more: (n: number) => Document) =>
  Array.from({ length: count }, (_item, _id): Document => ({ _id, ...more(_id) }))

const byField: Document = { localField: '_id', foreignField: 'of' }
const byPipeline: Document = {
  let: { id: '$_id' },
  pipeline: [{ $match: { $expr: { $eq: ['$of', '$$id'] } } }],
}

describe('a lookup', () => {
  it.each([
    ['by a field', byField],
    ['by a pipeline', byPipeline],
  ])('%s reads what it joins through the index, and nothing else', async (_name, value) => {
    fill(numbered(50, n => ({ of: n % 25 })))
    const steps = jest.spyOn(Finder.prototype, 'steps')
    const found = await gather(lookup([{ _id: 3 }, { _id: 77 }], value), 'test')
    expect(found).toEqual([
      {
        _id: 3,
        joined: [
          { _id: 3, of: 3 },
          { _id: 28, of: 3 },
        ],
      },
      { _id: 77, joined: [] },
    ])
    const readings = steps.mock.contexts.map(finder => (finder as Finder).reading)
    expect(readings).toEqual([
      expect.objectContaining({ index: 'of', examined: 2 }),
      expect.objectContaining({ index: 'of', examined: 0 }),
    ])
  })

  it.each([
    ['by a field', byField],
    ['by a pipeline', byPipeline],
  ])('%s refuses to join more than a document may hold', async (_name, value) => {
    fill(numbered(20, () => ({ of: 1, text: 'x'.repeat(1_000_000) })))
    await expect(gather(lookup([{ _id: 1 }], value), 'test')).rejects.toThrow(
      /Total size of documents in items matching pipeline's \$lookup stage exceeds/,
    )
  })

  it('lets others have their turns while it searches without an index', async () => {
    fill(numbered(1000, n => ({ of: n, other: n })))
    let turns = 0
    let searching = true
    const others = () => {
      turns++
      if (searching) setImmediate(others)
    }
    setImmediate(others)
    const began = performance.now()
    await gather(
      lookup(
        numbered(200, () => ({})),
        { localField: '_id', foreignField: 'other' },
      ),
      'test',
    )
    searching = false
    // One in every 10 ms or so, on a machine that gives this process but a part of its time.
    expect(turns).toBeGreaterThan((performance.now() - began) / 200)
    expect(turns).toBeGreaterThan(3)
  })
})
