import { type ClockMove, createClock } from './movable-clock'

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-21T00:00:00Z') })
})
afterEach(() => {
  jest.useRealTimers()
})

describe('the clock', () => {
  it('goes on from where it was moved to, and tells how', () => {
    const moves: ClockMove[] = []
    const clock = createClock('local-test', move => moves.push(move))
    clock.set('2030-01-01T00:00:00Z')
    jest.advanceTimersByTime(1000)
    expect(new Date(clock.now()).toISOString()).toBe('2030-01-01T00:00:01.000Z')
    clock.advance(60_000)
    expect(new Date(clock.now()).toISOString()).toBe('2030-01-01T00:01:01.000Z')
    clock.reset()
    expect(clock.offset()).toBe(0)
    expect(moves).toEqual([
      { from: Date.parse('2026-11-21T00:00:00Z'), passed: false },
      { from: Date.parse('2030-01-01T00:00:01Z'), passed: true },
      { from: Date.parse('2030-01-01T00:01:01Z'), passed: false },
    ])
  })

  it.each(['prod-1', 'LOCAL-x', 'my-local-dev', ''])('of %j cannot be moved', env => {
    const clock = createClock(env)
    expect(() => {
      clock.advance(1)
    }).toThrow('cannot be moved')
    expect(() => {
      clock.set(0)
    }).toThrow('cannot be moved')
    expect(() => {
      clock.reset()
    }).toThrow('cannot be moved')
    expect(clock.offset()).toBe(0)
  })

  it.each(['never', NaN, Infinity, 9e15])('is not moved to %s', time => {
    const clock = createClock('local-test')
    expect(() => {
      clock.set(time)
    }).toThrow('to a date')
    expect(clock.offset()).toBe(0)
  })
})
