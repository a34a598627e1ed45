import type { Sqlite } from './sqlite'

/**
 * Writes that arrive in the same turn of the event loop share one commit, and so one wait for the disk. Nobody
 * is answered before the commit of what they wrote, or of what they may have read.
 */
export class WriteGroup {
  private readonly sqlite: Sqlite
  private open: { settled: Promise<void>; succeed: () => void; fail: (error: Error) => void } | undefined
  private broken: Error | undefined

  constructor(sqlite: Sqlite) {
    this.sqlite = sqlite
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
   * Resolves when everything written so far is on disk; undefined when it is already. Rejects for ever once a
   * commit has failed: what was read since may have been part of it.
   */
  pending(): Promise<void> | undefined {
    return this.broken === undefined ? this.open?.settled : Promise.reject(this.broken)
  }

  /**
   * Takes back everything the open commit holds and stops all writing: some of what belongs together could not
   * be written, and the rest must never be seen alone.
   */
  abandon(reason: unknown): Error {
    const group = this.open
    this.open = undefined
    this.broken ??= new Error(`The database could not be written: ${String(reason)}`)
    try {
      this.sqlite.execute('ROLLBACK')
    } catch {
      // The database has taken it back by itself.
    }
    group?.fail(this.broken)
    return this.broken
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
      // What this process remembers no longer agrees with the disk: it must not go on.
      this.open = group
      this.abandon(error)
    }
  }
}
