/**
 * The one clock of the cloud. Server dates, the life of transactions and signed addresses, timers, the callbacks
 * of WeChat and the clock of functions all go by it.
 */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now: () => number
  /** Jumps to a time, as if the cloud had been started then; the clock goes on from there. */
  set: (time: Date | number | string) => void
  /** Lets time pass: timers that come due on the way go off. Back is possible too, and sets nothing off. */
  advance: (milliseconds: number) => void
  /** Runs with the machine's clock again. */
  reset: () => void
  /** Milliseconds by which it is ahead of the machine's clock. */
  offset: () => number
}

/** How the clock was moved. */
export interface ClockMove {
  /** Milliseconds since 1970 before the move. */
  from: number
  /** Whether time passed, rather than being set. */
  passed: boolean
}

/** Environments whose clock may be moved, and whose data this cloud may hold, say so in their name. */
export const isLocalEnvironment = (env: string): boolean => env.startsWith('local-')

/**
 * A clock that only environments named `local-…` may move.
 * @throws Error from set, advance and reset in any other environment
 */
export function createClock(env: string, onMove: (move: ClockMove) => void = () => undefined): MovableClock {
  let offset = 0
  const move = (next: number, passed: boolean) => {
    if (!isLocalEnvironment(env))
      throw new Error(`The clock of ${env} cannot be moved: its name does not start with local-.`)
    if (Number.isNaN(new Date(Date.now() + next).getTime()))
      throw new Error('The clock can only be moved to a date.')
    const from = Date.now() + offset
    offset = next
    onMove({ from, passed })
  }
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    set: time => {
      move(new Date(time).getTime() - Date.now(), false)
    },
    advance: milliseconds => {
      move(offset + milliseconds, milliseconds > 0)
    },
    reset: () => {
      move(0, false)
    },
  }
}
