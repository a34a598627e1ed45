import { compileQuery } from '../matcher/compile-query'
import { sameValue } from '../values/compare'
import { copyValue, type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'
import { checkFields } from './check-fields'
import { changes, onlyExisting } from './operators'
import { expandPath, placeAt } from './places'

/** A document after an update. */
export type Update = (document: Document, inserting?: boolean) => Document

const conflict = (a: string, b: string) =>
  requestFailed(`Updating the path '${b}' would create a conflict at '${a.length < b.length ? a : b}'`)

function checkConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort()
  for (let i = 1; i < sorted.length; i++) {
    const a = sorted[i - 1] as string
    const b = sorted[i] as string
    if (a === b || b.startsWith(`${a}.`)) throw conflict(a, b)
  }
}

function rename(document: Document, from: string, to: Value): void {
  if (typeof to !== 'string') throw requestFailed(`The 'to' field for $rename must be a string: ${from}`)
  const source = placeAt(document, from, false)
  const value = source?.get()
  if (source === undefined || value === undefined) return
  source.remove()
  placeAt(document, to, true)?.set(value)
}

/** The position of the first element of an array that the query speaks of. */
function matchedPosition(query: Document, document: Document) {
  return (array: string): number | undefined => {
    const items = placeAt(document, array, false)?.get()
    if (!Array.isArray(items)) return undefined
    for (const [field, wanted] of Object.entries(query)) {
      if (field !== array && !field.startsWith(`${array}.`)) continue
      const inner = field.slice(array.length + 1)
      const test = compileQuery({ [inner === '' ? 'items' : `items.${inner}`]: wanted })
      const at = items.findIndex(item => test({ items: [item] }))
      if (at >= 0) return at
    }
    return undefined
  }
}

function checkedOperators(modifier: Document): [operator: string, fields: Document][] {
  const operators = Object.entries(modifier).map(([operator, fields]): [string, Document] => {
    const known = Object.hasOwn(changes, operator) || operator === '$rename' || operator === '$setOnInsert'
    if (!known) throw requestFailed(`Unknown modifier: ${operator}`)
    if (!isDocument(fields))
      throw requestFailed(`Modifiers operate on fields but we found another type: ${operator}`)
    return [operator, fields]
  })
  const paths = operators.flatMap(([operator, fields]) =>
    Object.entries(fields).flatMap(([path, to]) =>
      operator === '$rename' && typeof to === 'string' ? [path, to] : [path],
    ),
  )
  for (const path of paths) {
    if (path === '' || path.split('.').includes(''))
      throw requestFailed(`The update path '${path}' contains an empty field name`)
    if (path.split('.').includes('__proto__')) throw requestFailed('The field name __proto__ is not allowed')
    if (path.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${path}' is not valid for storage.`)
  }
  checkConflicts(paths)
  return operators
}

/**
 * Turns an update of operators such as `{ $set: …, $inc: … }` into a function of documents. The document given
 * is not changed.
 * @param query what selected the document, for paths with `$`
 * @param now milliseconds on the cloud's clock
 * @throws ServiceError when an operator is unknown, two speak of one path, or a value has the wrong type
 */
export function compileUpdate(modifier: Document, query: Document, now: number): Update {
  const operators = checkedOperators(modifier)
  if (operators.length === 0) throw requestFailed('the update document is empty')
  return (original, inserting = false) => {
    const document = copyValue(original)
    for (const [name, fields] of operators) {
      if (name === '$setOnInsert' && !inserting) continue
      for (const [field, operand] of Object.entries(fields)) {
        if (name === '$rename') {
          rename(document, field, operand)
          continue
        }
        const operator = name === '$setOnInsert' ? '$set' : name
        for (const path of expandPath(document, field, matchedPosition(query, original))) {
          const place = placeAt(document, path, !onlyExisting.has(operator))
          if (place !== undefined) changes[operator]?.(place, operand, path, now)
        }
      }
    }
    checkFields(document)
    if (!inserting && !sameValue(original['_id'], document['_id'])) {
      throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
    }
    return document
  }
}
