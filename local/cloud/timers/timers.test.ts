import { createClock } from '../clock/movable-clock'
import type { InvokeResult } from '../functions/call-failure'
import { nextTime, parseCron, timesBetween } from './cron'
import { Timers } from './timers'

const next = (expression: string, after: string) => {
  const time = nextTime(parseCron(expression), Date.parse(after))
  return time === undefined ? undefined : new Date(time + 8 * 3_600_000).toISOString().slice(0, 19)
}

describe('a timer expression', () => {
  it.each([
    ['0 30 3 * * * *', '2026-11-21T10:00:00+08:00', '2026-11-22T03:30:00'],
    ['0 30 3 * * * *', '2026-11-21T03:29:59+08:00', '2026-11-21T03:30:00'],
    ['0 30 3 * * * *', '2026-11-21T03:30:00+08:00', '2026-11-22T03:30:00'],
    ['*/15 * * * * * *', '2026-11-21T10:00:16+08:00', '2026-11-21T10:00:30'],
    ['0 0 9-17/4 * * MON-FRI *', '2026-11-20T17:00:00+08:00', '2026-11-23T09:00:00'],
    ['0 0 0 1 1 * 2028', '2026-11-21T00:00:00+08:00', '2028-01-01T00:00:00'],
    ['0 0 8 1 * 0 *', '2026-11-21T09:00:00+08:00', '2026-11-22T08:00:00'],
    ['0 0 0 29 2 * *', '2026-11-21T00:00:00+08:00', '2028-02-29T00:00:00'],
  ])('%s after %s is %s', (expression, after, wanted) => {
    expect(next(expression, after)).toBe(wanted)
  })

  it('that never comes has no time', () => {
    expect(next('0 0 0 31 2 * *', '2026-11-21T00:00:00+08:00')).toBeUndefined()
  })

  it.each(['0 0 0 * * *', '60 * * * * * *', '0 0 0 5-3 * * *', 'x * * * * * *'])(
    '%s is refused',
    expression => {
      expect(() => parseCron(expression)).toThrow()
    },
  )
})

describe('the times between two', () => {
  const from = Date.parse('2026-11-21T00:00:00Z')
  const HOUR = 3_600_000

  it.each([
    ['0 0 * * * * *', 3 * HOUR, 3],
    ['0 0 * * * * *', 10 * HOUR, 10],
    ['0 0 * * * * *', 11 * HOUR, 1],
    ['0 0 * * * * *', 3 * HOUR - 1, 2],
    ['0 0 0 31 2 * *', 3 * HOUR, 0],
  ])('%s over %d ms are %d', (expression, length, count) => {
    expect(timesBetween(parseCron(expression), from, from + length, 10)).toHaveLength(count)
  })

  it.each(['* * * * * * *', '0 0 * * * * *', '0 0 3 * * * *', '0 0 3 1 * * *'])(
    'of %s over five years are the last',
    expression => {
      const cron = parseCron(expression)
      const to = from + 5 * 365 * 24 * HOUR
      const [last = 0, ...others] = timesBetween(cron, from, to, 10)
      expect(others).toEqual([])
      expect(last).toBeLessThanOrEqual(to)
      expect(nextTime(cron, last)).toBeGreaterThan(to)
      expect(nextTime(cron, last - 1)).toBe(last)
    },
  )
})

describe('timers', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-21T03:00:00+08:00') })
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  it('call their function at their time by the clock of the cloud', async () => {
    const calls: { name: string; event: { Time: string } }[] = []
    const answer: InvokeResult = { result: null, requestId: '' }
    let timers: Timers | undefined = undefined as Timers | undefined
    const clock = createClock('local-test', move => timers?.moved(move))
    const config = {
      functions: [
        { name: 'jobs', triggers: [{ name: 'nightly', type: 'timer' as const, config: '0 30 3 * * * *' }] },
      ],
    }
    timers = new Timers(
      config,
      clock,
      (name, event) => (calls.push({ name, event: event as { Time: string } }), Promise.resolve(answer)),
      () => undefined,
    )
    await jest.advanceTimersByTimeAsync(29 * 60_000)
    expect(calls).toEqual([])
    await jest.advanceTimersByTimeAsync(61_000)
    const event = { Type: 'Timer', TriggerName: 'nightly', Time: '2026-11-20T19:30:00Z', Message: '' }
    expect(calls).toEqual([{ name: 'jobs', event }])
    // Time that passes sets off what was on its way, each for its own time.
    clock.advance(49 * 3_600_000)
    await timers.settled()
    expect(calls.slice(1).map(({ event: { Time: time } }) => time)).toEqual([
      '2026-11-21T19:30:00Z',
      '2026-11-22T19:30:00Z',
    ])
    // Of very many only the last; none where the clock is set, or goes back.
    clock.advance(400 * 86_400_000)
    await timers.settled()
    expect(calls).toHaveLength(4)
    expect(calls[3]?.event.Time).toBe('2027-12-27T19:30:00Z')
    clock.advance(-86_400_000)
    clock.set('2028-06-01T00:00:00+08:00')
    expect(calls).toHaveLength(4)
    clock.set('2026-12-01T03:29:59+08:00')
    await jest.advanceTimersByTimeAsync(2000)
    expect(calls).toHaveLength(5)
    await timers.fire('jobs', 'nightly')
    expect(calls).toHaveLength(6)
    await expect(timers.fire('jobs', 'weekly')).rejects.toThrow('has no timer weekly')
    timers.stop()
  })
})
