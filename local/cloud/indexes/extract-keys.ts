import type { IndexSpec } from '../collection-spec'
import { cellBytes, cellsOfShape, FINEST } from '../geo/cells'
import { readShape, type Shape } from '../geo/geojson'
import { encodePart, type KeyPart } from '../keys/encode-key'
import { elementKeys } from './element-keys'
import { isPosition, pathParts, reach } from '../values/paths'
import { type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

/** The keys of one document in one index, and what the planner must know about them. */
export interface ExtractedKeys {
  /** Distinct keys; none when the document has no position for a 2dsphere field. */
  keys: Buffer[]
  /** One bit per field of the index whose value came out of an array. */
  arrays: number
  /** True when a geometry other than a point is among the keys. */
  shapes: boolean
}

/** The shapes at a path: GeoJSON, a legacy pair, or an array of either. */
export function shapesAt(document: Document, path: string): Shape[] {
  const shapes: Shape[] = []
  const add = (value: Value | undefined) => {
    const shape = readShape(value)
    if (shape !== undefined) shapes.push(shape)
  }
  reach(document, pathParts(path), value => {
    if (Array.isArray(value) && typeof value[0] === 'object') value.forEach(add)
    else add(value)
    return false
  })
  return shapes
}

function passesArray(document: Document, parts: readonly string[]): boolean {
  let current: Value | undefined = document
  for (const part of parts) {
    if (Array.isArray(current)) return true
    current = isDocument(current) && Object.hasOwn(current, part) ? current[part] : undefined
  }
  return Array.isArray(current)
}

function partsOfField(document: Document, parts: readonly string[]): KeyPart[] {
  const field = parts[0] as string
  const simple = parts.length === 1 && Object.hasOwn(document, field) ? document[field] : undefined
  if (parts.length === 1 && !Array.isArray(simple)) return [{ value: simple }]
  const found: KeyPart[] = []
  reach(document, parts, value => {
    if (!Array.isArray(value)) found.push({ value })
    else if (value.length === 0) found.push({ emptyArray: true })
    else for (const item of value) found.push({ value: item })
    return false
  })
  return found.length > 0 ? found : [{ value: undefined }]
}

function geoParts(shapes: readonly Shape[]): { parts: KeyPart[]; larger: boolean } {
  const cells = shapes.flatMap(cellsOfShape)
  return {
    parts: cells.map(cell => ({ bytes: cellBytes(cell) })),
    larger: cells.some(cell => cell.level < FINEST),
  }
}

const paired = new WeakMap<IndexSpec, boolean>()

/**
 * Whether the fields of an index that stand under one array go together, element by element. Each field by itself
 * (and every value with every other) is what an index by position has, and one that has a place in it.
 */
export function pairsElements(spec: IndexSpec): boolean {
  let pairs = paired.get(spec)
  if (pairs === undefined) {
    const apart = spec.keys.some(
      ({ field, direction }) => direction === '2dsphere' || pathParts(field).some(isPosition),
    )
    paired.set(spec, (pairs = spec.keys.length > 1 && !apart))
  }
  return pairs
}

/**
 * The keys under which an index finds a document.
 * @throws ServiceError when a geo field holds no geometry, or two fields hold arrays of their own
 */
export function extractKeys(spec: IndexSpec, document: Document): ExtractedKeys {
  return pairsElements(spec) ? byElement(spec, document) : byField(spec, document)
}

function byElement(spec: IndexSpec, document: Document): ExtractedKeys {
  const { keys, arrays } = elementKeys(
    document,
    spec.keys.map(({ field }) => pathParts(field)),
  )
  const encoded = keys.map(parts =>
    Buffer.concat(parts.map((part, at) => encodePart(part, spec.keys[at]?.direction === -1 ? -1 : 1))),
  )
  return { keys: distinct(encoded), arrays, shapes: false }
}

function byField(spec: IndexSpec, document: Document): ExtractedKeys {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let arrays = 0
  let shapes = false
  let firstArray: string | undefined
  for (const [at, { field, direction }] of spec.keys.entries()) {
    const path = pathParts(field)
    let encoded: Buffer[]
    if (direction === '2dsphere') {
      const { parts, larger } = geoParts(shapesAt(document, field))
      shapes ||= larger
      if (parts.length > 1) arrays |= 1 << at
      encoded = parts.map(part => encodePart(part))
    } else {
      if (passesArray(document, path)) {
        if (firstArray !== undefined && pathParts(firstArray)[0] !== path[0])
          throw requestFailed(`cannot index parallel arrays [${field}] [${firstArray}]`)
        firstArray = field
        arrays |= 1 << at
      }
      encoded = partsOfField(document, path).map(part => encodePart(part, direction))
    }
    prefixes =
      encoded.length === 1 && prefixes.length === 1
        ? [Buffer.concat([prefixes[0] as Buffer, encoded[0] as Buffer])]
        : prefixes.flatMap(prefix => encoded.map(part => Buffer.concat([prefix, part])))
  }
  return { keys: distinct(prefixes), arrays, shapes }
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  const seen = new Map(keys.map(key => [key.toString('latin1'), key]))
  return [...seen.values()]
}
