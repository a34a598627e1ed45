import { requestFailed } from '../wire/service-error'
import type { Expression } from './date-expressions'

/** Elements that the arrays which expressions make for one document may have in all. */
const MOST_ELEMENTS = 2_000_000

let made = 0

/** Begins the evaluation of expressions for another document. */
export function beginAllowance(): void {
  made = 0
}

/** @throws ServiceError when arrays that are made for one document would fill the memory */
export function countElements(count: number): void {
  made += count
  if (made > MOST_ELEMENTS)
    throw requestFailed(
      `expressions would make arrays of more than ${MOST_ELEMENTS} elements for one document`,
    )
}

/** An operator that makes arrays, counting what it makes. */
export const bounded =
  (make: Expression): Expression =>
  (document, operand, options) => {
    const result: unknown = make(document, operand, options)
    if (Array.isArray(result)) countElements(result.length)
    return result
  }
