import { isRecord } from './checks'
import { storage } from './storage'

interface Kept {
  readonly key: string
  /** When the answer came, by this device's clock. */
  readonly at: number
  readonly data: unknown
}

/** So many answers are kept; the oldest makes room. */
const MOST = 8

const isKept = (value: unknown): value is Kept =>
  isRecord(value) && typeof value.key === 'string' && typeof value.at === 'number' && 'data' in value
const isList = (value: unknown): value is Kept[] => Array.isArray(value) && value.every(isKept)

/** Answers of this version only: another version's may have another shape. */
const shelf = `answers:${CLIENT_VERSION}`

/**
 * The last known answer to a question, so that a page without a network shows what was true. `read` turns
 * what was kept into the answer's type; by default it is believed, for only this version's own is kept.
 */
export function keptAnswer<T>(
  key: readonly unknown[],
  read: (data: unknown) => T = data => data as T,
): { readonly data: T; readonly at: number } | undefined {
  const name = JSON.stringify(key)
  const found = (storage.read(shelf, isList) ?? []).find(kept => kept.key === name)
  return found && { data: read(found.data), at: found.at }
}

export function keepAnswer(key: readonly unknown[], data: unknown, at: number): void {
  const name = JSON.stringify(key)
  const others = (storage.read(shelf, isList) ?? []).filter(kept => kept.key !== name)
  storage.write(shelf, [{ key: name, at, data }, ...others].slice(0, MOST))
}
