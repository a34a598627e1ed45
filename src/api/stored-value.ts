import { sharedValue, type SharedValue } from './shared-value'
import { storage } from './storage'

/** One value that pages share and that survives closing the app. */
export interface StoredValue<T> extends SharedValue<T> {
  /** Whether somebody chose it on this device, as opposed to the default. */
  isChosen: () => boolean
  /** Takes what the device keeps by now: another window may have written it. */
  reload: () => void
}

export function storedValue<T>(
  key: string,
  isValid: (value: unknown) => value is T,
  fallback: () => T,
): StoredValue<T> {
  const kept = storage.read(key, isValid)
  let chosen = kept !== undefined
  const shared = sharedValue<T>(kept === undefined ? fallback() : kept)
  return {
    get: shared.get,
    use: shared.use,
    isChosen: () => chosen,
    reload() {
      const now = storage.read(key, isValid)
      chosen = now !== undefined
      shared.set(now === undefined ? fallback() : now)
    },
    set(value) {
      chosen = true
      storage.write(key, value)
      shared.set(value)
    },
  }
}
