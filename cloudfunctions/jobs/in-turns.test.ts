import { LeaseLost } from '../platform/lease'
import { Failures } from './failures'
import { inTurns } from './in-turns'

/** A run that is over after so many batches. */
function runOf(batches: number) {
  let kept = 0
  let left = false
  let done = 0
  return {
    keep: () => {
      kept++
      return Promise.resolve()
    },
    did: (documents: number) => {
      done += documents
    },
    done: () => done,
    over: () => kept >= batches,
    leave: () => {
      left = true
    },
    left: () => left,
  }
}

/** Queues with so many batches in each; tells in which order they were done. */
function queuesOf(batches: Readonly<Record<string, number>>) {
  const waiting = new Map(Object.entries(batches))
  const order: string[] = []
  return {
    names: Object.keys(batches),
    order,
    batch: (name: string) => {
      order.push(name)
      const more = (waiting.get(name) ?? 0) - 1
      waiting.set(name, more)
      return Promise.resolve({ done: 10, more: more > 0 })
    },
  }
}

it('one batch of each, then the next of those that have more', async () => {
  const run = runOf(Infinity)
  const { names, order, batch } = queuesOf({ a: 3, b: 1, c: 2 })
  await inTurns(run, new Failures(), names, 0, batch)
  expect(run.done()).toBe(60)
  expect(order.join('')).toBe('abcaca')
  expect(run.left()).toBe(false)
})

it('a queue without end keeps none of the others waiting, also when the time is short', async () => {
  const run = runOf(5)
  const { names, order, batch } = queuesOf({ a: 10_000, b: 2, c: 1 })
  await inTurns(run, new Failures(), names, 0, batch)
  expect(run.done()).toBe(50)
  expect(order.join('')).toBe('abcab')
  expect(run.left()).toBe(true)
})

it('where not even one turn of each fits, another one begins the next time', async () => {
  const { names, order, batch } = queuesOf({ a: 100, b: 100, c: 100 })
  for (const first of [0, 1, 2, 3]) await inTurns(runOf(2), new Failures(), names, first, batch)
  expect(order.join('')).toBe('abbccaab')
})

it('one that fails stops none of the others; a lost lease stops all', async () => {
  const { names, order, batch } = queuesOf({ a: 2, b: 2, c: 2 })
  const failures = new Failures()
  const failing = (error: Error) => (name: string) => (name === 'b' ? Promise.reject(error) : batch(name))
  const run = runOf(Infinity)
  await inTurns(run, failures, names, 0, failing(new Error('no')))
  expect(run.done()).toBe(40)
  expect(order.join('')).toBe('acac')
  expect(() => {
    failures.tell()
  }).toThrow('no')
  await expect(inTurns(runOf(Infinity), failures, names, 0, failing(new LeaseLost()))).rejects.toThrow(
    LeaseLost,
  )
})
