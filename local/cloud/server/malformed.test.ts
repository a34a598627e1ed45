import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { rounds } from '../testing/rounds'
import { type TemporaryCloud, temporaryCloud } from '../testing/temporary-cloud'

jest.setTimeout(600_000)

const RUNS = rounds(600, 10_000)
/** Megabytes that may stay: what SQLite and V8 keep to themselves once they have had it. */
const KEPT = { heapUsed: 48, external: 48, rss: 256 }

let here: TemporaryCloud

beforeAll(async () => {
  here = await temporaryCloud({ collections: [{ name: 'things', indexes: [] }] })
  await here.database.collection('things').add({ _id: 'kept', n: 1 })
})

afterAll(() => here.remove())

/** Sends bytes, hangs up or waits for the end, and gives back what came. */
const exchange = (bytes: Buffer, hangUp: boolean): Promise<string> =>
  new Promise(resolve => {
    const chunks: Buffer[] = []
    const socket = connect(here.cloud.port, '127.0.0.1', () => {
      if (hangUp)
        socket.write(bytes, () => {
          socket.destroy()
        })
      else socket.end(bytes)
    })
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A refusal may come while we still write.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString('latin1'))
    })
  })

/** Megabytes of this process, in which the cloud runs, after everything that nobody holds has been let go of. */
function memory(): Record<keyof typeof KEPT, number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
  return { heapUsed: megabytes(heapUsed), external: megabytes(external), rss: megabytes(rss) }
}

const framed = (body: Buffer, more: { method?: string; path?: string; headers?: string } = {}): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${more.method ?? 'POST'} ${more.path ?? '/admin?env=local-test'} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
        `Connection: close\r\nContent-Length: ${body.length}\r\n${more.headers ?? ''}\r\n`,
    ),
    body,
  ])

const action = fc.constantFrom(
  'database.addCollection',
  'database.insertDocument',
  'database.getDocument',
  'database.calculateDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.aggregateDocuments',
  'database.startTransaction',
  'database.commitTransaction',
  'database.abortTransaction',
  'functions.invokeFunction',
  'storage.getUploadMetadata',
  'storage.batchGetDownloadUrl',
  'storage.batchDeleteFile',
  'storage.batchCopyFile',
  'wx.api',
  'auth.getUserInfoForAdmin',
  'toString',
  '__proto__',
)
/** Stands for arrays within arrays, so many, which only the text is made of. */
const deep = fc.integer({ min: 1, max: 20_000 }).map(levels => `@deep${levels}@`)
const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    '',
    '\0',
    [],
    {},
    [[]],
    '__proto__',
    'constructor',
    1.5,
    '{}',
  ),
  fc.anything({ withNullPrototype: false, maxDepth: 3 }),
  deep,
)
const ejson = fc.oneof(
  fc.constantFrom(
    '{"a":{"$numberLong":"99999999999999999999"}}',
    '{"a":{"$numberDouble":"1e999"}}',
    '{"a":{"$date":{"$numberLong":"-99999999999999999"}}}',
    '{"a":{"$date":1e400}}',
    '{"a":{"$oid":"zz"}}',
    '{"a":{"$binary":{}}}',
    '{"a":{"$timestamp":7}}',
    '{"a":{"$numberDecimal":{"a":1}}}',
    '{"a":{"$regularExpression":{"pattern":"(","options":"i"}}}',
    '{"a":{"$regex":"[","$options":7}}',
    '{"a":{"$tcb_server_date":{"offset":"x"}}}',
    '{"constructor":{"$set":1},"__proto__":1}',
    '{"$set":{"constructor.prototype.x":1,"a.__proto__.b":2}}',
    '{"$set":{"a.99999999":1}}',
    '{"$push":{"a":{"$each":1,"$slice":"x"}}}',
    '{"$bit":{"a":{"and":1e300}}}',
    '{"$inc":{"_id":1}}',
    '{"$rename":{"a":"a.b"}}',
    '{"a":{"$bitsAllSet":[99999999999]}}',
    '{"a":{"$bitsAllSet":{}}}',
    '{"a":{"$mod":[1e300,0]}}',
    '{"a":{"$type":[]}}',
    '{"a":{"$geoWithin":{"$centerSphere":[[1],"x"]}}}',
    '{"a":{"$geoIntersects":{"$geometry":{"type":"Polygon","coordinates":[[[1,2]]]}}}}',
    '{"$expr":{"$divide":[1,0]}}',
    '{"$expr":{"$frobnicate":1}}',
    '{"$jsonSchema":{"items":{"$ref":"#"}}}',
    '{"_id":{"a":1}}',
    `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`,
    '{"size":-1}',
    '{"size":1e300}',
    '{"_id":{"$range":[0,1e12]}}',
    '"$a"',
    '-1',
  ),
  fc.json(),
  fc.string(),
)
const stage = fc.record({
  stageKey: fc.constantFrom(
    '$match',
    '$group',
    '$project',
    '$sort',
    '$sample',
    '$unwind',
    '$bucket',
    '$bucketAuto',
    '$lookup',
    '$geoNear',
    '$facet',
    '$graphLookup',
    '$unionWith',
    '$out',
    '$replaceRoot',
    '$sortByCount',
    '$count',
    'constructor',
  ),
  stageValue: fc.oneof({ weight: 3, arbitrary: ejson }, wrong),
})
const parameters = fc.record(
  {
    collectionName: fc.oneof({ weight: 4, arbitrary: fc.constant('things') }, wrong),
    query: fc.oneof({ weight: 3, arbitrary: ejson }, wrong),
    data: fc.oneof({ weight: 2, arbitrary: ejson }, { weight: 2, arbitrary: fc.array(ejson) }, wrong),
    order: fc.oneof(ejson, wrong),
    projection: fc.oneof(ejson, wrong),
    limit: wrong,
    offset: wrong,
    transactionId: wrong,
    queryType: wrong,
    stages: fc.oneof({ weight: 3, arbitrary: fc.array(stage, { maxLength: 3 }) }, wrong),
    merge: fc.oneof(fc.boolean(), wrong),
    upsert: fc.oneof(fc.boolean(), wrong),
    function_name: wrong,
    request_data: wrong,
    path: wrong,
    file_list: wrong,
    fileid_list: wrong,
    apiName: wrong,
    uuid: wrong,
  },
  { requiredKeys: ['collectionName'] },
)
const text = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item)).replace(
    /"@deep(\d+)@"/g,
    (_all, levels: string) => '['.repeat(Number(levels)) + ']'.repeat(Number(levels)),
  )
/** A request in the right form with the wrong things in it. */
const meaningful = fc
  .tuple(action, parameters)
  .map(([name, given]) => Buffer.from(text({ ...given, action: name })))

const bytes = fc.uint8Array({ maxLength: 300 }).map(array => Buffer.from(array))
/** A body cut off, with bytes changed, or with some put in. */
const damaged = fc
  .tuple(meaningful, fc.nat(), fc.nat(), bytes, fc.constantFrom('cut', 'change', 'insert'))
  .map(([body, first, second, extra, how]) => {
    const at = body.length === 0 ? 0 : first % body.length
    if (how === 'cut') return body.subarray(0, at)
    if (how === 'insert') return Buffer.concat([body.subarray(0, at), extra, body.subarray(at)])
    const copy = Buffer.from(body)
    if (copy.length > 0) copy[at] = second % 256
    return copy
  })

const method = fc.constantFrom(
  'GET',
  'PUT',
  'DELETE',
  'OPTIONS',
  'HEAD',
  'PATCH',
  'TRACE',
  'POST',
  'FROBNICATE',
  'CONNECT',
)
const path = fc.constantFrom(
  '/',
  '/admin',
  '/admin/queries',
  '/admin/../admin',
  '//',
  '///admin',
  '/admin/%zz',
  '/admin/clock',
  '/files/',
  '/files/%00',
  '/files/Li4vLi4vZXRjL3Bhc3N3ZA?expires=1e99&sign=x',
  '/files/YQ?expires=NaN',
  'http://elsewhere/admin',
  '*',
  '/\u00ff',
)
const headers = fc.constantFrom(
  '',
  'Content-Type: text/xml\r\n',
  'Content-Type: application/json; charset=utf-7\r\n',
  'Content-Encoding: gzip\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Content-Length: 5\r\n',
  'Expect: 100-continue\r\n',
  'Upgrade: websocket\r\nConnection: Upgrade\r\n',
  'Host: elsewhere.example\r\n',
  'X: \u0001\r\n',
  `X: ${'y'.repeat(20_000)}\r\n`,
)
const chunked = fc
  .tuple(bytes, fc.constantFrom('5', 'zz', '-1', 'ffffffffffffffff', '0'))
  .map(([body, size]) =>
    Buffer.concat([
      Buffer.from(`POST /admin HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n`),
      body,
    ]),
  )

const request = fc.oneof(
  { weight: 6, arbitrary: meaningful.map(body => framed(body)) },
  { weight: 3, arbitrary: damaged.map(body => framed(body)) },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: bytes.map(body => framed(body)) },
  { weight: 1, arbitrary: chunked },
  {
    weight: 2,
    arbitrary: fc
      .tuple(method, path, headers, fc.oneof(bytes, meaningful))
      .map(([name, where, more, body]) => framed(body, { method: name, path: where, headers: more })),
  },
  // Several at once over one connection, the last cut off.
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(meaningful, { minLength: 2, maxLength: 5 }), fc.nat(200))
      .map(([bodies, cut]) => {
        const all = Buffer.concat(
          bodies.map(body =>
            Buffer.from(framed(body).toString('latin1').replace('Connection: close\r\n', ''), 'latin1'),
          ),
        )
        return all.subarray(0, Math.max(1, all.length - cut))
      }),
  },
)

const refused = (code: string) => new RegExp(`"code":"${code}"`)

describe('whatever comes over the wire', () => {
  it(`is answered or refused ${RUNS} times, keeps no memory, and the next request is served`, async () => {
    let answered = 0
    let before = memory()
    await fc.assert(
      fc.asyncProperty(
        request,
        fc.nat(9).map(n => n === 0),
        async (sent, hangUp) => {
          // Until then code was compiled and caches were filled.
          if (answered++ === RUNS / 10) before = memory()
          const answer = await exchange(sent, hangUp)
          expect(answer).not.toMatch(/^HTTP\/1\.1 5/m)
          expect(answer).not.toMatch(refused('SYS_ERR'))
        },
      ),
      { numRuns: RUNS },
    )
    const after = memory()
    for (const kind of ['heapUsed', 'external', 'rss'] as const)
      expect({ kind, megabytes: Math.max(0, after[kind] - before[kind] - KEPT[kind]) }).toEqual({
        kind,
        megabytes: 0,
      })
    const { data } = await here.database.collection('things').doc('kept').get()
    expect(data).toHaveLength(1)
    expect(Object.prototype).not.toHaveProperty('x')
  })

  it('does not keep others waiting when it does not go on', async () => {
    const halfway = Array.from({ length: 200 }, (_item, n) => {
      const socket = connect(here.cloud.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(
        n % 2 === 0
          ? 'POST /admin HTTP/1.1\r\nHost: 127.0'
          : 'POST /admin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"action"',
      )
      return socket
    })
    const { data } = await here.database.collection('things').doc('kept').get()
    expect(data).toHaveLength(1)
    halfway.forEach(socket => socket.destroy())
  })

  it('is not answered under another name than this machine', async () => {
    const body = Buffer.from('{"action":"database.startTransaction"}')
    const under = (host: string) =>
      exchange(Buffer.from(framed(body).toString().replace('Host: 127.0.0.1', `Host: ${host}`)), false)
    for (const host of [
      'elsewhere.example',
      '127.0.0.1.elsewhere.example',
      'localhost@elsewhere',
      '0.0.0.0',
      '',
    ]) {
      expect(await under(host)).toMatch(/^HTTP\/1\.1 403/)
    }
    for (const host of ['127.0.0.1', `127.0.0.1:${here.cloud.port}`, 'localhost:1', '[::1]']) {
      expect(await under(host)).toMatch(/^HTTP\/1\.1 200/)
    }
  })
})
