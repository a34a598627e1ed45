import assert from 'node:assert/strict'
import { ids, refused } from '../expect'
import type { Database, Row } from '../sdk-surface'
import type { Room, World } from '../world'

type Pair = readonly [longitude: number, latitude: number]

const shapes = ({ db }: { db: Database }) => {
  const { Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon } = db.Geo
  const point = (x: number, y: number) => new Point(x, y)
  const line = (...pairs: readonly Pair[]) => new LineString(pairs.map(([x, y]) => point(x, y)))
  const box = (x: number, y: number, size: number) =>
    new Polygon([line([x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y])])
  const frame = (outer: number, inner: number) => {
    const ring = (r: number) => line([-r, -r], [r, -r], [r, r], [-r, r], [-r, -r])
    return new Polygon([ring(outer), ring(inner)])
  }
  return {
    point,
    line,
    box,
    frame,
    points: (...pairs: readonly Pair[]) => new MultiPoint(pairs.map(([x, y]) => point(x, y))),
    lines: (...parts: object[]) => new MultiLineString(parts),
    polygons: (...parts: object[]) => new MultiPolygon(parts),
  }
}

const SPOTS = (world: World): Row[] => {
  const { point, line, box } = shapes(world)
  return [
    { _id: 'a', location: point(0, 0) },
    { _id: 'b', location: point(1.5, 1.5) },
    { _id: 'c', location: point(10, 10) },
    { _id: 'd', location: line([-5, 0.5], [5, 0.5]) },
    { _id: 'e', location: box(20, 20, 2) },
  ]
}

/** A condition on `location`, and the ids that must be found. */
type Question = [name: string, condition: (world: World) => unknown, found: string]

const QUESTIONS: readonly Question[] = [
  ['within a polygon', w => w._.geoWithin({ geometry: shapes(w).box(-2, -2, 4) }), 'ab'],
  ['within a polygon with a hole', w => w._.geoWithin({ geometry: shapes(w).frame(2, 1) }), 'b'],
  [
    'within several polygons',
    w => w._.geoWithin({ geometry: shapes(w).polygons(shapes(w).box(-1, -1, 2), shapes(w).box(9, 9, 2)) }),
    'ac',
  ],
  ['a whole area within another', w => w._.geoWithin({ geometry: shapes(w).box(19, 19, 5) }), 'e'],
  // A radian is 57.3 degrees.
  ['within a circle', w => w._.geoWithin({ centerSphere: [shapes(w).point(0, 0), 0.05] }), 'ab'],
  ['within a circle around a pair', w => w._.geoWithin({ centerSphere: [[10, 10], 0.01] }), 'c'],
  ['across a point', w => w._.geoIntersects({ geometry: shapes(w).point(10, 10) }), 'c'],
  ['across a point in an area', w => w._.geoIntersects({ geometry: shapes(w).point(21, 21) }), 'e'],
  ['across a line', w => w._.geoIntersects({ geometry: shapes(w).line([0.7, -3], [0.7, 3]) }), 'd'],
  ['across a polygon', w => w._.geoIntersects({ geometry: shapes(w).box(-2, -2, 4) }), 'abd'],
  ['across points', w => w._.geoIntersects({ geometry: shapes(w).points([0, 0], [21, 21]) }), 'ae'],
  [
    'across lines',
    w =>
      w._.geoIntersects({
        geometry: shapes(w).lines(shapes(w).line([19, 21], [23, 21]), shapes(w).line([3, 0], [3, 1])),
      }),
    'de',
  ],
  [
    'across polygons',
    w =>
      w._.geoIntersects({ geometry: shapes(w).polygons(shapes(w).box(9, 9, 2), shapes(w).box(21, 21, 9)) }),
    'ce',
  ],
  [
    'within, and more conditions in a chain',
    w =>
      w._.geoWithin({ geometry: shapes(w).box(-2, -2, 4) }).geoIntersects({
        geometry: shapes(w).point(0, 0),
      }),
    'a',
  ],
]

/** Areas and lines, and what of them lies within an area with a hole from -1 to 1. */
const AROUND = (world: World): Row[] => {
  const { box, frame, line } = shapes(world)
  return [
    { _id: 'a', location: box(1.5, 1.5, 1) },
    { _id: 'b', location: box(-0.5, -0.5, 1) },
    { _id: 'c', location: box(-2, -2, 4) },
    { _id: 'd', location: frame(2, 1.5) },
    { _id: 'e', location: frame(2, 0.5) },
    { _id: 'f', location: line([-2, 2], [2, 2]) },
    { _id: 'g', location: line([-2.5, 0], [2, 0]) },
  ]
}

const TOWER = [113.30593, 23.1361155]
const MOUNTAIN = [113.306789, 23.1564721]
const PALACE = [116.3949659, 39.9163447]
const SIGHTS: readonly Row[] = [
  { _id: 'tower', city: 'Guangzhou', since: 2, location: { type: 'Point', coordinates: TOWER } },
  { _id: 'mountain', city: 'Hangzhou', since: 1, location: { type: 'Point', coordinates: MOUNTAIN } },
  { _id: 'palace', city: 'Beijing', since: 3, location: { type: 'Point', coordinates: PALACE } },
]

/** Conditions on places. Distances are metres on a sphere. */
export const geo: Room = {
  name: 'places',
  cases: [
    ...QUESTIONS.map(([name, condition, found]) => ({
      name,
      run: async (world: World) => {
        const spots = await world.collection(SPOTS(world))
        const result = await spots.where({ location: condition(world) }).get()
        assert.deepEqual(ids(result), found.split(''))
      },
    })),
    {
      name: 'areas and lines within a polygon with a hole, which none of them may enclose or cross',
      run: async world => {
        const around = await world.collection(AROUND(world))
        const within = world._.geoWithin({ geometry: shapes(world).frame(3, 1) })
        assert.deepEqual(ids(await around.where({ location: within }).get()), ['a', 'd', 'f'])
      },
    },
    {
      name: 'areas and lines across a polygon with a hole: not what lies in the hole',
      run: async world => {
        const around = await world.collection(AROUND(world))
        const across = world._.geoIntersects({ geometry: shapes(world).frame(3, 1) })
        assert.deepEqual(ids(await around.where({ location: across }).get()), ['a', 'c', 'd', 'e', 'f', 'g'])
      },
    },
    {
      name: 'within a polygon whose edges are the shortest ways on the sphere',
      run: async world => {
        const { point, box } = shapes(world)
        const spots = await world.collection([
          // Over 30 degrees the way from 40° north to 40° north goes up to 40.98°, and that at 70° to 70.6°.
          { _id: 'a', location: point(115, 40.2) },
          { _id: 'b', location: point(115, 41.2) },
          { _id: 'c', location: point(115, 70.2) },
          { _id: 'd', location: point(115, 71.5) },
        ])
        const within = world._.geoWithin({ geometry: box(100, 40, 30) })
        assert.deepEqual(ids(await spots.where({ location: within }).get()), ['b', 'c'])
      },
    },
    {
      name: 'what is within is removed as it is found',
      run: async world => {
        const spots = await world.collection(SPOTS(world))
        const within = { location: world._.geoWithin({ geometry: shapes(world).box(-2, -2, 4) }) }
        assert.equal((await spots.where(within).remove()).deleted, 2)
        assert.deepEqual(ids(await spots.get()), ['c', 'd', 'e'])
      },
    },
    {
      name: 'nearest first',
      needs: 'geo-index',
      run: async ({ places, db, _ }) => {
        const sights = await places(SIGHTS)
        const near = (more: object = {}) =>
          sights.where({
            location: _.geoNear({ geometry: new db.Geo.Point(113.3089506, 23.0968251), ...more }),
          })
        const order = async (query: ReturnType<typeof near>) =>
          (await query.get()).data.map(row => row['_id'])
        assert.deepEqual(await order(near()), ['tower', 'mountain', 'palace'])
        assert.deepEqual(await order(near().limit(2)), ['tower', 'mountain'])
        assert.deepEqual(await order(near().skip(1).limit(1)), ['mountain'])
        assert.deepEqual(await order(near({ maxDistance: 5000 })), ['tower'])
        assert.deepEqual(await order(near({ minDistance: 5000 })), ['mountain', 'palace'])
        assert.deepEqual(await order(near({ minDistance: 5000, maxDistance: 10_000 })), ['mountain'])
      },
    },
    {
      name: 'at the place itself',
      needs: 'geo-index',
      run: async ({ places, db, _ }) => {
        const here = new db.Geo.Point(22, 33)
        const spots = await places([{ _id: 'here', location: here }])
        const found = await spots
          .where({ location: _.geoNear({ geometry: here, maxDistance: 1, minDistance: 0 }) })
          .get()
        assert.deepEqual(found.data, [{ _id: 'here', location: here }])
      },
    },
    {
      name: 'aggregation by distance',
      needs: 'geo-index',
      run: async ({ places, db, _ }) => {
        const sights = await places(SIGHTS)
        const near = new db.Geo.Point(113.3089506, 23.0968251)
        const found = await sights
          .aggregate()
          .geoNear({
            near,
            distanceField: 'distance',
            spherical: true,
            query: { city: /zhou/, since: _.lt(2) },
            key: 'location',
            includeLocs: 'location',
          })
          .end()
        assert.equal(found.data.length, 1)
        const [row] = found.data
        assert.equal(row?.['city'], 'Hangzhou')
        // The service itself gives 6643.521654040738 for these two places.
        assert.ok(Math.abs((row['distance'] as number) - 6643.521654040738) < 1e-6)
        const kilometres = await sights
          .aggregate()
          .geoNear({
            near,
            distanceField: 'o.km',
            spherical: true,
            distanceMultiplier: 0.001,
            maxDistance: 6000,
          })
          .end()
        assert.equal(kilometres.data.length, 1)
        const { km } = kilometres.data[0]?.['o'] as { km: number }
        assert.ok(km > 4 && km < 5)
      },
    },
    {
      name: 'nearest without an index is refused',
      run: async ({ collection, db, _ }) => {
        const spots = await collection([{ location: new db.Geo.Point(1, 1) }])
        const near = spots.where({ location: _.geoNear({ geometry: new db.Geo.Point(1, 1) }) })
        await refused(near.get(), 'DATABASE_REQUEST_FAILED')
      },
    },
    {
      name: 'geoNear, geoWithin and geoIntersects in chains',
      needs: 'geo-index',
      run: async ({ places, db, _ }) => {
        const { box, point } = shapes({ db })
        const spots = await places([
          { _id: 'a', n: 1, location: point(0, 0) },
          { _id: 'b', n: 2, location: point(1, 1) },
        ])
        const chained = _.exists(true).geoWithin({ geometry: box(-0.5, -0.5, 1) })
        assert.deepEqual(ids(await spots.where({ location: chained }).get()), ['a'])
        const near = _.exists(true).geoNear({ geometry: point(1, 1), maxDistance: 10 })
        assert.deepEqual(ids(await spots.where({ location: near }).get()), ['b'])
      },
    },
  ],
}
