type Listener = (...args: unknown[]) => void

/** The channel between a page and the one that opened it. */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>()

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
  }

  once(name: string, listener: Listener): void {
    const run: Listener = (...args) => {
      this.off(name, run)
      listener(...args)
    }
    this.on(name, run)
  }

  off(name: string, listener?: Listener): void {
    const rest =
      listener === undefined ? [] : (this.listeners.get(name) ?? []).filter(each => each !== listener)
    this.listeners.set(name, rest)
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...args)
  }
}
