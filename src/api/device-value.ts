import { storage } from './storage'

/** One value that this device keeps, for which other windows may write too. */
export interface DeviceValue<T> {
  /** What another window wrote meanwhile, too; as long as the last of our own could not be kept, that one. */
  readonly read: () => T
  readonly write: (value: T) => void
  /** Begins anew, and leaves nothing of it on the device. */
  readonly empty: () => void
  /** Lets go of what only this window has. */
  readonly letGo: () => void
}

/**
 * A value on the device, read anew each time. Where the storage is full or forbidden it lives until the app is closed:
 * what an earlier writing left there does not come back.
 *
 * @param none what it is before anybody wrote it
 */
export function deviceValue<T>(
  key: string,
  isValid: (value: unknown) => value is T,
  none: T,
): DeviceValue<T> {
  let known = none
  let kept = true
  return {
    read: () => (kept ? (storage.read(key, isValid) ?? known) : known),
    write(value) {
      known = value
      kept = storage.write(key, value)
    },
    empty() {
      known = none
      kept = true
      // Also an empty one, where it can be: only a device that keeps nothing has none.
      if (!storage.write(key, none)) storage.remove(key)
    },
    letGo() {
      known = none
      kept = true
    },
  }
}
