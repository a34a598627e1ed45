import { isRecord } from './checks'
import { deviceValue } from './device-value'
import { onPersonChange } from './person-changes'

interface Kept {
  /** When it was put there, by this device's clock. */
  readonly at: number
  readonly value: unknown
}

const isKept = (value: unknown): value is Kept =>
  isRecord(value) && typeof value.at === 'number' && 'value' in value
const isShelf = (value: unknown): value is Readonly<Record<string, Kept>> =>
  isRecord(value) && Object.values(value).every(isKept)

/** So many stand on one shelf; the one that was longest left alone makes room. */
const MOST = 20

/** What this device keeps for one person, by names. */
export interface DeviceShelf {
  readonly get: (name: string) => unknown
  readonly has: (name: string) => boolean
  readonly put: (name: string, value: unknown) => void
  readonly drop: (name: string) => void
}

/**
 * A few things, each under a name, for as long as they make sense and for nobody but who put them there. A device that
 * keeps nothing, or nothing more, has them until the app is closed.
 *
 * @param keptFor how long after they were last put there, in milliseconds
 */
export function deviceShelf(key: string, keptFor: number): DeviceShelf {
  const shelf = deviceValue<Readonly<Record<string, Kept>>>(key, isShelf, {})
  const all = () => Object.entries(shelf.read()).filter(([, { at }]) => Date.now() - at < keptFor)
  const write = (kept: readonly (readonly [string, Kept])[]) => {
    shelf.write(Object.fromEntries(kept))
  }
  const others = (name: string) => all().filter(([one]) => one !== name)
  const find = (name: string) => all().find(([one]) => one === name)?.[1]
  // What one person left is not shown to whoever sits down here next.
  onPersonChange(where => {
    if (where === 'here') shelf.empty()
    else shelf.letGo()
  })
  return {
    get: name => find(name)?.value,
    has: name => find(name) !== undefined,
    put(name, value) {
      const newest = others(name).sort(([, a], [, b]) => b.at - a.at)
      write([[name, { at: Date.now(), value }], ...newest.slice(0, MOST - 1)])
    },
    drop(name) {
      if (find(name)) write(others(name))
    },
  }
}
