import { type Loose, text } from '../values'
import { WxFailure } from './api'

/** Where a mini program's stored values live; each is JSON text. */
export interface PhoneStorage {
  get: (key: string) => string | undefined
  set: (key: string, json: string) => void
  remove: (key: string) => void
  keys: () => string[]
}

export function memoryStorage(): PhoneStorage {
  const values = new Map<string, string>()
  return {
    get: key => values.get(key),
    set: (key, json) => void values.set(key, json),
    remove: key => void values.delete(key),
    keys: () => [...values.keys()],
  }
}

/** In a browser: kept under a prefix of `localStorage`, so that a reload finds what was stored. */
export function browserStorage(prefix: string, storage: Storage): PhoneStorage {
  return {
    get: key => storage.getItem(prefix + key) ?? undefined,
    set: (key, json) => storage.setItem(prefix + key, json),
    remove: key => storage.removeItem(prefix + key),
    keys: () =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter(key => key.startsWith(prefix))
        .map(key => key.slice(prefix.length)),
  }
}

const VALUE_LIMIT = 1024 * 1024
const LIMIT_KB = 10 * 1024

/** WeChat keeps the type of a value, dates and undefined included; JSON keeps what a program should rely on. */
function pack(value: unknown): string {
  const json = JSON.stringify({ value })
  if (json.length > VALUE_LIMIT) throw new WxFailure('fail entry size limit reached')
  return json
}

export function storageApi(storage: PhoneStorage) {
  const read = (key: string): unknown => {
    const json = storage.get(key)
    return json === undefined ? undefined : (JSON.parse(json) as { value?: unknown }).value
  }
  const clear = () => {
    for (const key of storage.keys()) storage.remove(key)
  }
  const info = () => {
    const keys = storage.keys()
    const size = keys.reduce((sum, key) => sum + (storage.get(key)?.length ?? 0), 0)
    return { keys, currentSize: Math.ceil(size / 1024), limitSize: LIMIT_KB }
  }
  return {
    sync: {
      getStorageSync: (key: unknown) => read(text(key)) ?? '',
      setStorageSync: (key: unknown, value: unknown) => storage.set(text(key), pack(value)),
      removeStorageSync: (key: unknown) => storage.remove(text(key)),
      clearStorageSync: clear,
      getStorageInfoSync: info,
    },
    async: {
      getStorage: ({ key }: Loose) => {
        const data = read(text(key))
        if (data === undefined) throw new WxFailure('fail data not found')
        return { data }
      },
      setStorage: ({ key, data }: Loose) => storage.set(text(key), pack(data)),
      removeStorage: ({ key }: Loose) => storage.remove(text(key)),
      clearStorage: clear,
      getStorageInfo: info,
    },
  }
}
