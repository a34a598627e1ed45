import type { Variables } from '../matcher/compile-query'
import { evaluate } from '../matcher/expressions'
import { type Document, isDocument, type Value } from '../values/value'

/** Conditions that mean the same wherever they are judged, so that an index may find what they select. */
const PLAIN = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in'])

const isScalar = (value: Value | undefined): value is null | boolean | number | string | Date =>
  value === null || ['boolean', 'number', 'string'].includes(typeof value) || value instanceof Date

const isPlain = (value: Value): boolean =>
  isScalar(value) ||
  (isDocument(value) && Object.keys(value).length > 0 && Object.keys(value).every(name => PLAIN.has(name)))

const fieldOf = (operand: Value | undefined): string | undefined =>
  typeof operand === 'string' ? /^\$([^$].*)$/.exec(operand)?.[1] : undefined

/** What an operand is for every document of the other collection; undefined where that depends on the document. */
function constantOf(operand: Value | undefined, variables: Variables): Value | undefined {
  if (typeof operand !== 'string' || !operand.startsWith('$')) return operand
  const name = /^\$\$([^.]+)/.exec(operand)?.[1]
  return name !== undefined && Object.hasOwn(variables, name) ? evaluate({}, operand, variables) : undefined
}

/** Equalities that must hold where an expression is true: a document they leave out cannot satisfy it. */
function impliedBy(expression: Value | undefined, variables: Variables): Document[] {
  if (!isDocument(expression)) return []
  const { $and: all, $eq: pair } = expression
  if (Array.isArray(all)) return all.flatMap(part => impliedBy(part, variables))
  if (!Array.isArray(pair) || pair.length !== 2) return []
  for (const [one, other] of [pair, [pair[1], pair[0]]]) {
    const field = fieldOf(one)
    const value = constantOf(other, variables)
    if (field !== undefined && isScalar(value)) return [{ [field]: { $eq: value } }]
  }
  return []
}

/**
 * What the first stage of the pipeline of a `$lookup` lets an index find: at least what the stage selects. The
 * stage itself is still judged.
 */
export function lookupQuery(stages: readonly Value[], variables: Variables): Document {
  const [first] = stages
  const match = isDocument(first) ? first['$match'] : undefined
  if (!isDocument(match)) return {}
  const parts = Object.entries(match).flatMap(([name, value]): Document[] => {
    if (name === '$expr') return impliedBy(value, variables)
    return !name.startsWith('$') && isPlain(value) ? [{ [name]: value }] : []
  })
  return parts.length === 0 ? {} : { $and: parts }
}
