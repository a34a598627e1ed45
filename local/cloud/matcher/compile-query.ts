import { type Document, isDocument, type Value } from '../values/value'
import { invalidParameter } from '../wire/service-error'
import { evaluate, truthy } from './expressions'
import { type DocumentTest, pathTest, useCompiler } from './field-tests'
import { compileSchema } from './json-schema'

/** What `$$name` stands for in an expression. */
export type Variables = Readonly<Record<string, unknown>>

const everything: DocumentTest = () => true

function listOfQueries(
  value: Value | undefined,
  operator: string,
  variables: Variables | undefined,
): DocumentTest[] {
  if (!Array.isArray(value) || value.length === 0)
    throw invalidParameter(`${operator} must be a nonempty array`)
  return value.map(item => {
    if (!isDocument(item)) throw invalidParameter(`${operator} entries need to be full objects`)
    return compileQuery(item, variables)
  })
}

function logical(operator: string, value: Value, variables: Variables | undefined): DocumentTest {
  switch (operator) {
    case '$and': {
      const tests = listOfQueries(value, operator, variables)
      return document => tests.every(test => test(document))
    }
    case '$or': {
      const tests = listOfQueries(value, operator, variables)
      return document => tests.some(test => test(document))
    }
    case '$nor': {
      const tests = listOfQueries(value, operator, variables)
      return document => !tests.some(test => test(document))
    }
    case '$expr':
      return document => truthy(evaluate(document, value, variables))
    case '$jsonSchema':
      return compileSchema(value)
    case '$comment':
      return everything
    default:
      throw invalidParameter(`unknown top level operator: ${operator}`)
  }
}

/**
 * Turns a query into a test of documents with MongoDB's meaning of paths, types and arrays.
 * @param variables of the pipeline the query stands in
 * @throws ServiceError when the query has an operator that does not exist, or a wrong operand
 */
export function compileQuery(query: Document, variables?: Variables): DocumentTest {
  const tests: DocumentTest[] = []
  for (const [field, value] of Object.entries(query)) {
    if (field.startsWith('$')) tests.push(logical(field, value, variables))
    else if (isDocument(value) && Object.keys(value).some(key => key.startsWith('$'))) {
      for (const [operator, operand] of Object.entries(value)) {
        if (!operator.startsWith('$')) throw invalidParameter(`unknown operator: ${operator}`)
        tests.push(pathTest(field, operator, operand, value))
      }
    } else tests.push(pathTest(field, '$eq', value, {}))
  }
  const [only] = tests
  if (only === undefined) return everything
  if (tests.length === 1) return only
  return document => tests.every(test => test(document))
}

useCompiler(compileQuery)
