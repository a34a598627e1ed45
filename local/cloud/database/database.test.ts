import type { SdkDatabase } from '../testing/sdk'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

jest.setTimeout(90_000)

let here: TemporaryCloud
let db: SdkDatabase
let _: SdkDatabase['command']

beforeAll(async () => {
  here = await temporaryCloud({
    collections: [
      { name: 'things', indexes: [{ name: 'k', keys: [{ field: 'k', direction: 1 }] }] },
      { name: 'places', indexes: [{ name: 'at', keys: [{ field: 'at', direction: '2dsphere' }] }] },
      { name: 'others', indexes: [{ name: 'thing', keys: [{ field: 'thing', direction: 1 }] }] },
    ],
  })
  db = here.database
  _ = db.command
})

afterAll(() => here.remove())

const things = () => db.collection('things')
const one = async (id: string) => (await things().doc(id).get()).data

describe('documents', () => {
  it('come back as they were given', async () => {
    const before = Date.now()
    const { id } = await things().add({
      text: '暖邻 "quoted" \u0000',
      whole: 42,
      large: 1_234_567_890_123,
      part: 0.1,
      none: null,
      yes: true,
      when: new Date('2026-11-21T08:00:00.000Z'),
      early: new Date(-1),
      list: [1, [2, { deep: 'x' }]],
      at: new db.Geo.Point(114.2, 22.7),
      made: db.serverDate({ offset: 60_000 }),
      missing: undefined,
    })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    const [found] = await one(id)
    expect(found).toMatchObject({
      text: '暖邻 "quoted" \u0000',
      whole: 42,
      large: 1_234_567_890_123,
      part: 0.1,
      none: null,
      yes: true,
      when: new Date('2026-11-21T08:00:00.000Z'),
      early: new Date(-1),
      list: [1, [2, { deep: 'x' }]],
    })
    expect(found?.['at']).toBeInstanceOf(db.Geo.Point)
    expect((found?.['made'] as Date).getTime()).toBeGreaterThanOrEqual(before + 60_000)
    expect(found).not.toHaveProperty('missing')
  })

  it('are changed by every command of the SDK', async () => {
    await things()
      .doc('u')
      .set({ n: 1, list: [1, 2, 3], o: { x: 1, y: 2 }, old: 1, bits: 5, high: 5, low: 5 })
    await things()
      .doc('u')
      .update({
        n: _.inc(4),
        list: _.push([4, 5]),
        o: { x: 9 },
        old: _.rename('fresh'),
        high: _.max(9),
        low: _.min(1),
        'new.deep.field': 'v',
        bits: _.bit({ and: 4 }),
      })
    expect((await one('u'))[0]).toEqual({
      _id: 'u',
      n: 5,
      list: [1, 2, 3, 4, 5],
      o: { x: 9, y: 2 },
      bits: 4,
      high: 9,
      low: 1,
      fresh: 1,
      new: { deep: { field: 'v' } },
    })
    await things()
      .doc('u')
      .update({ n: _.mul(3), list: _.pull(_.gte(4)), o: _.set({ z: 1 }), fresh: _.remove() })
    expect((await one('u'))[0]).toMatchObject({ n: 15, list: [1, 2, 3], o: { z: 1 } })
    await things()
      .doc('u')
      .update({ list: _.unshift([0]) })
    await things().doc('u').update({ list: _.shift() })
    await things().doc('u').update({ list: _.pop() })
    await things()
      .doc('u')
      .update({ list: _.addToSet({ $each: [2, 7] }) })
    expect((await one('u'))[0]).toMatchObject({ list: [1, 2, 7] })
    await things()
      .doc('u')
      .update({ list: _.push({ each: [9, 8], position: 0, sort: -1, slice: 3 }) })
    expect((await one('u'))[0]).toMatchObject({ list: [9, 8, 7] })
  })

  it('are set whole, made when missing, and changed many at once', async () => {
    expect(await things().doc('s').set({ a: 1, b: 2 })).toMatchObject({ updated: 0, upsertedId: 's' })
    expect(await things().doc('s').set({ c: 3 })).toMatchObject({ updated: 1 })
    expect(await one('s')).toEqual([{ _id: 's', c: 3 }])
    await things().add([
      { k: 'm', v: 1 },
      { k: 'm', v: 2 },
      { k: 'n', v: 3 },
    ])
    expect(
      await things()
        .where({ k: 'm' })
        .update({ v: _.inc(10) }),
    ).toMatchObject({ updated: 2 })
    expect(await things().where({ k: 'm' }).count()).toMatchObject({ total: 2 })
    expect((await things().where({ k: 'n' }).updateAndReturn({ v: 30 })).doc).toMatchObject({ v: 30 })
    expect(await things().where({ k: 'm' }).remove()).toMatchObject({ deleted: 2 })
    expect(await things().doc('nobody').update({ a: 1 })).toMatchObject({ updated: 0 })
    expect(await things().doc('nobody').remove()).toMatchObject({ deleted: 0 })
  })

  it('are made once when many set them at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_item, n) => things().doc('race').set({ n })),
    )
    expect(results.filter(result => result.upsertedId !== undefined)).toHaveLength(1)
  })

  it('are paged, ordered and projected', async () => {
    await db.createCollection('pages')
    const pages = db.collection('pages')
    await pages.add(
      Array.from({ length: 150 }, (_item, n) => ({ n, odd: n % 2, o: { a: n, b: [n, n + 1, n + 2] } })),
    )
    expect((await pages.get()).data).toHaveLength(100)
    const page = await pages
      .where({ odd: 1 })
      .orderBy('n', 'desc')
      .skip(2)
      .limit(3)
      .field({ n: true, _id: false })
      .get()
    expect(page.data).toEqual([{ n: 145 }, { n: 143 }, { n: 141 }])
    const part = await pages
      .where({ n: 7 })
      .field({ 'o.a': 1, 'o.b': _.project.slice(1) })
      .get()
    expect(part.data[0]).toMatchObject({ o: { a: 7, b: [7] } })
    const without = await pages.where({ n: 7 }).field({ o: false, _id: false }).get()
    expect(without.data).toEqual([{ n: 7, odd: 1 }])
  })
})

describe('aggregation', () => {
  it('groups, joins, sorts and measures', async () => {
    const $ = _.aggregate
    await things().add([
      { _id: 'g1', k: 'agg', v: 1 },
      { _id: 'g2', k: 'agg', v: 5 },
    ])
    await db.collection('others').add([
      { thing: 'g1', name: 'one' },
      { thing: 'g1', name: 'uno' },
    ])
    const grouped = await things()
      .aggregate()
      .match({ k: 'agg' })
      .group({ _id: '$k', sum: $.sum('$v'), max: $.max('$v') })
      .end()
    expect(grouped.data).toEqual([{ _id: 'agg', sum: 6, max: 5 }])
    here.cloud.clearQueries()
    const joined = await things()
      .aggregate()
      .match({ k: 'agg' })
      .sort({ v: -1 })
      .lookup({ from: 'others', localField: '_id', foreignField: 'thing', as: 'names' })
      .project({ _id: 1, count: $.size('$names') })
      .end()
    expect(joined.data).toEqual([
      { _id: 'g2', count: 0 },
      { _id: 'g1', count: 2 },
    ])
    expect(here.cloud.queries()[0]).toMatchObject({ index: 'k', examined: 2 })
    await db.collection('places').add([
      { _id: 'near', at: new db.Geo.Point(114, 22.5) },
      { _id: 'far', at: new db.Geo.Point(115, 22.5) },
    ])
    const nearest = await db
      .collection('places')
      .aggregate()
      .geoNear({ near: new db.Geo.Point(114.1, 22.5), distanceField: 'metres', spherical: true })
      .limit(1)
      .end()
    expect(nearest.data).toMatchObject([{ _id: 'near', metres: expect.closeTo(10_284, -1) as number }])
  })
})
