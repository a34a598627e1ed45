import { limits } from '../limits'
import { isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

/**
 * Judges the names and the depth of what is about to be stored.
 * @throws ServiceError when a field has a name that cannot be stored, or objects are nested too deep
 */
export function checkFields(value: Value, depth = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > limits.nesting) throw requestFailed(`nested deeper than ${limits.nesting} levels`)
  if (Array.isArray(value)) {
    for (const item of value) checkFields(item, depth + 1)
    return
  }
  if (!isDocument(value)) return
  for (const field of Object.keys(value)) {
    if (field.startsWith('$')) throw requestFailed(`field name ${field} must not start with $`)
    checkFields(value[field] as Value, depth + 1)
  }
}
