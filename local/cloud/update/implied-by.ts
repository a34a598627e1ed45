import { type Document, isDocument, type Value } from '../values/value'
import { placeAt } from './places'

const hasOperators = (value: Document) => Object.keys(value).some(key => key.startsWith('$'))

/** The one value a condition lets a field have, if there is one. */
function onlyValue(condition: Value): Value | undefined {
  if (condition instanceof RegExp) return undefined
  if (!isDocument(condition) || !hasOperators(condition)) return condition
  if (Object.hasOwn(condition, '$eq')) return onlyValue(condition['$eq'] as Value)
  for (const operator of ['$in', '$all']) {
    const values = condition[operator]
    if (Array.isArray(values) && values.length === 1) return onlyValue(values[0] as Value)
  }
  return undefined
}

/** The document an upsert starts from: what its query says that fields are equal to. */
export function impliedBy(query: Document): Document {
  const start: Document = {}
  const add = (part: Document) => {
    for (const [path, condition] of Object.entries(part)) {
      if (path === '$and' && Array.isArray(condition)) condition.filter(isDocument).forEach(add)
      if (path.startsWith('$')) continue
      const value = onlyValue(condition)
      if (value !== undefined) placeAt(start, path, true)?.set(value)
    }
  }
  add(query)
  return start
}
