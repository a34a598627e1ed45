'use strict'
/* global exports -- a function's bundle is CommonJS */
// What a test asks of a function: who is calling, how long to take, how to fail.
const waiting = []

exports.main = async (event, context) => {
  const environment = JSON.parse(context.environment)
  if (event.print) console.log(event.print)
  if (event.meet) {
    // Answers only when as many calls are here at once as the event says.
    await new Promise(resolve => {
      waiting.push(resolve)
      if (waiting.length === event.meet) for (const go of waiting.splice(0)) go()
    })
  }
  if (event.fail) throw new Error(event.fail)
  if (event.die) process.exit(3)
  if (event.spin) for (;;);
  if (event.hang) await new Promise(() => undefined)
  if (event.large) return 'x'.repeat(event.large)
  if (event.httpMethod) {
    return {
      statusCode: 201,
      headers: { 'X-Seen': event.headers.authorization ?? '' },
      body: event.body + event.queryStringParameters.q,
    }
  }
  return {
    openid: environment.WX_OPENID,
    keys: environment.WX_CONTEXT_KEYS,
    now: Date.now() + Number(environment.LOCAL_CLOCK_OFFSET),
    process: process.pid,
    variable: process.env.GREETING,
    requestId: context.request_id,
    limit: context.time_limit_in_ms,
    event,
  }
}
