import fc from 'fast-check'
import type { SdkDatabase } from '../testing/sdk'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

jest.setTimeout(90_000)

let here: TemporaryCloud
let db: SdkDatabase

beforeAll(async () => {
  here = await temporaryCloud({
    collections: [
      { name: 'things', indexes: [] },
      { name: 'places', indexes: [{ name: 'at', keys: [{ field: 'at', direction: '2dsphere' }] }] },
    ],
  })
  db = here.database
})

afterAll(() => here.remove())

const things = () => db.collection('things')
const post = async (body: string) => {
  const response = await fetch(here.cloud.url, { method: 'POST', body })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const refusal = (code: string) => expect.objectContaining({ code }) as Error

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
