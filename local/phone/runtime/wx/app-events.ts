type Listener = (event: never) => void

/** The events behind `wx.onXxx` and `wx.offXxx`. */
export const EVENT_NAMES = [
  'AppShow', 'AppHide', 'Error', 'PageNotFound', 'UnhandledRejection', 'ThemeChange', 'NetworkStatusChange',
  'MemoryWarning', 'WindowResize', 'KeyboardHeightChange', 'AppRoute', 'AppRouteDone', 'AudioInterruptionBegin',
  'AudioInterruptionEnd', 'NetworkWeakChange', 'UserCaptureScreen', 'LazyLoadError',
] as const // prettier-ignore

export class AppEvents {
  private readonly listeners = new Map<string, Set<Listener>>()

  on(name: string, listener: unknown): void {
    if (typeof listener !== 'function') return
    const set = this.listeners.get(name) ?? new Set()
    set.add(listener as Listener)
    this.listeners.set(name, set)
  }

  off(name: string, listener?: unknown): void {
    if (typeof listener === 'function') this.listeners.get(name)?.delete(listener as Listener)
    else this.listeners.delete(name)
  }

  emit(name: string, event: unknown): void {
    for (const listener of this.listeners.get(name) ?? []) listener(event as never)
  }
}
