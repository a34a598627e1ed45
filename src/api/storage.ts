import Taro from '@tarojs/taro'

const prefix = 'nuanlin:'

/** What this device keeps. A full or forbidden storage loses nothing but the memory. */
export const storage = {
  read<T>(key: string, isValid: (value: unknown) => value is T): T | undefined {
    try {
      const value: unknown = Taro.getStorageSync(prefix + key)
      return isValid(value) ? value : undefined
    } catch {
      return undefined
    }
  },
  /** @returns whether it is kept; in a private window or on a full disk the value lives as long as the page */
  write(key: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(prefix + key, value)
      return true
    } catch {
      return false
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(prefix + key)
    } catch {
      // Nothing was kept, so nothing has to go.
    }
  },
}
