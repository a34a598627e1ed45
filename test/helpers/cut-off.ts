import type { Database } from '../../cloudfunctions/platform/database'

/** A process that is no more writes nothing. */
export class CutOff extends Error {
  override readonly name = 'CutOff'
}

const writes = new Set<PropertyKey>(['add', 'set', 'update', 'updateAndReturn', 'remove', 'startTransaction'])

/**
 * A database as it is for a process that ends after so many writes: what it was about to write then, and everything
 * after it, comes to nothing.
 */
export function endingAfter(database: Database, most: number): Database {
  let made = 0
  const isOver = (name: PropertyKey) => writes.has(name) && ++made > most
  const gone = () => Promise.reject(new CutOff('the process is no more'))
  const wrapped = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          if (isOver(name)) return gone()
          const result: unknown = Reflect.apply(value, target, given)
          const goesOn = result !== null && typeof result === 'object' && !(result instanceof Promise)
          return goesOn ? wrapped(result) : result
        }
      },
    })
  return new Proxy(database, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name === 'collection') return (collection: string) => wrapped(target.collection(collection))
      if (typeof value !== 'function') return value
      return (...given: unknown[]): unknown => (isOver(name) ? gone() : Reflect.apply(value, target, given))
    },
  })
}
