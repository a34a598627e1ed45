import { createClock } from '../clock/movable-clock'
import { until } from '../testing/until'
import { Pushes } from './pushes'

/** Tells one message to somebody who takes the nth; what they heard, and how to let time pass. */
function told(takes: number) {
  const heard: object[] = []
  let settled = 0
  const clock = createClock('local-test', () => {
    pushes.moved()
  })
  const pushes = new Pushes(clock, event => {
    heard.push(event)
    const answer = Promise.resolve(heard.length === takes)
    // After the pushes have seen the answer.
    void answer.then(() =>
      setImmediate(() => {
        settled++
      }),
    )
    return answer
  })
  let made = 0
  pushes.later(() => ({ Event: 'wxa_media_check', CreateTime: ++made }))
  return {
    heard,
    pushes,
    /** Lets time pass, and waits until what is told by then is answered. */
    pass: async (milliseconds: number) => {
      clock.advance(milliseconds)
      await until(() => settled === heard.length)
    },
  }
}

const MESSAGE = { Event: 'wxa_media_check', CreateTime: 1 }

it('what is taken is told once, after a moment', async () => {
  const { heard, pass, pushes } = told(1)
  expect(heard).toEqual([])
  for (const milliseconds of [1000, 60_000, 60_000]) await pass(milliseconds)
  expect(heard).toEqual([MESSAGE])
  pushes.stop()
})

it('what is refused is told again as it was, five seconds later, and no more once it is taken', async () => {
  const { heard, pass, pushes } = told(2)
  await pass(1000)
  await pass(5000)
  expect(heard).toEqual([MESSAGE, MESSAGE])
  await pass(60_000)
  expect(heard).toHaveLength(2)
  pushes.stop()
})

it('three times in all', async () => {
  const { heard, pass, pushes } = told(4)
  for (const milliseconds of [1000, 5000, 5000, 5000, 60_000]) await pass(milliseconds)
  expect(heard).toEqual([MESSAGE, MESSAGE, MESSAGE])
  pushes.stop()
})

it('nothing any more once it is stopped', async () => {
  const { heard, pass, pushes } = told(4)
  await pass(1000)
  pushes.stop()
  const before = [...heard]
  expect(before).not.toEqual([])
  await pass(60_000)
  expect(heard).toEqual(before)
})
