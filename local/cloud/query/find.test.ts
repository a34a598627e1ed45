import fc from 'fast-check'
import type { IndexSpec } from '../collection-spec'
import { distance } from '../geo/distance'
import { compileQuery } from '../matcher/compile-query'
import { smallDocument, smallScalar } from '../testing/arbitraries'
import { countIn, findIn as find, openCollections } from '../testing/collections'
import { rounds } from '../testing/rounds'
import type { Document, Value } from '../values/value'
import { compareKeys, readOrder, sortKeyOf } from './sort'

// A hundred collections are made and thrown away for each property.
jest.setTimeout(180_000)

let collections: ReturnType<typeof openCollections>

beforeAll(() => {
  collections = openCollections()
})

afterAll(() => {
  collections.close()
})

const withCollection: (typeof collections)['withCollection'] = (...parameters) =>
  collections.withCollection(...parameters)

const INDEXES: readonly IndexSpec[] = [
  { name: 'a', keys: [{ field: 'a', direction: 1 }] },
  {
    name: 'b_c',
    keys: [
      { field: 'b', direction: 1 },
      { field: 'c', direction: -1 },
    ],
  },
  {
    name: 'a.x_b',
    keys: [
      { field: 'a.x', direction: -1 },
      { field: 'b', direction: 1 },
    ],
  },
  {
    name: 'a.x_a.y',
    keys: [
      { field: 'a.x', direction: 1 },
      { field: 'a.y', direction: -1 },
      { field: 'c', direction: 1 },
    ],
  },
  {
    name: 'a_a.y',
    keys: [
      { field: 'a', direction: 1 },
      { field: 'a.y', direction: 1 },
    ],
  },
  {
    name: 'c_a',
    keys: [
      { field: 'c', direction: 1 },
      { field: 'a', direction: 1 },
    ],
  },
]

const small = fc.integer({ min: 0, max: 4 })

const operand = fc.oneof(
  smallScalar,
  fc
    .constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne')
    .chain(name => smallScalar.map(value => ({ [name]: value }))),
  { weight: 4, arbitrary: fc.tuple(small, small).map(([low, high]) => ({ $gte: low, $lt: high })) },
  { weight: 2, arbitrary: small },
  fc.array(smallScalar, { maxLength: 3 }).map(values => ({ $in: values })),
  fc.array(smallScalar, { minLength: 1, maxLength: 2 }).map(values => ({ $all: values })),
  fc.constantFrom(/^a/, /^ab/, /b/, /^b?a/).map(pattern => pattern as Value),
  fc.boolean().map(wanted => ({ $exists: wanted })),
)

const part = fc
  .tuple(fc.constantFrom('a', 'a', 'b', 'c', 'a.x', 'a.y'), operand)
  .map(([field, value]) => ({ [field]: value }))

const query: fc.Arbitrary<Document> = fc.oneof(
  part,
  fc.tuple(part, part).map(([left, right]) => ({ ...left, ...right })),
  fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => ({ $and: parts })),
  fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => ({ $or: parts })),
  fc.tuple(part, part, part).map(([only, left, right]) => ({ $and: [only, { $or: [left, right] }] })),
)

const order = fc.constantFrom<Document>(
  {},
  { b: 1 },
  { b: -1, c: 1 },
  { c: -1 },
  { a: 1 },
  { a: -1, b: 1 },
  { b: 1, c: 1 },
)

const documents = fc
  .array(smallDocument, { minLength: 10, maxLength: 30 })
  .map(list => list.map((item, _id): Document => ({ _id, ...item })))

describe('finding by index', () => {
  it('finds what judging every document finds, in the order asked for', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.tuple(query, order), { minLength: 15, maxLength: 15 }),
        (all, searches) => {
          withCollection(INDEXES, all, collection => {
            for (const [wanted, by] of searches) {
              const { found } = find(collection, wanted, by)
              const test = compileQuery(wanted)
              const ids = (list: readonly Document[]) =>
                list.map(item => item['_id']).sort((x, y) => Number(x) - Number(y))
              expect(ids(found)).toEqual(ids(all.filter(test)))
              expect(countIn(collection, wanted).total).toBe(found.length)
              expect(find(collection, wanted, by, 5, 3).found).toEqual(found.slice(3, 8))
              const sorted = readOrder(by)
              for (let i = 1; i < found.length; i++) {
                const [left, right] = [found[i - 1], found[i]].map(item =>
                  sortKeyOf(item as Document, sorted),
                )
                expect(compareKeys(left ?? [], right ?? [], sorted)).toBeLessThanOrEqual(0)
              }
            }
          })
        },
      ),
      { numRuns: rounds(50, 1000) },
    )
  })

  it('reads only what a page needs', () => {
    const all = Array.from({ length: 2000 }, (_, i): Document => ({ _id: `d${i}`, b: i % 10, c: i }))
    withCollection(INDEXES, all, collection => {
      expect(find(collection, { _id: 'd77' })).toMatchObject({ index: '_id_', examined: 1 })
      const page = find(collection, { b: 3 }, { c: -1 }, 10)
      expect(page.found.map(item => item['c'])).toEqual([
        1993, 1983, 1973, 1963, 1953, 1943, 1933, 1923, 1913, 1903,
      ])
      expect(page).toMatchObject({ index: 'b_c', examined: 10 })
      const merged = find(collection, { b: { $in: [3, 4, 5] } }, { c: -1 }, 6)
      expect(merged.found.map(item => item['c'])).toEqual([1995, 1994, 1993, 1985, 1984, 1983])
      expect(merged).toMatchObject({ index: 'b_c', examined: 6 })
      const after: Document = {
        $and: [{ b: 3 }, { $or: [{ c: { $lt: 503 } }, { c: 503, _id: { $lt: 'd503' } }] }],
      }
      expect(find(collection, after, { c: -1 }, 10).examined).toBeLessThanOrEqual(12)
      expect(find(collection, { b: 3, c: { $gte: 1000, $lt: 1030 } })).toMatchObject({
        examined: 3,
        index: 'b_c',
      })
      expect(find(collection, { z: 1 })).toMatchObject({ index: 'COLLSCAN', examined: 2000 })
    })
  })

  it('uses an anchored pattern as a range, through arrays too', () => {
    const all = Array.from({ length: 1000 }, (_, i): Document => ({
      _id: i,
      a: [`w${String(i).padStart(4, '0')}`, 'all'],
    }))
    withCollection(INDEXES, all, collection => {
      const { found, examined, index } = find(collection, { a: /^w012/ })
      expect(found).toHaveLength(10)
      expect({ examined, index }).toEqual({ examined: 10, index: 'a' })
    })
  })
})

describe('finding by position', () => {
  const GEO: readonly IndexSpec[] = [
    {
      name: 'tags_location',
      keys: [
        { field: 'tags', direction: 1 },
        { field: 'location', direction: '2dsphere' },
      ],
    },
    { name: 'location', keys: [{ field: 'location', direction: '2dsphere' }] },
  ]
  const point = (longitude: number, latitude: number): Document => ({
    type: 'Point',
    coordinates: [longitude, latitude],
  })
  const longitude = fc.oneof(
    fc.double({ min: 113.7, max: 114.6, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  )
  const latitude = fc.oneof(
    fc.double({ min: 22.4, max: 22.9, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  )
  const places = fc
    .array(fc.tuple(longitude, latitude, fc.subarray(['x', 'y', 'z'])), { minLength: 90, maxLength: 200 })
    .map(list => list.map(([x, y, tags], _id): Document => ({ _id, tags, location: point(x, y) })))
  const metresOf = (document: Document, x: number, y: number) => {
    const [a, b] = (document['location'] as { coordinates: [number, number] }).coordinates
    return distance([a, b], [x, y])
  }

  it('gives the nearest first, as measuring every document does', () => {
    const limits = fc.record(
      {
        $minDistance: fc.integer({ min: 0, max: 30_000 }),
        $maxDistance: fc.integer({ min: 0, max: 20_000_000 }),
      },
      { requiredKeys: [], noNullPrototype: true },
    )
    const tags = fc.constantFrom<Document>(
      {},
      { tags: 'x' },
      { tags: { $in: ['x', 'y'] } },
      { tags: { $all: ['x', 'z'] } },
    )
    fc.assert(
      fc.property(places, longitude, latitude, limits, tags, (all, x, y, within, tagged) => {
        withCollection(GEO, all, collection => {
          const { found } = find(collection, {
            ...tagged,
            location: { $nearSphere: { $geometry: point(x, y), ...within } },
          })
          const test = compileQuery(tagged)
          const wanted = all
            .filter(test)
            .map(item => metresOf(item, x, y))
            .filter(
              metres => metres >= (within.$minDistance ?? 0) && metres <= (within.$maxDistance ?? Infinity),
            )
            .sort((a, b) => a - b)
          expect(found.map(item => metresOf(item, x, y))).toEqual(wanted)
        })
      }),
      { numRuns: rounds(20, 400) },
    )
  })

  it('finds areas, lines and points inside and across a region', () => {
    const box = (x: number, y: number, size: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + size, y],
          [x + size, y + size],
          [x, y + size],
          [x, y],
        ],
      ],
    })
    const shape = fc
      .tuple(
        fc.double({ min: 113, max: 115, noNaN: true }),
        fc.double({ min: 22, max: 24, noNaN: true }),
        fc.constantFrom(0, 0.01, 0.3, 2),
      )
      .map(([x, y, size]) => (size === 0 ? point(x, y) : (box(x, y, size) as Document)))
    fc.assert(
      fc.property(
        fc.array(shape, { maxLength: 40 }),
        shape,
        fc.constantFrom('$geoWithin', '$geoIntersects'),
        (shapes, region, operator) => {
          fc.pre(operator === '$geoIntersects' || region['type'] === 'Polygon')
          const all = shapes.map((location, _id): Document => ({ _id, location }))
          withCollection(GEO, all, collection => {
            const wanted: Document = { location: { [operator]: { $geometry: region } } }
            const { found, index } = find(collection, wanted)
            expect(index).toBe('location')
            expect(found.map(item => item['_id']).sort()).toEqual(
              all
                .filter(compileQuery(wanted))
                .map(item => item['_id'])
                .sort(),
            )
          })
        },
      ),
      { numRuns: rounds(30, 700) },
    )
  })

  it('examines little more than it returns, whatever the share of documents that match', () => {
    const random = (seed: number) => () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    const next = random(42)
    const all = Array.from({ length: 20_000 }, (_, _id): Document => ({
      _id,
      tags: ['all', `k${_id % 7}`, ...(_id % 2000 === 0 ? ['rare'] : [])],
      location: point(114 + next() * 0.5, 22.5 + next() * 0.4),
    }))
    withCollection(GEO, all, collection => {
      const near: Document = { location: { $nearSphere: { $geometry: point(114.2, 22.7) } } }
      for (const tags of ['all', 'k3', 'rare', { $in: ['k1', 'k2', 'rare'] }]) {
        const { examined, found, index } = find(collection, { tags, ...near }, {}, 10)
        expect(found).toHaveLength(10)
        expect(index).toBe('tags_location')
        expect(examined).toBeLessThanOrEqual(11)
      }
      const several: Document = {
        $and: [{ tags: { $in: ['all', 'k0'] } }, { tags: 'k0' }, { tags: 'rare' }, near],
      }
      expect(find(collection, several, {}, 10).examined).toBeLessThanOrEqual(10)
      const second: Document = {
        location: { $nearSphere: { $geometry: point(114.2, 22.7), $minDistance: 20_000 } },
      }
      expect(find(collection, second, {}, 10).examined).toBeLessThanOrEqual(11)
    })
  })

  it('refuses to go by distance without an index', () => {
    withCollection([], [], collection => {
      const near: Document = { location: { $nearSphere: { $geometry: point(1, 1) } } }
      expect(() => find(collection, near)).toThrow('unable to find index for $geoNear query')
    })
  })
})

describe('more values than ranges are worth', () => {
  const all: Document[] = Array.from({ length: 900 }, (_, i) => ({ _id: i, b: i % 2, c: i, d: -i }))
  const many = Array.from({ length: 401 }, (_, i) => 800 - 2 * i)

  it('are judged, not taken for what the index held', () => {
    withCollection(INDEXES, all, collection => {
      const wanted: Document = { b: 0, c: { $in: many } }
      const expected = all.filter(compileQuery(wanted)).length
      expect(find(collection, wanted).found).toHaveLength(expected)
      expect(countIn(collection, wanted).total).toBe(expected)
    })
  })

  it('come in the order that was asked for', () => {
    withCollection(INDEXES, all, collection => {
      const ascending = (field: string, found: readonly Document[]) => {
        const values = found.map(item => item[field])
        expect(values).toEqual([...values].sort((x, y) => Number(x) - Number(y)))
      }
      ascending('c', find(collection, { b: 0, c: { $in: many } }, { c: 1 }).found)
      ascending('d', find(collection, { b: 0, c: { $in: many } }, { d: 1 }).found)
      ascending('b', find(collection, { b: { $in: [1, 0] }, c: { $in: many } }, { b: 1 }).found)
    })
  })
})
