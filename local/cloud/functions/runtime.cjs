'use strict'
// Runs one deployed function in a process of its own: plain Node, whatever the parent was started with. What
// calls print is told apart by the call that printed it, also where one process serves several at once.
const { AsyncLocalStorage } = require('node:async_hooks')
const path = require('node:path')

const calls = new AsyncLocalStorage()
const [, , entry, exported, callsAtOnce] = process.argv
// As in the cloud, the variables of a call are the process's own while nobody else is in it.
const alone = callsAtOnce === '1'
const inFlight = new Set()

const tell = (message, done) => {
  if (process.connected) process.send(message, done)
  else if (done !== undefined) done()
}

const unfinished = { stdout: new Map(), stderr: new Map() }

function capture(stream, name) {
  const rest = unfinished[name]
  stream.write = (chunk, encoding, done) => {
    const requestId = calls.getStore() ?? ''
    const lines = ((rest.get(requestId) ?? '') + Buffer.from(chunk).toString('utf8')).split('\n')
    rest.set(requestId, lines.pop() ?? '')
    if (rest.get(requestId) === '') rest.delete(requestId)
    for (const line of lines) tell({ kind: 'log', stream: name, requestId, line })
    const callback = typeof encoding === 'function' ? encoding : done
    if (typeof callback === 'function') process.nextTick(callback)
    return true
  }
}
capture(process.stdout, 'stdout')
capture(process.stderr, 'stderr')

/** Sends the line a call did not end. */
function flush(requestId) {
  for (const [stream, rest] of Object.entries(unfinished)) {
    const line = rest.get(requestId)
    rest.delete(requestId)
    if (line !== undefined) tell({ kind: 'log', stream, requestId, line })
  }
}

function described(error) {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? '' }
  let text
  try {
    text = typeof error === 'string' ? error : JSON.stringify(error)
  } catch {
    // A circle: its short form has to do.
  }
  return { name: 'Error', message: text ?? String(error), stack: '' }
}

/** Calls the function in any of its three forms: async, plain, or with a callback as its third parameter. */
function answerOf(main, event, context) {
  if (main.length < 3) return main(event, context)
  return new Promise((resolve, reject) => {
    const returned = main(event, context, (error, result) => {
      if (error === null || error === undefined) resolve(result)
      else reject(error)
    })
    if (returned !== undefined) resolve(returned)
  })
}

function enter(context) {
  if (!alone) return () => undefined
  const variables = JSON.parse(context.environment)
  const before = new Map(Object.keys(variables).map(name => [name, process.env[name]]))
  Object.assign(process.env, variables)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

async function run(main, { id, event, context }) {
  const leave = enter(context)
  try {
    const result = await answerOf(main, event, context)
    return { kind: 'result', id, result: JSON.stringify(result) ?? 'null' }
  } catch (error) {
    return { kind: 'error', id, error: described(error) }
  } finally {
    leave()
  }
}

/** What nobody caught ends the process, as in the cloud, and the calls that were in it. */
function giveUp(error) {
  const ids = [...inFlight]
  for (const id of ids.slice(1)) tell({ kind: 'error', id, error: described(error) })
  tell({ kind: 'fatal', id: ids[0], error: described(error) }, () => process.exit(1))
}
process.on('uncaughtException', giveUp)
process.on('disconnect', () => process.exit(0))
// Only the parent decides when a function's process ends.
process.on('SIGINT', () => undefined)

const main = require(path.resolve(entry))[exported]
if (typeof main !== 'function')
  throw new Error(`${path.basename(entry)} exports no function named ${exported}`)

process.on('message', message => {
  const { id, context } = message
  inFlight.add(id)
  calls.run(context.request_id, () => {
    run(main, message).then(answer => {
      inFlight.delete(id)
      flush(context.request_id)
      tell(answer)
    })
  })
})
tell({ kind: 'ready' })
