import { isPosition } from '../values/paths'
import { type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

/** Where the last part of a path stands: a field of an object or a position in an array. */
export interface Place {
  get: () => Value | undefined
  set: (value: Value) => void
  remove: () => void
}

const MOST_PADDING = 1_500_000

function inArray(items: Value[], part: string, path: string): number {
  if (!isPosition(part)) {
    throw requestFailed(
      `Cannot create field '${part}' in element {${path}: ${JSON.stringify(items).slice(0, 80)}}`,
    )
  }
  const at = Number(part)
  if (at > items.length + MOST_PADDING)
    throw requestFailed(`can't backfill more than ${MOST_PADDING} elements`)
  return at
}

/**
 * The place a path leads to.
 * @param create whether objects missing on the way are made; otherwise a missing way gives undefined
 * @throws ServiceError when the way leads through something that is neither object nor array
 */
export function placeAt(document: Document, path: string, create: boolean): Place | undefined {
  const parts = path.split('.')
  let current: Value = document
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1
    if (Array.isArray(current)) {
      const items: Value[] = current
      if (!create && !isPosition(part)) return undefined
      const at = inArray(items, part, path)
      if (!create && at >= items.length) return undefined
      while (items.length < at) items.push(null)
      if (last) return arrayPlace(items, at)
      if (at === items.length) items.push({})
      current = items[at] as Value
    } else if (isDocument(current)) {
      const owner: Document = current
      if (last) return fieldPlace(owner, part)
      if (!Object.hasOwn(owner, part)) {
        if (!create) return undefined
        owner[part] = {}
      }
      current = owner[part] as Value
    } else if (create) {
      throw requestFailed(
        `Cannot create field '${part}' in element {${parts[i - 1] ?? ''}: ${JSON.stringify(current)}}`,
      )
    } else return undefined
  }
  return undefined
}

const fieldPlace = (owner: Document, field: string): Place => ({
  get: () => (Object.hasOwn(owner, field) ? owner[field] : undefined),
  set: value => {
    owner[field] = value
  },
  remove: () => {
    Reflect.deleteProperty(owner, field)
  },
})

const arrayPlace = (items: Value[], at: number): Place => ({
  get: () => items[at],
  set: value => {
    items[at] = value
  },
  // An array keeps its other positions.
  remove: () => {
    if (at < items.length) items[at] = null
  },
})

/** The paths a path with `$[]` or `$[name]` stands for in a document; others stand for themselves. */
export function expandPath(
  document: Document,
  path: string,
  matched: (array: string) => number | undefined,
): string[] {
  const parts = path.split('.')
  const at = parts.findIndex(part => part === '$[]' || part === '$')
  if (at < 0) return [path]
  const array = parts.slice(0, at).join('.')
  const rest = parts.slice(at + 1)
  const join = (position: number) => [array, String(position), ...rest].join('.')
  if (parts[at] === '$') {
    const position = matched(array)
    if (position === undefined) {
      throw requestFailed('The positional operator did not find the match needed from the query.')
    }
    return expandPath(document, join(position), matched)
  }
  const items = placeAt(document, array, false)?.get()
  if (!Array.isArray(items))
    throw requestFailed(`The path '${array}' must exist in the document in order to apply array updates.`)
  return items.flatMap((_, position) => expandPath(document, join(position), matched))
}
