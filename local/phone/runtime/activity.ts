import { type Timers } from './scope'

/** A delay up to which the phone waits for a timer before it calls itself settled: schedulers use these. */
const SHORT_MS = 50

/** Counts what is under way in a phone, so that tests can wait for it to come to rest instead of sleeping. */
export class Activity {
  private readonly shortTimers = new Set<number>()
  private readonly intervals = new Set<number>()
  private readonly allTimers = new Set<number>()
  private calls = 0
  private stopped = false
  /** Grows with everything that happens. */
  ticks = 0

  get busy(): boolean {
    return this.shortTimers.size > 0 || this.calls > 0
  }

  /** The phone waits for `work` and hands it on. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.calls++
    try {
      return await work
    } finally {
      this.calls--
      this.ticks++
    }
  }

  /** Timers for the mini program; none fires after `stop`. */
  timers(run: (task: () => void) => void): Timers {
    const start = (task: (...args: unknown[]) => void, delay = 0, ...args: unknown[]): number => {
      const id = window.setTimeout(() => {
        this.shortTimers.delete(id)
        this.allTimers.delete(id)
        this.ticks++
        if (!this.stopped) run(() => task(...args))
      }, delay)
      this.allTimers.add(id)
      if (delay <= SHORT_MS) this.shortTimers.add(id)
      return id
    }
    return {
      setTimeout: start,
      clearTimeout: id => {
        window.clearTimeout(id)
        this.shortTimers.delete(id)
        this.allTimers.delete(id)
      },
      setInterval: (task, delay = 0, ...args) => {
        const id = window.setInterval(() => {
          this.ticks++
          if (!this.stopped) run(() => task(...args))
        }, delay)
        this.intervals.add(id)
        return id
      },
      clearInterval: id => {
        window.clearInterval(id)
        this.intervals.delete(id)
      },
    }
  }

  stop(): void {
    this.stopped = true
    for (const id of this.allTimers) window.clearTimeout(id)
    for (const id of this.intervals) window.clearInterval(id)
    this.shortTimers.clear()
  }
}
