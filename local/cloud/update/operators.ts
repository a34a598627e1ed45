import { compileQuery } from '../matcher/compile-query'
import { compareValues, sameValue } from '../values/compare'
import { valueAt } from '../values/paths'
import { copyValue, type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'
import type { Place } from './places'

/** Changes one place of a document. */
export type Change = (place: Place, operand: Value, path: string, now: number) => void

const numberOf = (value: Value, operator: string, path: string): number => {
  if (typeof value !== 'number') {
    throw requestFailed(
      `Cannot apply ${operator} to a value of non-numeric type. {${path}: ${JSON.stringify(value)}}`,
    )
  }
  return value
}

/** @param missing what a field becomes that was not there */
function arithmetic(
  operator: string,
  missing: (by: number) => number,
  apply: (a: number, b: number) => number,
): Change {
  return (place, operand, path) => {
    const by = numberOf(operand, operator, path)
    const value = place.get()
    place.set(value === undefined ? missing(by) : apply(numberOf(value, operator, path), by))
  }
}

const extreme =
  (sign: 1 | -1): Change =>
  (place, operand) => {
    const value = place.get()
    if (value === undefined || compareValues(operand, value) * sign > 0) place.set(copyValue(operand))
  }

function arrayAt(place: Place, operator: string, path: string): Value[] | undefined {
  const value = place.get()
  if (value === undefined) return undefined
  if (!Array.isArray(value)) {
    throw requestFailed(`The field '${path}' must be an array but is of type ${typeof value} (${operator})`)
  }
  return value
}

const isEach = (operand: Value): operand is Document => isDocument(operand) && Object.hasOwn(operand, '$each')

function eachOf(operand: Value): Value[] {
  if (!isEach(operand)) return [operand]
  const each = operand['$each']
  if (!Array.isArray(each)) throw requestFailed('The argument to $each must be an array')
  return each
}

function integer(value: Value | undefined, name: string): number | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw requestFailed(`The value for ${name} must be an integer value`)
  return value
}

function sortItems(items: Value[], by: Value): Value[] {
  if (by === 1 || by === -1) return items.sort((a, b) => compareValues(a, b) * by)
  if (!isDocument(by))
    throw requestFailed('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}')
  const fields = Object.entries(by)
  return items.sort((a, b) => {
    for (const [field, direction] of fields) {
      const order = compareValues(valueAt(a, field), valueAt(b, field))
      if (order !== 0) return direction === -1 ? -order : order
    }
    return 0
  })
}

const push: Change = (place, operand, path) => {
  const items = [...(arrayAt(place, '$push', path) ?? [])]
  const added = eachOf(operand).map(item => copyValue(item))
  const modifiers = isEach(operand) ? operand : {}
  const position = integer(modifiers['$position'], '$position')
  if (position === undefined) items.push(...added)
  else items.splice(position < 0 ? Math.max(0, items.length + position) : position, 0, ...added)
  if (modifiers['$sort'] !== undefined) sortItems(items, modifiers['$sort'])
  const kept = integer(modifiers['$slice'], '$slice')
  if (kept === undefined) place.set(items)
  else place.set(kept === 0 ? [] : kept < 0 ? items.slice(kept) : items.slice(0, kept))
}

const addToSet: Change = (place, operand, path) => {
  const items = [...(arrayAt(place, '$addToSet', path) ?? [])]
  // The SDK writes addToSet({$each}) as {$each: {$each: []}} is not possible: one level is all there is.
  for (const item of eachOf(operand)) {
    if (!items.some(other => sameValue(other, item))) items.push(copyValue(item))
  }
  place.set(items)
}

const pop: Change = (place, operand, path) => {
  if (operand !== 1 && operand !== -1) throw requestFailed('$pop expects 1 or -1')
  const items = arrayAt(place, '$pop', path)
  if (items !== undefined) place.set(operand === 1 ? items.slice(0, -1) : items.slice(1))
}

const hasOperators = (value: Document) => Object.keys(value).some(key => key.startsWith('$'))

const pull: Change = (place, operand, path) => {
  const items = arrayAt(place, '$pull', path)
  if (items === undefined) return
  let gone: (item: Value) => boolean
  if (isDocument(operand) && !hasOperators(operand)) {
    const test = compileQuery(operand)
    gone = item => isDocument(item) && test(item)
  } else if (isDocument(operand) || operand instanceof RegExp) {
    const test = compileQuery({ item: operand })
    gone = item => !Array.isArray(item) && test({ item })
  } else gone = item => sameValue(item, operand)
  place.set(items.filter(item => !gone(item)))
}

const pullAll: Change = (place, operand, path) => {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  const items = arrayAt(place, '$pullAll', path)
  if (items !== undefined) place.set(items.filter(item => !operand.some(other => sameValue(item, other))))
}

const bit: Change = (place, operand, path) => {
  if (!isDocument(operand))
    throw requestFailed('The $bit modifier is not compatible with a value that is no object')
  let value = place.get() ?? 0
  for (const [name, mask] of Object.entries(operand)) {
    const a = BigInt(Math.trunc(numberOf(value, '$bit', path)))
    const b = BigInt(Math.trunc(numberOf(mask, '$bit', path)))
    if (name === 'and') value = Number(a & b)
    else if (name === 'or') value = Number(a | b)
    else if (name === 'xor') value = Number(a ^ b)
    else throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
  }
  place.set(value)
}

/** Every operator that changes the field it names. `$rename` names two and stands elsewhere. */
export const changes: Readonly<Record<string, Change>> = {
  $set: (place, operand) => {
    place.set(copyValue(operand))
  },
  $unset: place => {
    place.remove()
  },
  $inc: arithmetic(
    '$inc',
    by => by,
    (a, b) => a + b,
  ),
  $mul: arithmetic(
    '$mul',
    () => 0,
    (a, b) => a * b,
  ),
  $min: extreme(-1),
  $max: extreme(1),
  $push: push,
  $pushAll: (place, operand, path, now) => {
    push(place, { $each: operand }, path, now)
  },
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $bit: bit,
  $currentDate: (place, _operand, _path, now) => {
    place.set(new Date(now))
  },
}

/** Operators that need no field that is not there. */
export const onlyExisting: ReadonlySet<string> = new Set(['$unset', '$pop', '$pull', '$pullAll'])
