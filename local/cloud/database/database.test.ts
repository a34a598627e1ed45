import fc from 'fast-check'
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
const post = async (body: string) => {
  const response = await fetch(here.cloud.url, { method: 'POST', body })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const refusal = (code: string) => expect.objectContaining({ code }) as Error

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

describe('the gateway refuses', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown action', { action: 'database.dropEverything' }, 'INVALID_ACTION'],
    [
      'a missing collection',
      { action: 'database.getDocument', collectionName: 'nope' },
      'DATABASE_COLLECTION_NOT_EXIST',
    ],
    [
      'more than a thousand rows',
      { action: 'database.getDocument', collectionName: 'things', limit: 1001 },
      'INVALID_PARAM',
    ],
    [
      'malformed EJSON',
      { action: 'database.getDocument', collectionName: 'things', query: '{"a":{"$numberInt":"x"}}' },
      'INVALID_PARAM',
    ],
    [
      'a query that is no object',
      { action: 'database.getDocument', collectionName: 'things', query: '[1]' },
      'INVALID_PARAM',
    ],
    [
      'a bad operator',
      { action: 'database.getDocument', collectionName: 'things', query: '{"a":{"$foo":1}}' },
      'INVALID_PARAM',
    ],
    [
      'nearest without a geo index',
      {
        action: 'database.getDocument',
        collectionName: 'things',
        query: '{"a":{"$nearSphere":{"$geometry":{"type":"Point","coordinates":[1,1]}}}}',
      },
      'DATABASE_REQUEST_FAILED',
    ],
    [
      'a field with a dollar',
      { action: 'database.insertDocument', collectionName: 'things', data: ['{"$a":1}'] },
      'DATABASE_REQUEST_FAILED',
    ],
    [
      'a prototype',
      { action: 'database.insertDocument', collectionName: 'things', data: ['{"__proto__":{"a":1}}'] },
      'INVALID_PARAM',
    ],
    [
      'an update without operators it knows',
      {
        action: 'database.modifyDocument',
        collectionName: 'things',
        query: '{}',
        data: '{"$zap":{"a":1}}',
        merge: true,
        multi: true,
      },
      'DATABASE_REQUEST_FAILED',
    ],
    [
      'a position out of this world',
      {
        action: 'database.insertDocument',
        collectionName: 'places',
        data: ['{"at":{"type":"Point","coordinates":[200,1]}}'],
      },
      'DATABASE_REQUEST_FAILED',
    ],
    [
      'a taken collection name',
      { action: 'database.addCollection', collectionName: 'things' },
      'DATABASE_COLLECTION_ALREADY_EXIST',
    ],
    [
      'an unknown stage',
      {
        action: 'database.aggregateDocuments',
        collectionName: 'things',
        stages: [{ stageKey: '$out', stageValue: '{}' }],
      },
      'INVALID_PARAM',
    ],
  ])('%s', async (_name, request, code) => {
    const { status, body } = await post(JSON.stringify(request))
    expect({ status, code: body['code'] }).toEqual({ status: 200, code })
  })

  it('a body over its limit, and one that is no JSON', async () => {
    expect((await post('x'.repeat(21 * 1024 * 1024))).body).toMatchObject({
      code: 'EXCEED_REQUEST_SIZE_LIMIT',
    })
    expect((await post('{')).body).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('deep nesting, without falling over', async () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000)
    const request = { action: 'database.insertDocument', collectionName: 'things', data: [`{"a":${deep}}`] }
    expect((await post(JSON.stringify(request))).body).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('through the SDK by throwing', async () => {
    await expect(db.collection('nope').add({ a: 1 })).rejects.toEqual(
      refusal('DATABASE_COLLECTION_NOT_EXIST'),
    )
    await things().add({ _id: 'twice' })
    await expect(things().add({ _id: 'twice' })).rejects.toEqual(refusal('DATABASE_REQUEST_FAILED'))
  })

  it('whatever is thrown at it, and goes on serving', async () => {
    const action = fc.constantFrom(
      'database.getDocument',
      'database.insertDocument',
      'database.modifyDocument',
      'database.removeDocument',
      'database.calculateDocument',
      'database.aggregateDocuments',
      'database.modifyAndReturnDoc',
      'database.commitTransaction',
      'functions.invokeFunction',
    )
    const text = fc.oneof(
      fc.json(),
      fc.constantFrom('{"a":{"$in":1}}', '{"$or":{}}', '{"$set":{"a.":1}}', '{"a":{"$near":1}}'),
      fc.string(),
    )
    const junk = fc.record(
      {
        collectionName: fc.oneof(fc.constant('things'), fc.anything()),
        query: fc.oneof(text, fc.anything()),
        data: fc.oneof(text, fc.array(text)),
        order: text,
        projection: text,
        limit: fc.anything(),
        offset: fc.anything(),
        transactionId: fc.anything(),
        stages: fc.array(
          fc.record({ stageKey: fc.constantFrom('$match', '$group', '$project', '$sort'), stageValue: text }),
        ),
        multi: fc.boolean(),
        merge: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(action, junk, async (name, parameters) => {
        const request = JSON.stringify({ ...parameters, action: name }, (_key, item: unknown) =>
          typeof item === 'bigint' ? String(item) : item,
        )
        const { status, body } = await post(request)
        expect(status).toBe(200)
        expect(body['code']).not.toBe('SYS_ERR')
      }),
      {
        numRuns: 300,
        // Text made of it throws.
        examples: [['database.getDocument', { collectionName: { toString: false } }]],
      },
    )
    expect((await things().limit(1).get()).data).toBeDefined()
  })
})
