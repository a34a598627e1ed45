import { geoCondition, type GeoCondition } from '../planner/conditions'
import { distance, distanceToShape } from '../geo/distance'
import { shapeOrNothing, type Shape } from '../geo/geojson'
import { intersects, within } from '../geo/relations'
import { compareValues, rank, rankOf, sameValue } from '../values/compare'
import { pathParts, reach } from '../values/paths'
import { type Document, isDocument, Rare, type Value } from '../values/value'
import { pattern } from '../wire/extended-json'
import { invalidParameter } from '../wire/service-error'
import { boundedTest } from './bounded-pattern'

/** Judges what stands at the end of a path; undefined stands for a missing field. */
export type Test = (value: Value | undefined) => boolean

/** Judges a whole document. */
export type DocumentTest = (document: Document) => boolean

/** How a test of one value becomes one of what stands at a path. */
type Reach = (test: Test) => Test

/** The value, and the elements of an array. */
const anyOf: Reach = test => value =>
  Array.isArray(value) ? value.some(item => test(item)) || test(value) : test(value)

/** The value as it is: an element that `$elemMatch` looks at is not looked into. */
const itself: Reach = test => test

function equals(wanted: Value, reached = anyOf): Test {
  if (wanted instanceof RegExp) return matches(wanted, reached)
  if (wanted === null) return reached(value => value === null || value === undefined)
  return reached(value => value !== undefined && sameValue(value, wanted))
}

function matches(expression: RegExp, reached = anyOf): Test {
  const test = boundedTest(expression)
  return reached(value => {
    if (typeof value === 'string') return test(value)
    return value instanceof RegExp && sameValue(value, expression)
  })
}

function ordered(operator: string, wanted: Value, reached: Reach): Test {
  const order = rankOf(wanted)
  const orEqual = operator.endsWith('e')
  const sign = operator.startsWith('$g') ? 1 : -1
  const compare = (value: Value | undefined) => {
    const result = compareValues(value, wanted) * sign
    return result > 0 || (orEqual && result === 0)
  }
  if (wanted === null) return orEqual ? equals(null, reached) : () => false
  if (order === rank.minKey || order === rank.maxKey)
    return reached(value => value !== undefined && compare(value))
  if (typeof wanted === 'number' && Number.isNaN(wanted))
    return orEqual ? equals(wanted, reached) : () => false
  const comparable = (value: Value | undefined) =>
    rankOf(value) === order && value !== undefined && !(typeof value === 'number' && Number.isNaN(value))
  return reached(value => comparable(value) && compare(value))
}

function listOf(value: Value, operator: string): Value[] {
  if (!Array.isArray(value)) throw invalidParameter(`${operator} needs an array`)
  return value
}

function allOf(wanted: Value, reached: Reach): Test {
  const tests = listOf(wanted, '$all').map(item => {
    const [operator] = isDocument(item) ? Object.keys(item) : []
    return operator === '$elemMatch' && isDocument(item)
      ? element(item['$elemMatch'] as Value)
      : equals(item, reached)
  })
  return value => tests.length > 0 && tests.every(test => test(value))
}

const hooks: { compileQuery?: (query: Document) => DocumentTest } = {}

/** Lets `$elemMatch` judge elements as documents, without this room knowing the one that compiles queries. */
export function useCompiler(compileQuery: (query: Document) => DocumentTest): void {
  hooks.compileQuery = compileQuery
}

function element(criteria: Value): Test {
  if (!isDocument(criteria)) throw invalidParameter('$elemMatch needs an Object')
  const fields = Object.keys(criteria)
  const logical = new Set(['$and', '$or', '$nor', '$expr'])
  if (fields.length > 0 && fields.every(field => field.startsWith('$') && !logical.has(field))) {
    const test = operatorTests(criteria, itself)
    return value => Array.isArray(value) && value.some(item => test(item))
  }
  const test = hooks.compileQuery?.(criteria)
  // An array within the array counts as an object whose fields are its positions.
  const asObject = (item: Value): Value => (Array.isArray(item) ? Object.fromEntries(item.entries()) : item)
  return value =>
    Array.isArray(value) && value.map(asObject).some(item => isDocument(item) && test?.(item) === true)
}

function sized(wanted: Value): Test {
  if (typeof wanted !== 'number' || !Number.isInteger(wanted) || wanted < 0)
    throw invalidParameter('$size needs a number')
  return value => Array.isArray(value) && value.length === wanted
}

function modulo(wanted: Value, reached: Reach): Test {
  const [divisor, remainder] = listOf(wanted, '$mod')
  if (typeof divisor !== 'number' || typeof remainder !== 'number')
    throw invalidParameter('malformed mod, not enough elements')
  const by = Math.trunc(divisor)
  if (by === 0 || Number.isNaN(by)) throw invalidParameter('divisor cannot be 0')
  return reached(
    value =>
      typeof value === 'number' && Number.isFinite(value) && Math.trunc(value) % by === Math.trunc(remainder),
  )
}

const TYPE_NAMES: Record<string, (value: Value) => boolean> = {
  double: value => typeof value === 'number' && !Number.isSafeInteger(value),
  string: value => typeof value === 'string',
  object: isDocument,
  array: Array.isArray,
  binData: value => value instanceof Rare && value.kind === '$binary',
  objectId: value => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value),
  bool: value => typeof value === 'boolean',
  date: value => value instanceof Date,
  null: value => value === null,
  regex: value => value instanceof RegExp,
  int: value => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  timestamp: value => value instanceof Rare && value.kind === '$timestamp',
  long: value => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) >= 2 ** 31,
  decimal: value => value instanceof Rare && value.kind === '$numberDecimal',
  number: value => rankOf(value) === rank.number,
  minKey: value => rankOf(value) === rank.minKey,
  maxKey: value => rankOf(value) === rank.maxKey,
}
const TYPE_NUMBERS: Record<number, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  [-1]: 'minKey',
  127: 'maxKey',
}

/** The value, or one of the elements of an array, is of a type given by its name or number, or of one of several. */
export function typed(wanted: Value, reached = anyOf): Test {
  const tests = (Array.isArray(wanted) ? wanted : [wanted]).map(item => {
    const name = typeof item === 'number' ? TYPE_NUMBERS[item] : item
    const test = typeof name === 'string' && Object.hasOwn(TYPE_NAMES, name) ? TYPE_NAMES[name] : undefined
    if (test === undefined) throw invalidParameter(`Unknown type name alias: ${JSON.stringify(item)}`)
    return test
  })
  return reached(value => value !== undefined && tests.some(test => test(value)))
}

const isBit = (value: Value): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 64

/** A mask given as a number, or as a list of positions. */
function bitMask(operator: string, wanted: Value): bigint {
  if (Array.isArray(wanted)) {
    if (!wanted.every(isBit)) throw invalidParameter(`${operator} takes bit positions from 0 to 63`)
    return wanted.reduce<bigint>((sum, bit) => sum | (1n << BigInt(bit)), 0n)
  }
  if (typeof wanted !== 'number' || !Number.isSafeInteger(wanted) || wanted < 0)
    throw invalidParameter(`${operator} takes a non-negative integer or an array of bit positions`)
  return BigInt(wanted)
}

function bits(operator: string, wanted: Value, reached: Reach): Test {
  const mask = bitMask(operator, wanted)
  return reached(value => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return false
    const common = BigInt.asUintN(64, BigInt(value)) & mask
    if (operator === '$bitsAllSet') return common === mask
    if (operator === '$bitsAnySet') return common !== 0n
    if (operator === '$bitsAllClear') return common === 0n
    return common !== mask
  })
}

function geoTest(condition: GeoCondition): Test {
  const judge = (shape: Shape): boolean => {
    switch (condition.kind) {
      case 'near': {
        const metres = distanceToShape(condition.center, shape)
        return metres >= condition.minimum && metres <= condition.maximum
      }
      case 'within':
        return within(shape, condition.area)
      case 'sphere': {
        const corners = [...shape.points, ...shape.lines.flat(), ...shape.polygons.flat(2)]
        return (
          corners.length > 0 &&
          corners.every(corner => distance(condition.center, corner) <= condition.metres)
        )
      }
      case 'intersects':
        return intersects(shape, condition.shape)
    }
  }
  return value => {
    const candidates = Array.isArray(value) && typeof value[0] === 'object' ? value : [value]
    return candidates.some(candidate => {
      const shape = shapeOrNothing(candidate)
      return shape !== undefined && judge(shape)
    })
  }
}

function expression(value: Value, options: Value | undefined): RegExp {
  if (value instanceof RegExp) return typeof options !== 'string' ? value : pattern(value.source, options)
  if (typeof value !== 'string') throw invalidParameter('$regex has to be a string')
  return pattern(value, typeof options === 'string' ? options : '')
}

function operatorTest(operator: string, operand: Value, all: Document, reached = anyOf): Test {
  switch (operator) {
    case '$eq':
      return equals(operand, reached)
    case '$ne': {
      const test = equals(operand, reached)
      return value => !test(value)
    }
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return ordered(operator, operand, reached)
    case '$in': {
      const tests = listOf(operand, operator).map(item => equals(item, reached))
      return value => tests.some(test => test(value))
    }
    case '$nin': {
      const tests = listOf(operand, operator).map(item => equals(item, reached))
      return value => !tests.some(test => test(value))
    }
    case '$exists': {
      const wanted = operand !== false && operand !== 0 && operand !== null
      return value => (value !== undefined) === wanted
    }
    case '$not': {
      const test =
        operand instanceof RegExp
          ? matches(operand, reached)
          : isDocument(operand)
            ? operatorTests(operand, reached)
            : undefined
      if (test === undefined) throw invalidParameter('$not needs a regex or a document')
      return value => !test(value)
    }
    case '$all':
      return allOf(operand, reached)
    case '$elemMatch':
      return element(operand)
    case '$size':
      return sized(operand)
    case '$mod':
      return modulo(operand, reached)
    case '$type':
      return typed(operand, reached)
    case '$regex':
      return matches(expression(operand, all['$options']), reached)
    case '$options':
      if (all['$regex'] === undefined) throw invalidParameter('$options needs a $regex')
      return () => true
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return bits(operator, operand, reached)
    case '$maxDistance':
    case '$minDistance':
      return () => true
    default: {
      const geo = geoCondition('', operator, operand)
      if (geo === undefined) throw invalidParameter(`unknown operator: ${operator}`)
      return geoTest(geo)
    }
  }
}

/** Operators that say something about all values of a path at once, and not about any of them. */
const NEGATIVE = new Set(['$ne', '$nin', '$not'])

/** All operators of an object such as `{ $gt: 1, $lt: 5 }`, judged on one value. */
function operatorTests(operators: Document, reached: Reach): Test {
  const tests = Object.entries(operators).map(([name, operand]) =>
    operatorTest(name, operand, operators, reached),
  )
  return value => tests.every(test => test(value))
}

/**
 * Judges a path of a document by one operator.
 * @throws ServiceError when the operator is unknown or its operand wrong
 */
export function pathTest(path: string, operator: string, operand: Value, all: Document): DocumentTest {
  const parts = pathParts(path)
  if (NEGATIVE.has(operator)) {
    const opposite = negated(operator, operand)
    const tests = opposite.map(([name, value, siblings]) => pathTest(path, name, value, siblings))
    return document => !tests.every(test => test(document))
  }
  if (operator === '$exists') {
    const wanted = operand !== false && operand !== 0 && operand !== null
    return document => reach(document, parts, value => value !== undefined) === wanted
  }
  const test = operatorTest(operator, operand, all)
  if (parts.length === 1 && !path.includes('.')) {
    return document => test(Object.hasOwn(document, path) ? document[path] : undefined)
  }
  return document => reach(document, parts, test)
}

function negated(operator: string, operand: Value): [string, Value, Document][] {
  if (operator === '$ne') return [['$eq', operand, {}]]
  if (operator === '$nin') return [['$in', operand, {}]]
  if (operand instanceof RegExp) return [['$regex', operand, {}]]
  if (!isDocument(operand) || Object.keys(operand).length === 0)
    throw invalidParameter('$not needs a regex or a document')
  return Object.entries(operand).map(([name, value]) => [name, value, operand])
}
