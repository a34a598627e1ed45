import { limits } from '../limits'
import { compileProjection } from '../query/projection'
import type { Document } from '../values/value'
import { decodeDocument } from '../wire/extended-json'
import { invalidParameter } from '../wire/service-error'

/** The parameters of a request, as they came. */
export type Parameters = Readonly<Record<string, unknown>>

function whole(value: unknown, name: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalidParameter(`${name} must be a non-negative integer`)
  }
  return value
}

/** A parameter that is extended JSON in a string, or undefined when it is not there. */
export function optional(parameters: Parameters, name: string, now: number): Document | undefined {
  const text = parameters[name]
  return text === undefined || text === null || text === '' ? undefined : decodeDocument(text, name, now)
}

/** @throws ServiceError when the parameter is not there */
export function required(parameters: Parameters, name: string, now: number): Document {
  const value = optional(parameters, name, now)
  if (value === undefined) throw invalidParameter(`${name} is required`)
  return value
}

/** A query; none asks for everything. */
export const readQuery = (parameters: Parameters, now: number): Document =>
  optional(parameters, 'query', now) ?? {}

/** Which part of what is found is wanted: rows skipped, and rows at most. */
export function readPage(parameters: Parameters): { offset: number; limit: number } {
  const offset = whole(parameters['offset'], 'offset', 0)
  if (parameters['queryType'] === 'DOC') return { offset, limit: 1 }
  const limit = whole(parameters['limit'], 'limit', limits.defaultRows) || limits.defaultRows
  if (limit > limits.maximumRows)
    throw invalidParameter(`limit must not be greater than ${limits.maximumRows}`)
  return { offset, limit }
}

/** What of each document is wanted, or undefined when all of it is. */
export function readProjection(
  parameters: Parameters,
  now: number,
): ((document: Document) => Document) | undefined {
  const projection = optional(parameters, 'projection', now)
  return projection === undefined || Object.keys(projection).length === 0
    ? undefined
    : compileProjection(projection)
}
