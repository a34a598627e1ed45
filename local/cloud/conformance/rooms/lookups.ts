import assert from 'node:assert/strict'
import type { Row } from '../sdk-surface'
import type { Room } from '../world'

const CATEGORIES: readonly Row[] = [
  { _id: 1, category: 'Web', least: 2 },
  { _id: 2, category: 'Life', least: 0 },
  { _id: 3, least: 9 },
]
const ITEMS: readonly Row[] = [
  { _id: 'a', category: 'Web', n: 1 },
  { _id: 'b', category: 'Web', n: 3 },
  { _id: 'c', category: ['Life', 'Web'], n: 5 },
  { _id: 'd', n: 7 },
]
const joined = (rows: readonly Row[]): string[] =>
  rows.map(row =>
    (row['items'] as Row[])
      .map(item => item['_id'])
      .sort()
      .join(''),
  )

/** Joining one collection to another. */
export const lookups: Room = {
  name: 'lookups of aggregation',
  cases: [
    {
      name: 'lookup by a field',
      run: async ({ collection }) => {
        const categories = await collection(CATEGORIES)
        const items = await collection(ITEMS)
        const found = await categories
          .aggregate()
          .lookup({ from: items.name, localField: 'category', foreignField: 'category', as: 'items' })
          .sort({ _id: 1 })
          .end()
        assert.deepEqual(joined(found.data), ['abc', 'c', 'd'])
      },
    },
    {
      name: 'lookup by a pipeline',
      run: async ({ collection, $ }) => {
        const categories = await collection(CATEGORIES)
        const items = await collection(ITEMS)
        const found = await categories
          .aggregate()
          .lookup({ from: items.name, pipeline: $.pipeline().match({ category: 'Web' }).done(), as: 'items' })
          .sort({ _id: 1 })
          .end()
        assert.deepEqual(joined(found.data), ['abc', 'abc', 'abc'])
      },
    },
    {
      name: 'lookup by a pipeline with variables',
      run: async ({ collection, _, $ }) => {
        const categories = await collection(CATEGORIES)
        const items = await collection(ITEMS)
        const pipeline = $.pipeline()
          .match(_.expr($.and([$.eq(['$category', '$$wanted']), $.gt(['$n', '$$least'])])))
          .project({ n: 1 })
          .done()
        const found = await categories
          .aggregate()
          .lookup({ from: items.name, let: { wanted: '$category', least: '$least' }, pipeline, as: 'items' })
          .sort({ _id: 1 })
          .end()
        assert.deepEqual(joined(found.data), ['b', '', ''])
        assert.deepEqual(found.data[0]?.['items'], [{ _id: 'b', n: 3 }])
      },
    },
    {
      name: 'lookup by ids',
      run: async ({ collection, db }) => {
        const [first, second] = ['5e7b474a5e54c773b58d7b39', '5e7b474a5e54c773b58d7b40'] as const
        const people = await collection([{ _id: db.ObjectId({ id: first }), name: 'one' }])
        const invited = await collection([
          { _id: db.ObjectId({ id: second }), by: db.ObjectId({ id: first }) },
        ])
        const found = await invited
          .aggregate()
          .lookup({ from: people.name, localField: 'by', foreignField: '_id', as: 'items' })
          .end()
        assert.deepEqual(found.data, [{ _id: second, by: first, items: [{ _id: first, name: 'one' }] }])
      },
    },
  ],
}
