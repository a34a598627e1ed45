/**
 * What the query library needs of AbortController, which mini programs lack: without it every query stays
 * pending and says nothing. Calls to cloud functions cannot be aborted, so the signal only tells its state.
 */
class Signal {
  aborted = false
  reason: unknown = undefined
  private readonly listeners = new Set<() => void>()

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.delete(listener)
  }

  stop(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    for (const listener of this.listeners) listener()
  }
}

export class AbortController {
  readonly signal = new Signal()

  abort(reason?: unknown): void {
    this.signal.stop(reason ?? new Error('aborted'))
  }
}
