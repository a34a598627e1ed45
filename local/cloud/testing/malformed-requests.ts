import fc from 'fast-check'

/** A request over HTTP with a body. */
export const framed = (
  body: Buffer,
  more: { method?: string; path?: string; headers?: string } = {},
): Buffer =>
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

/** Requests as bytes: some with a meaning, most without one. */
export const malformedRequest: fc.Arbitrary<Buffer> = fc.oneof(
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
