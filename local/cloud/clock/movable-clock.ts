/** The one clock of the cloud. It runs with the machine's until it is moved. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now: () => number
  /** Jumps to a time; the clock goes on from there. */
  set: (time: Date | number | string) => void
  /** Moves forward (or back) by milliseconds. */
  advance: (milliseconds: number) => void
  /** Runs with the machine's clock again. */
  reset: () => void
  /** Milliseconds by which it is ahead of the machine's clock. */
  offset: () => number
}

/** Environments whose clock may be moved, and whose data this cloud may hold, say so in their name. */
export const isLocalEnvironment = (env: string): boolean => env.startsWith('local-')

/**
 * A clock that only environments named `local-…` may move.
 * @throws Error from set, advance and reset in any other environment
 */
export function createClock(env: string, onMove: () => void = () => undefined): MovableClock {
  let offset = 0
  const move = (next: number) => {
    if (!isLocalEnvironment(env))
      throw new Error(`The clock of ${env} cannot be moved: its name does not start with local-.`)
    if (!Number.isFinite(next)) throw new Error('The clock can only be moved to a date.')
    offset = next
    onMove()
  }
  return {
    now: () => Date.now() + offset,
    offset: () => offset,
    set: time => move(new Date(time).getTime() - Date.now()),
    advance: milliseconds => move(offset + milliseconds),
    reset: () => move(0),
  }
}
