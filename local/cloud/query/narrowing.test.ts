import type { IndexSpec } from '../collection-spec'
import { countIn, findIn, openCollections } from '../testing/collections'
import type { Document } from '../values/value'

let collections: ReturnType<typeof openCollections>

beforeAll(() => {
  collections = openCollections()
})

afterAll(() => {
  collections.close()
})

const INDEXES: readonly IndexSpec[] = [
  {
    name: 'tags_made',
    keys: [
      { field: 'tags', direction: -1 },
      { field: 'made', direction: 1 },
    ],
  },
  {
    name: 'tags_location',
    keys: [
      { field: 'tags', direction: 1 },
      { field: 'location', direction: '2dsphere' },
    ],
  },
]

/** Every second has `two`, every third `three` and so on; the last ones have tags in the other order. */
const many = Array.from({ length: 3000 }, (_item, made): Document => {
  const tags = [
    'all',
    ...(made % 2 === 0 ? ['two'] : []),
    ...(made % 3 === 0 ? ['three'] : []),
    ...(made % 5 === 0 ? ['five'] : []),
    ...(made % 500 === 0 ? ['rare'] : []),
  ]
  const location = {
    type: 'Point',
    coordinates: [114 + (made % 60) / 100, 22.5 + Math.floor(made / 60) / 100],
  }
  return { _id: made, made, tags: made > 2000 ? tags.reverse() : tags, location }
})

const near: Document = {
  location: { $nearSphere: { $geometry: { type: 'Point', coordinates: [114.3, 22.7] } } },
}

describe('several values of one field that must all be there', () => {
  it('are looked up in the index: only documents that have them all are read', () => {
    collections.withCollection(INDEXES, many, collection => {
      const all = findIn(collection, { tags: { $all: ['two', 'three', 'five'] } })
      expect(all.found.map(({ _id }) => _id)).toEqual(
        many.filter(({ made }) => Number(made) % 30 === 0).map(({ _id }) => _id),
      )
      expect(all).toMatchObject({ index: 'tags_made', examined: 100, keysExamined: 600 })
      const either: Document = {
        $and: [{ tags: { $in: ['five', 'rare'] } }, { tags: 'two' }, { tags: 'three' }],
      }
      expect(findIn(collection, either)).toMatchObject({ examined: 100 })
      const rarest = findIn(collection, { tags: { $all: ['all', 'two', 'rare', 'three'] } })
      expect(rarest).toMatchObject({ examined: 2, keysExamined: 6 })
    })
  })

  it('keep the order of what follows them in the index', () => {
    collections.withCollection(INDEXES, many, collection => {
      const query: Document = { tags: { $all: ['two', 'three'] }, made: { $lt: 2900 } }
      const page = findIn(collection, query, { made: -1 }, 4, 2)
      expect(page.found.map(({ made }) => made)).toEqual([2886, 2880, 2874, 2868])
      expect(page.examined).toBe(4)
    })
  })

  it('are counted without reading a document', () => {
    collections.withCollection(INDEXES, many, collection => {
      expect(countIn(collection, { tags: { $all: ['two', 'five'] } })).toMatchObject({
        total: 300,
        examined: 0,
      })
      expect(countIn(collection, {})).toMatchObject({ total: 3000, examined: 0, keysExamined: 0 })
    })
  })

  it('are looked up for the nearest, too', () => {
    collections.withCollection(INDEXES, many, collection => {
      const nearest = findIn(collection, { tags: { $all: ['two', 'three', 'five'] }, ...near }, {}, 10)
      expect(nearest.found).toHaveLength(10)
      expect(nearest.found.every(({ made }) => Number(made) % 30 === 0)).toBe(true)
      expect(nearest.examined).toBeLessThanOrEqual(11)
      const rare = findIn(
        collection,
        { $and: [{ tags: { $in: ['rare', 'none'] } }, { tags: 'two' }, near] },
        {},
        10,
      )
      expect(rare.found).toHaveLength(6)
      expect(rare.examined).toBe(6)
    })
  })

  it('may be a thousand, of which an index looks up a few', () => {
    const tags = Array.from({ length: 1000 }, (_item, n) => `t${n}`)
    const documents: Document[] = [
      { _id: 1, tags },
      { _id: 2, tags: tags.slice(1) },
      { _id: 3, tags: ['t0'] },
    ]
    collections.withCollection(INDEXES.slice(0, 1), documents, collection => {
      const ids = (query: Document) => findIn(collection, query).found.map(({ _id }) => _id)
      expect(ids({ tags: { $all: tags } })).toEqual([1])
      expect(ids({ $and: tags.map(tag => ({ tags: { $in: [tag, 'none'] } })) })).toEqual([1])
      expect(ids({ $and: tags.map(tag => ({ made: { $in: [tag, 'none'] } })) })).toEqual([])
    })
  })

  it('are looked up however many looks queries have', () => {
    collections.withCollection(INDEXES.slice(0, 1), many, collection => {
      for (let length = 1; length <= 400; length++) {
        const more = Array.from({ length: length % 20 }, (_item, n) => `x${n}`)
        const most = Array.from({ length: Math.floor(length / 20) }, (_item, n) => `y${n}`)
        const query: Document = {
          $and: [{ tags: 'rare' }, { tags: { $in: ['two', ...more] } }, { tags: { $in: ['all', ...most] } }],
        }
        expect(findIn(collection, query).found).toHaveLength(6)
      }
    })
  })

  it('are judged as they are when values are missing, null or too many to look up', () => {
    const odd: Document[] = [
      { _id: 1, tags: ['a', null] },
      { _id: 2, tags: ['a', 'b'] },
      { _id: 3, tags: 'a' },
      { _id: 4 },
      { _id: 5, tags: [] },
      { _id: 6, tags: [['a', 'b'], 'b'] },
    ]
    collections.withCollection(INDEXES, odd, collection => {
      const ids = (query: Document) => findIn(collection, query).found.map(({ _id }) => _id)
      expect(ids({ tags: { $all: ['a', null] } })).toEqual([1])
      expect(ids({ $and: [{ tags: 'a' }, { tags: 'b' }] })).toEqual([2])
      const long = Array.from({ length: 30 }, (_item, n) => `x${n}`)
      expect(ids({ $and: [{ tags: { $in: ['b', ...long] } }, { tags: { $in: ['a', ...long] } }] })).toEqual([
        2,
      ])
    })
  })
})
