import fc from 'fast-check'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { arbitraryOf } from './arbitrary-of-schema'

/** What the fields of an input hold that speak of one place, or of a document that stands there. */
export type PlaceFields = Readonly<Record<string, unknown>>

/**
 * A valid input of a procedure for staff that speaks of one place: made from its schema, with the fields that name
 * a place filled from `fields`.
 * @throws when none of the input's fields is among them: a new kind of place has to be taught to the matrix
 */
export function inputAt(name: string, { input, allow }: AnyProcedure, fields: PlaceFields): unknown {
  const made = fc.sample(arbitraryOf(input), { numRuns: 20, seed: 7 })
  const [valid = {}] = made.filter(one => input.safeParse(one).success)
  const filled: Record<string, unknown> = { ...(valid as object) }
  const known = fieldsOfInput(input).filter(field => Object.hasOwn(fields, field))
  for (const field of known) filled[field] = fields[field]
  if (allow.who === 'staff' && allow.place && known.length === 0)
    throw new Error(`${name}: test/contract/permissions knows no field of its input that names a place`)
  const parsed = input.safeParse(filled)
  if (!parsed.success) throw new Error(`${name}: no valid input could be made: ${parsed.error.message}`)
  return filled
}

/** What the fields of an input are called; none where it is no object. */
export function fieldsOfInput(schema: AnyProcedure['input']): string[] {
  return Object.keys(shapeOf(schema))
}

function shapeOf(schema: AnyProcedure['input']): object {
  return (schema as unknown as { shape?: object }).shape ?? {}
}
