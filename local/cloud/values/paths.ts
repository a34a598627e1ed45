import { isDocument, type Value } from './value'

const DIGITS = /^(?:0|[1-9]\d*)$/
const parsed = new Map<string, readonly string[]>()

/** The parts of a dotted path. */
export function pathParts(path: string): readonly string[] {
  let parts = parsed.get(path)
  if (parts === undefined) {
    parts = path.split('.')
    if (parsed.size > 10_000) parsed.clear()
    parsed.set(path, parts)
  }
  return parts
}

/** True when the part can be a position in an array. */
export const isPosition = (part: string): boolean => DIGITS.test(part)

/**
 * Calls `found` with every value a dotted path reaches, going through arrays of objects as MongoDB does;
 * `undefined` means that an object on the way lacks the field. Stops when `found` returns true, and returns
 * whether it did. An array at the end of the path is given whole.
 */
export function reach(
  value: Value | undefined,
  parts: readonly string[],
  found: (value: Value | undefined) => boolean,
  at = 0,
): boolean {
  if (at === parts.length) return found(value)
  const part = parts[at] as string
  if (Array.isArray(value)) {
    if (isPosition(part) && Number(part) < value.length && reach(value[Number(part)], parts, found, at + 1)) {
      return true
    }
    for (const item of value) {
      if (isDocument(item) && reach(item, parts, found, at)) return true
    }
    return false
  }
  if (!isDocument(value)) return found(undefined)
  return reach(Object.hasOwn(value, part) ? value[part] : undefined, parts, found, at + 1)
}

/** The value at a path whose way leads through objects only; positions in arrays are followed. */
export function valueAt(value: Value | undefined, path: string): Value | undefined {
  let current = value
  for (const part of pathParts(path)) {
    if (Array.isArray(current)) current = isPosition(part) ? current[Number(part)] : undefined
    else if (isDocument(current)) current = Object.hasOwn(current, part) ? current[part] : undefined
    else return undefined
  }
  return current
}
