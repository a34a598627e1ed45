import type { KeyPart } from '../keys/encode-key'
import { isDocument, type Document, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

/** One field of an index on its way into a document. */
interface Way {
  at: number
  parts: readonly string[]
  /** Where it has come to, and how many parts of its path that took. */
  value: Value | undefined
  passed: number
  /** What stands in the key, once that is known. */
  fixed?: KeyPart
}

/** Goes on to the end of the path, or to an array. */
function walk(way: Way): Way {
  if (way.fixed !== undefined) return way
  let { value, passed } = way
  while (passed < way.parts.length && isDocument(value)) {
    const part = way.parts[passed++] as string
    value = Object.hasOwn(value, part) ? value[part] : undefined
  }
  if (Array.isArray(value)) return { ...way, value, passed }
  return { ...way, value, passed, fixed: { value: passed < way.parts.length ? undefined : value } }
}

const isAtEnd = ({ passed, parts }: Way) => passed === parts.length

function into(way: Way, element: Value): Way {
  if (way.fixed !== undefined) return way
  if (isAtEnd(way)) return { ...way, fixed: { value: element } }
  return isDocument(element) ? { ...way, value: element } : { ...way, fixed: { value: undefined } }
}

function onlyArray(open: readonly Way[]): readonly Value[] {
  const [first] = open as [Way, ...Way[]]
  const place = ({ parts, passed }: Way) => parts.slice(0, passed).join('.')
  for (const other of open) {
    if (other.value !== first.value || place(other) !== place(first))
      throw requestFailed(`cannot index parallel arrays [${place(other)}] [${place(first)}]`)
  }
  return first.value as readonly Value[]
}

function spread(ways: readonly Way[], arrays: { bits: number }): KeyPart[][] {
  const here = ways.map(walk)
  const open = here.filter(({ fixed }) => fixed === undefined)
  if (open.length === 0) return [here.map(({ fixed }) => fixed as KeyPart)]
  for (const { at } of open) arrays.bits |= 1 << at
  const array = onlyArray(open)
  // An element that is no document has no field, and counts only where it is itself the value.
  const elements = open.some(isAtEnd) ? array : array.filter(isDocument)
  if (elements.length > 0)
    return elements.flatMap(element =>
      spread(
        here.map(way => into(way, element)),
        arrays,
      ),
    )
  const none = (way: Way): KeyPart =>
    way.fixed ?? (isAtEnd(way) ? { emptyArray: true } : { value: undefined })
  return [here.map(none)]
}

/**
 * What stands in the keys of a document, field by field: one key for each element of an array, in which the fields
 * under that array have the values of that one element, as in MongoDB.
 * @returns also one bit per field whose value came out of an array
 * @throws ServiceError when two fields run through two arrays
 */
export function elementKeys(
  document: Document,
  paths: readonly (readonly string[])[],
): { keys: KeyPart[][]; arrays: number } {
  const arrays = { bits: 0 }
  const ways = paths.map((parts, at): Way => ({ at, parts, value: document, passed: 0 }))
  return { keys: spread(ways, arrays), arrays: arrays.bits }
}
