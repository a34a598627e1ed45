'use strict'
/* global exports, require, setImmediate -- a function's bundle is CommonJS */
// What a test asks of a function: who is calling, how long to take, how to fail.
const { existsSync } = require('node:fs')

const waiting = []
let calls = 0

const failures = {
  throw: () => {
    throw new TypeError('no luck')
  },
  reject: () => Promise.reject({ reason: 'no luck' }),
  circle: () => {
    const circle = {}
    circle.self = circle
    return circle
  },
  bigint: () => ({ big: 1n }),
  exit: () => process.exit(3),
  uncaught: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new Error('nobody caught this')
      })
    }),
  unhandled: () =>
    new Promise(() => {
      void Promise.reject(new Error('nobody waited for this'))
    }),
  spin: () => {
    for (;;);
  },
  hang: () => new Promise(() => undefined),
  heap: () => {
    const kept = []
    for (;;) kept.push(new Array(10_000).fill(Math.random()))
  },
  buffers: async () => {
    const kept = []
    for (;;) {
      kept.push(Buffer.alloc(4 * 1024 * 1024, 1))
      await new Promise(resolve => setImmediate(resolve))
    }
  },
}

exports.main = async (event, context) => {
  calls += 1
  const environment = JSON.parse(context.environment)
  if (event.print) console.log(event.print)
  if (event.whisper) process.stderr.write(event.whisper)
  if (event.meet) {
    // Answers only when as many calls are here at once as the event says.
    await new Promise(resolve => {
      waiting.push(resolve)
      if (waiting.length === event.meet) for (const go of waiting.splice(0)) go()
    })
  }
  if (event.fail) return failures[event.fail]()
  if (event.wait) await new Promise(resolve => setTimeout(resolve, event.wait))
  while (event.until && !existsSync(event.until)) await new Promise(resolve => setTimeout(resolve, 10))
  if (event.large) return 'x'.repeat(event.large)
  if (event.nothing) return undefined
  if (event.httpMethod === 'PUT') {
    return {
      headers: {
        'content-type': 'image/png',
        'content-length': '1',
        'bad header': 'a',
        bad: 'a\nb',
        'x-request': context.request_id,
      },
      statusCode: 200,
      isBase64Encoded: event.isBase64Encoded,
      body: event.body,
    }
  }
  if (event.httpMethod === 'GET') return event.path
  if (event.httpMethod) {
    return {
      statusCode: 201,
      headers: { 'X-Seen': event.headers.authorization ?? '' },
      body: event.body + event.queryStringParameters.q,
    }
  }
  return {
    openid: environment.WX_OPENID,
    ofProcess: process.env.WX_OPENID,
    keys: environment.WX_CONTEXT_KEYS,
    now: Date.now() + Number(environment.LOCAL_CLOCK_OFFSET),
    process: process.pid,
    calls,
    variable: process.env.GREETING,
    requestId: context.request_id,
    limit: context.time_limit_in_ms,
    memory: context.memory_limit_in_mb,
    event: event.x === undefined ? event : {},
  }
}
