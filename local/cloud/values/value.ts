/** What a document is made of, as this cloud holds it in memory. Ids of type ObjectId are hex strings. */
export type Value = null | boolean | number | string | Date | RegExp | Rare | Value[] | Document

/** An object of a document, or a document itself. */
export interface Document {
  [field: string]: Value
}

/** Extended JSON wrappers that keep their written form because JavaScript has no type for them. */
export const RARE_KINDS = [
  '$minKey',
  '$binary',
  '$numberDecimal',
  '$timestamp',
  '$code',
  '$symbol',
  '$maxKey',
] as const

export type RareKind = (typeof RARE_KINDS)[number]

/** A BSON type that JavaScript has no value for: kept as written, compared by its written form. */
export class Rare {
  readonly kind: RareKind
  readonly written: string

  constructor(kind: RareKind, written: string) {
    this.kind = kind
    this.written = written
  }
}

/** True for objects that are documents, not dates, patterns, arrays or rare types. */
export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !(value instanceof Rare)
  )
}

/** A copy that shares nothing that can be changed. */
export function copyValue<T extends Value>(value: T): T
export function copyValue(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => copyValue(item))
  if (!isDocument(value)) return value
  const copy: Document = {}
  for (const field of Object.keys(value)) copy[field] = copyValue(value[field] as Value)
  return copy
}
