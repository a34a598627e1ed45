import { randomBytes } from 'node:crypto'
import { type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

/** An id as the service makes them: 32 hexadecimal digits. */
export const newId = () => randomBytes(16).toString('hex')

/** @throws ServiceError when a field has a name that cannot be stored */
export function checkFields(value: Value): void {
  if (Array.isArray(value)) value.forEach(checkFields)
  if (!isDocument(value)) return
  for (const field of Object.keys(value)) {
    if (field.startsWith('$')) throw requestFailed(`field name ${field} must not start with $`)
    checkFields(value[field] as Value)
  }
}

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

/** The document an upsert starts from: what its query says that fields are equal to. */
export function impliedBy(query: Document): Document {
  const start: Document = {}
  for (const [field, value] of Object.entries(query)) {
    const wanted = isDocument(value) && '$eq' in value ? value['$eq'] : value
    if (field.startsWith('$') || field.includes('.') || wanted instanceof RegExp) continue
    if (isDocument(wanted) && Object.keys(wanted).some(key => key.startsWith('$'))) continue
    start[field] = wanted
  }
  return start
}
