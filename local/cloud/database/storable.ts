import { randomBytes } from 'node:crypto'
import { checkFields } from '../update/check-fields'
import type { Document, Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

/** An id as the service makes them: 32 hexadecimal digits. */
export const newId = () => randomBytes(16).toString('hex')

/** @throws ServiceError when a value cannot be an `_id` */
export function checkId(id: Value | undefined): void {
  if (Array.isArray(id) || id instanceof RegExp)
    throw requestFailed("The '_id' value cannot be of type array or regex")
}

/**
 * A document as it will be stored: its `_id` first, a new one when it brings none.
 * @throws ServiceError when a field or the `_id` cannot be stored
 */
export function storable(document: Document): Document {
  checkFields(document)
  checkId(document['_id'])
  if (document['_id'] !== undefined && document['_id'] !== null && Object.keys(document)[0] === '_id')
    return document
  const { _id, ...rest } = document
  return { _id: _id ?? newId(), ...rest }
}
