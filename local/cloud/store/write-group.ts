import type { Sqlite } from './sqlite'

/**
 * Writes that arrive in the same turn of the event loop share one commit, and so one wait for the disk. Nobody
 * is answered before the commit of what they wrote, or of what they may have read.
 */
export class WriteGroup {
  private readonly sqlite: Sqlite
  private open: { settled: Promise<void>; succeed: () => void; fail: (error: Error) => void } | undefined
  private failures = 0
  private failure: Error | undefined
  private broken: Error | undefined
  private forget: () => void = () => undefined

  constructor(sqlite: Sqlite) {
    this.sqlite = sqlite
  }

  /** Says what this process must forget when a commit has failed: all it knows that is not on disk. */
  onFailure(forget: () => void): void {
    this.forget = forget
  }

  /** Makes sure that a commit is coming that will hold what is written from now on in this turn. */
  join(): void {
    if (this.broken !== undefined) throw this.broken
    if (this.open !== undefined) return
    this.sqlite.statement('BEGIN IMMEDIATE').run()
    let succeed!: () => void
    let fail!: (error: Error) => void
    const settled = new Promise<void>((resolve, reject) => {
      succeed = resolve
      fail = reject
    })
    // Someone always waits, but perhaps only after the failure.
    settled.catch(() => undefined)
    this.open = { settled, succeed, fail }
    setImmediate(() => {
      this.flush()
    })
  }

  /**
   * Looks after a request from now on. The function it returns says when everything written so far is on disk;
   * undefined when it is already. It rejects where a commit has failed since: what was read may have been part of it.
   */
  watch(): () => Promise<void> | undefined {
    const failures = this.failures
    return () => {
      const failure = this.broken ?? (this.failures === failures ? undefined : this.failure)
      return failure === undefined ? this.open?.settled : Promise.reject(failure)
    }
  }

  /**
   * Takes back everything the open commit holds: some of what belongs together could not be written, and the rest
   * must never be seen alone. Where even that fails, nothing is read or written any more.
   */
  abandon(reason: unknown): Error {
    const group = this.open
    this.open = undefined
    this.failures++
    const failure = new Error(`The database could not be written: ${String(reason)}`)
    this.failure = failure
    try {
      this.rollBack()
      this.forget()
    } catch (error) {
      this.broken = new Error(`${failure.message}; nor could that be taken back: ${String(error)}`)
    }
    group?.fail(failure)
    return failure
  }

  private rollBack(): void {
    try {
      this.sqlite.execute('ROLLBACK')
    } catch (error) {
      // After some failures the database has taken it back by itself.
      if (!String(error).includes('no transaction is active')) throw error
    }
  }

  /** Commits now what is waiting. */
  flush(): void {
    const group = this.open
    if (group === undefined) return
    this.open = undefined
    try {
      this.sqlite.statement('COMMIT').run()
      group.succeed()
    } catch (error) {
      this.open = group
      this.abandon(error)
    }
  }
}
