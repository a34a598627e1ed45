import { useSyncExternalStore } from 'react'

/** One value that pages share, for as long as the app runs. */
export interface SharedValue<T> {
  get: () => T
  set: (value: T) => void
  /** The value, and a new rendering whenever it changes. */
  use: () => T
}

export function sharedValue<T>(initial: T): SharedValue<T> {
  let current = initial
  const listeners = new Set<() => void>()
  const get = () => current
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    get,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}
