import { compareValues, sameValue } from '../values/compare'
import { type Document, isDocument, type Value } from '../values/value'
import { pattern } from '../wire/extended-json'
import { invalidParameter } from '../wire/service-error'
import { boundedTest } from './bounded-pattern'
import { typed } from './field-tests'

/** Judges a value that is there. */
type SchemaTest = (value: Value) => boolean

const wrong = (keyword: string, what: string) =>
  invalidParameter(`$jsonSchema keyword '${keyword}' must be ${what}`)

function numberOf(value: Value, keyword: string): number {
  if (typeof value !== 'number') throw wrong(keyword, 'a number')
  return value
}

function sizeOf(value: Value, keyword: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw wrong(keyword, 'a non-negative integer')
  return value
}

function objectOf(value: Value, keyword: string): Document {
  if (!isDocument(value)) throw wrong(keyword, 'an object')
  return value
}

function namesOf(value: Value, keyword: string): string[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(item => typeof item === 'string'))
    throw wrong(keyword, 'a non-empty array of strings')
  return value
}

function schemasOf(value: Value, keyword: string): SchemaTest[] {
  if (!Array.isArray(value) || value.length === 0) throw wrong(keyword, 'a non-empty array')
  return value.map(item => compileSchema(item))
}

const JSON_TYPES: readonly string[] = ['object', 'array', 'number', 'boolean', 'string', 'null']

function typeTest(value: Value, keyword: string): SchemaTest {
  const names = Array.isArray(value) ? value : [value]
  const known = names.map((name): Value => {
    if (typeof name !== 'string' || (keyword === 'type' && !JSON_TYPES.includes(name)))
      throw wrong(keyword, 'the name of a type')
    return name === 'boolean' ? 'bool' : name
  })
  // In a list, as an array is not to be judged by its elements here.
  const test = typed(known)
  return item => (Array.isArray(item) ? known.includes('array') : test(item))
}

const onNumbers =
  (test: (value: number) => boolean): SchemaTest =>
  value =>
    typeof value !== 'number' || test(value)
const onStrings =
  (test: (value: string) => boolean): SchemaTest =>
  value =>
    typeof value !== 'string' || test(value)
const onArrays =
  (test: (value: Value[]) => boolean): SchemaTest =>
  value =>
    !Array.isArray(value) || test(value)
const onObjects =
  (test: (value: Document) => boolean): SchemaTest =>
  value =>
    !isDocument(value) || test(value)

function isMultiple(value: number, of: number): boolean {
  const quotient = value / of
  return Math.abs(quotient - Math.round(quotient)) < 1e-9
}

function distinct(items: Value[]): boolean {
  const sorted = [...items].sort(compareValues)
  return sorted.every((item, i) => i === 0 || !sameValue(item, sorted[i - 1]))
}

function dependencies(value: Value): SchemaTest {
  const tests = Object.entries(objectOf(value, 'dependencies')).map(([field, needs]) => {
    if (!Array.isArray(needs)) return { field, test: compileSchema(needs) }
    const names = namesOf(needs, 'dependencies')
    return { field, test: onObjects(item => names.every(name => Object.hasOwn(item, name))) }
  })
  return onObjects(item => tests.every(({ field, test }) => !Object.hasOwn(item, field) || test(item)))
}

/** `properties`, `patternProperties` and `additionalProperties`, which depend on one another. */
function fieldsTest(schema: Document): SchemaTest {
  const named = new Map(
    Object.entries(objectOf(schema['properties'] ?? {}, 'properties')).map(([name, inner]) => [
      name,
      compileSchema(inner),
    ]),
  )
  const patterned = Object.entries(objectOf(schema['patternProperties'] ?? {}, 'patternProperties')).map(
    ([source, inner]) => ({ matches: boundedTest(pattern(source, '')), test: compileSchema(inner) }),
  )
  const additional = schema['additionalProperties']
  const rest = additional === undefined ? () => true : flagOrSchema(additional, 'additionalProperties')
  return onObjects(item =>
    Object.entries(item).every(([name, value]) => {
      const tests = patterned.filter(({ matches }) => matches(name)).map(({ test }) => test)
      const own = named.get(name)
      if (own !== undefined) tests.push(own)
      return tests.length === 0 ? rest(value) : tests.every(test => test(value))
    }),
  )
}

function flagOrSchema(value: Value, keyword: string): SchemaTest {
  if (typeof value === 'boolean') return () => value
  if (!isDocument(value)) throw wrong(keyword, 'a boolean or an object')
  return compileSchema(value)
}

function itemsTest(schema: Document): SchemaTest {
  const { items, additionalItems } = schema
  if (items === undefined) return () => true
  if (!Array.isArray(items)) {
    const test = compileSchema(items)
    return onArrays(list => list.every(test))
  }
  const tests = items.map(item => compileSchema(item))
  const rest = additionalItems === undefined ? () => true : flagOrSchema(additionalItems, 'additionalItems')
  return onArrays(list => list.every((item, i) => (tests[i] ?? rest)(item)))
}

const KEYWORDS: Readonly<Record<string, (value: Value, schema: Document) => SchemaTest>> = {
  title: () => () => true,
  description: () => () => true,
  bsonType: value => typeTest(value, 'bsonType'),
  type: value => typeTest(value, 'type'),
  enum: value => {
    if (!Array.isArray(value) || value.length === 0) throw wrong('enum', 'a non-empty array')
    return item => value.some(other => sameValue(other, item))
  },
  minimum: (value, schema) => {
    const least = numberOf(value, 'minimum')
    return onNumbers(item => (schema['exclusiveMinimum'] === true ? item > least : item >= least))
  },
  maximum: (value, schema) => {
    const most = numberOf(value, 'maximum')
    return onNumbers(item => (schema['exclusiveMaximum'] === true ? item < most : item <= most))
  },
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  multipleOf: value => {
    const of = numberOf(value, 'multipleOf')
    if (of <= 0) throw wrong('multipleOf', 'a positive number')
    return onNumbers(item => isMultiple(item, of))
  },
  minLength: value => {
    const least = sizeOf(value, 'minLength')
    return onStrings(item => Array.from(item).length >= least)
  },
  maxLength: value => {
    const most = sizeOf(value, 'maxLength')
    return onStrings(item => Array.from(item).length <= most)
  },
  pattern: value => {
    if (typeof value !== 'string') throw wrong('pattern', 'a string')
    return onStrings(boundedTest(pattern(value, '')))
  },
  minItems: value => {
    const least = sizeOf(value, 'minItems')
    return onArrays(list => list.length >= least)
  },
  maxItems: value => {
    const most = sizeOf(value, 'maxItems')
    return onArrays(list => list.length <= most)
  },
  uniqueItems: value => onArrays(list => value !== true || distinct(list)),
  items: (_value, schema) => itemsTest(schema),
  additionalItems: () => () => true,
  required: value => {
    const names = namesOf(value, 'required')
    return onObjects(item => names.every(name => Object.hasOwn(item, name)))
  },
  minProperties: value => {
    const least = sizeOf(value, 'minProperties')
    return onObjects(item => Object.keys(item).length >= least)
  },
  maxProperties: value => {
    const most = sizeOf(value, 'maxProperties')
    return onObjects(item => Object.keys(item).length <= most)
  },
  properties: (_value, schema) => fieldsTest(schema),
  patternProperties: (_value, schema) => fieldsTest(schema),
  additionalProperties: (_value, schema) => fieldsTest(schema),
  dependencies,
  allOf: value => {
    const tests = schemasOf(value, 'allOf')
    return item => tests.every(test => test(item))
  },
  anyOf: value => {
    const tests = schemasOf(value, 'anyOf')
    return item => tests.some(test => test(item))
  },
  oneOf: value => {
    const tests = schemasOf(value, 'oneOf')
    return item => tests.filter(test => test(item)).length === 1
  },
  not: value => {
    const test = compileSchema(value)
    return item => !test(item)
  },
}

/**
 * Turns a JSON schema of draft 4, as `$jsonSchema` has it, into a test.
 * @throws ServiceError when the schema has a keyword MongoDB does not know, or a wrong value of one
 */
export function compileSchema(schema: Value): SchemaTest {
  if (!isDocument(schema)) throw invalidParameter('$jsonSchema must be an object')
  const tests = Object.entries(schema).map(([keyword, value]) => {
    const compile = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined
    if (compile === undefined) throw invalidParameter(`Unknown $jsonSchema keyword: ${keyword}`)
    return compile(value, schema)
  })
  return value => tests.every(test => test(value))
}
