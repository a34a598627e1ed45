import { isRecord, isString } from './checks'
import { storage } from './storage'

interface Kept {
  readonly key: string
  /** When the answer came, by this device's clock. */
  readonly at: number
  readonly data: unknown
}

interface Shelf {
  readonly version: string
  readonly answers: readonly Kept[]
}

/** So many answers are kept; the oldest makes room. */
const MOST = 8
const NAME = 'answers'

const isKept = (value: unknown): value is Kept =>
  isRecord(value) && typeof value.key === 'string' && typeof value.at === 'number' && 'data' in value
const isShelf = (value: unknown): value is Shelf =>
  isRecord(value) && isString(value.version) && Array.isArray(value.answers) && value.answers.every(isKept)

/** Answers of this version only: another version's may have another shape. */
function answers(): readonly Kept[] {
  const shelf = storage.read(NAME, isShelf)
  return shelf?.version === CLIENT_VERSION ? shelf.answers : []
}

/** Where somebody stood is not stored: all such questions share one name, the last one counts. */
const nameOf = (key: readonly unknown[]) =>
  JSON.stringify(key, (name, value: unknown) => (name === 'point' ? 'here' : value))

/**
 * The last known answer to a question, so that a page without a network shows what was true. `read` turns
 * what was kept into the answer's type; by default it is believed, for only this version's own is kept.
 */
export function keptAnswer<T>(
  key: readonly unknown[],
  read: (data: unknown) => T = data => data as T,
): { readonly data: T; readonly at: number } | undefined {
  const name = nameOf(key)
  const found = answers().find(kept => kept.key === name)
  return found && { data: read(found.data), at: found.at }
}

/** `data` must not say where somebody stood. */
export function keepAnswer(key: readonly unknown[], data: unknown, at: number): void {
  const name = nameOf(key)
  const others = answers().filter(kept => kept.key !== name)
  storage.write(NAME, {
    version: CLIENT_VERSION,
    answers: [{ key: name, at, data }, ...others].slice(0, MOST),
  } satisfies Shelf)
}

export function forgetAnswers(): void {
  storage.remove(NAME)
}
