'use strict'
// Runs one deployed function in a process of its own: plain Node, whatever the parent was started with.
// Several calls may run at once; what they print is told apart by the call that printed it.
const { AsyncLocalStorage } = require('node:async_hooks')
const path = require('node:path')

const calls = new AsyncLocalStorage()
const [, , entry] = process.argv

function capture(stream, name) {
  let rest = new Map()
  stream.write = (chunk, encoding, done) => {
    const requestId = calls.getStore() ?? ''
    const lines = ((rest.get(requestId) ?? '') + String(chunk)).split('\n')
    rest.set(requestId, lines.pop() ?? '')
    if (rest.get(requestId) === '') rest.delete(requestId)
    for (const line of lines)
      if (process.connected) process.send({ kind: 'log', stream: name, requestId, line })
    const callback = typeof encoding === 'function' ? encoding : done
    if (typeof callback === 'function') process.nextTick(callback)
    return true
  }
}
capture(process.stdout, 'stdout')
capture(process.stderr, 'stderr')

let main
function load() {
  if (main === undefined) {
    main = require(path.resolve(entry)).main
    if (typeof main !== 'function') throw new Error('index.js exports no function named main')
  }
  return main
}

function described(error) {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? '' }
  return {
    name: 'Error',
    message: typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error)),
    stack: '',
  }
}

async function run({ id, event, context }) {
  try {
    const result = await load()(event, context)
    return { kind: 'result', id, result: result === undefined ? 'null' : (JSON.stringify(result) ?? 'null') }
  } catch (error) {
    return { kind: 'error', id, error: described(error) }
  }
}

process.on('message', message => {
  if (message.kind === 'ping') process.send({ kind: 'pong' })
  if (message.kind !== 'call') return
  calls.run(message.context.request_id, () => {
    run(message).then(answer => {
      if (process.connected) process.send(answer)
    })
  })
})
process.on('disconnect', () => process.exit(0))
// Only the parent decides when a function process ends.
process.on('SIGINT', () => undefined)
process.send({ kind: 'ready' })
